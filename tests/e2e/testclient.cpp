// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testclient.h"

namespace parlor {

namespace {

const auto kPassword = QStringLiteral("correct horse");

void mustWork(const Result<User> &result)
{
    if (!result.ok())
        qFatal("Not signed in: %s", qPrintable(result.error().detail));
}

}  // namespace

TestClient::TestClient(const QString &username, quint16 serverPort) : network(serverPort), m_username(username)
{
    auto opened = Profile::open(m_directory.path(), QStringLiteral("default"));
    if (!opened.ok())
        qFatal("No profile: %s", qPrintable(opened.error().detail));
    m_profile = std::move(opened).value();
    start();
}

TestClient::~TestClient() = default;

void TestClient::start()
{
    session.reset();
    m_unstored = 0;
    session = std::make_unique<Session>(ClientContext{m_clock, m_ids, *m_profile, nullptr},
                                        ServerAddress{network.url(), {}});
}

void TestClient::registerAccount()
{
    session->registerAccount({m_username, kPassword, m_username.toUpper(), {}}, session.get(), mustWork);
}

void TestClient::signIn()
{
    session->signIn({m_username, kPassword, QStringLiteral("second device")}, session.get(), mustWork);
}

void TestClient::restart()
{
    start();
    session->resume(m_profile->accounts().first());
}

QStringList TestClient::bodies(RoomId id) const
{
    QStringList bodies;
    const RoomState *state = room(id);
    for (int i = 0; state && i < state->timeline().size(); ++i) {
        const RowPtr row = state->timeline().at(i);
        bodies.append(row->isGap() ? QStringLiteral("…") : row->body());
    }
    return bodies;
}

bool TestClient::isAtRest(RoomId id) const
{
    const RoomState *state = room(id);
    if (!state || waiting() > 0)
        return false;
    state->timeline().checkInvariants();
    for (int i = 0; i < state->timeline().size(); ++i) {
        const RowPtr row = state->timeline().at(i);
        const bool isOwn = row->senderId() == session->selfId();
        const bool isConfirmed = isOwn ? row->state() == DeliveryState::Sent || row->state() == DeliveryState::Read
                                       : row->state() == DeliveryState::Received;
        if (row->isGap() || row->isPending() || !isConfirmed)
            return false;
    }
    return true;
}

ClientKey TestClient::send(RoomId id, const QString &body)
{
    const ClientKey key = session->newDraftKey();
    ++m_unstored;
    session->send({key, id, body, {}}, session.get(), [this](const Result<ClientKey> &stored) {
        --m_unstored;
        if (!stored.ok())
            qFatal("Not stored: %s", qPrintable(stored.error().detail));
    });
    return key;
}

bool TestClient::wantsNothing(RoomId id)
{
    const RoomState *state = room(id);
    if (!state)
        return false;
    for (int i = 0; i < state->timeline().size(); ++i) {
        if (const auto gap = state->timeline().at(i)->gap()) {
            session->fillGap(id, *gap);
            return false;
        }
    }
    if (state->hasOlder())
        session->loadOlder(id);
    return !state->hasOlder();
}

}  // namespace parlor
