// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "killcrew.h"

#include "rawclient.h"

#include <QRandomGenerator>

namespace parlor {

void KillStage::setRunning(bool isRunning)
{
    const std::scoped_lock lock(m_mutex);
    m_isRunning = isRunning;
    m_wake.notify_all();
}

bool KillStage::awaitRunning()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_isRunning || m_isOver; });
    return !m_isOver;
}

void KillStage::end()
{
    const std::scoped_lock lock(m_mutex);
    m_isOver = true;
    m_wake.notify_all();
}

void KillStage::noteSent()
{
    const std::scoped_lock lock(m_mutex);
    ++m_sent;
    ++m_underWay;
    m_wake.notify_all();
}

int KillStage::awaitSent(int more)
{
    std::unique_lock lock(m_mutex);
    const qint64 enough = m_sent + more;
    m_wake.wait(lock, [&] { return m_sent >= enough; });
    return m_underWay;
}

void KillStage::complain(const QString &wrong)
{
    const std::scoped_lock lock(m_mutex);
    m_complaints.append(wrong);
}

QStringList KillStage::complaints() const
{
    const std::scoped_lock lock(m_mutex);
    return m_complaints;
}

KillWriter::KillWriter(KillStage &stage, QUrl url, QByteArray name, QByteArray token, QList<qint64> rooms, quint32 seed)
    : m_stage(stage),
      m_url(std::move(url)),
      m_name(std::move(name)),
      m_token(std::move(token)),
      m_rooms(std::move(rooms)),
      m_thread([this, seed] { run(seed); })
{
}

void KillWriter::run(quint32 seed)
{
    QRandomGenerator random(seed);
    bool isUnderWay = false;  // the last of m_said has neither been answered nor given up
    while (m_stage.awaitRunning()) {
        RawClient client(m_url);
        while (client.socket().state() == QAbstractSocket::ConnectedState) {
            if (!isUnderWay) {
                if (m_stage.isFinishing())
                    return;
                const qint64 room = m_rooms.at(random.bounded(int(m_rooms.size())));
                m_said.append({m_name + "-key-" + QByteArray::number(m_said.size()), room, 0, 0, 0});
                isUnderWay = true;
            }
            Said &said = m_said.last();
            ++said.attempts;
            m_stage.noteSent();
            const RawAnswer answer = client.request(
                "POST", "/api/chat/rooms/" + QByteArray::number(said.room) + "/messages",
                "Authorization: Bearer " + m_token + "\r\n",
                "{\"client_key\":\"" + said.key + "\",\"body\":\"said under " + said.key + "\"}");
            m_stage.noteAnswered();
            if (answer.status == 200 || answer.status == 201) {
                if (answer.status == 200 && said.attempts == 1)
                    m_stage.complain(QStringLiteral("a new key was known: %1").arg(QLatin1String(said.key)));
                const QJsonObject message = answer.json().value(QLatin1String("message")).toObject();
                said.id = message.value(QLatin1String("id")).toInteger();
                said.seq = message.value(QLatin1String("seq")).toInteger();
                isUnderWay = false;
            } else if (answer.status != 0 && answer.status != 503) {
                m_stage.complain(QStringLiteral("%1 for %2: %3")
                                     .arg(answer.status)
                                     .arg(QLatin1String(said.key), QString::fromUtf8(answer.body)));
                return;
            } else if (answer.status == 0) {
                // Some give up: what they said may be there or not, but not twice.
                if (!m_stage.isFinishing() && random.bounded(4) == 0)
                    isUnderWay = false;
                break;
            }
        }
    }
}

KillReader::KillReader(KillStage &stage, QUrl url, QByteArray token, QByteArray cursor)
    : m_stage(stage), m_url(std::move(url)), m_token(std::move(token)), m_cursor(std::move(cursor)), m_thread([this] {
          run();
      })
{
}

void KillReader::run()
{
    while (m_stage.awaitRunning())
        readStream();
}

void KillReader::readStream()
{
    StreamClient stream(m_url, m_token, "?since=" + m_cursor);
    if (stream.head.status != 200)
        return;
    ++m_streams;
    qint64 sent = 0;
    while (!m_stage.isOver()) {
        const StreamClient::Event event = stream.next(200);
        if (event.type.isEmpty()) {
            if (stream.raw().socket().state() != QAbstractSocket::ConnectedState)
                return;
        } else if (event.type == "hello") {
            if (event.id != m_cursor)
                m_stage.complain(QStringLiteral("goes on from another cursor"));
        } else if (event.type == "heartbeat") {
            if (event.data.value(QLatin1String("sent")).toInteger() != sent)
                m_stage.complain(QStringLiteral("the heartbeat counts otherwise"));
        } else if (event.type == "reset") {
            m_stage.complain(QStringLiteral("a reset"));
        } else if (!event.id.isEmpty()) {
            ++sent;
            const QJsonObject data = event.data.value(QLatin1String("data")).toObject();
            const QJsonObject message = data.value(QLatin1String("message")).toObject();
            m_heard.append({event.number(), message.value(QLatin1String("client_key")).toString().toLatin1()});
            m_cursor = event.id;
            ++m_count;
        }
    }
}

}  // namespace parlor
