// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plainapi.h"
#include "realtexts.h"
#include "testclient.h"
#include "testserver.h"

using namespace parlor;
using Direction = FaultProxy::Direction;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

constexpr int kLongPatience = 120'000;  // ms
constexpr int kWindow = 12;             // texts under way at once

}  // namespace

/// 2,000 texts that people wrote, in random order and from both sides, over networks that fail all the time.
class TestRealTexts : public QObject
{
    Q_OBJECT

    TestServer m_server;
    std::unique_ptr<TestClient> m_alice;
    std::unique_ptr<TestClient> m_bob;
    RoomId m_room;
    QRandomGenerator m_random;

    bool hasRoomFor(const TestClient &client) const { return client.waiting() < kWindow; }

    /// One of the things that networks do, to one of the two.
    void harm()
    {
        FaultProxy &network = m_random.bounded(2) ? m_alice->network : m_bob->network;
        const QByteArray messages = "/api/chat/rooms/";
        switch (m_random.bounded(7)) {
        case 0:
            return network.cutAll();
        case 1:
            return network.cutAfter(Direction::ToClient, m_random.bounded(1, 5000));
        case 2:
            return network.cutAfter(Direction::ToServer, m_random.bounded(1, 3000));
        case 3:
            return network.dropNextResponse("POST", messages);
        case 4:
            return network.duplicateNextRequest("POST", messages);
        case 5:
            return network.dropNextEvent("new_message");
        case 6:
            return network.duplicateNextEvent("new_message");
        }
    }

private Q_SLOTS:
    void arriveUnchangedInOneOrder()
    {
        const QByteArray given = qgetenv("PARLOR_SEED");
        const quint32 seed = given.isEmpty() ? QRandomGenerator::system()->generate() : given.toUInt();
        qInfo("seed %u (repeat with PARLOR_SEED)", seed);
        m_random.seed(seed);

        m_alice = std::make_unique<TestClient>(text("alice"), m_server.port());
        m_alice->registerAccount();
        QTRY_VERIFY(m_alice->isLive());
        m_bob = std::make_unique<TestClient>(text("bob"), m_server.port());
        m_bob->registerAccount();
        QTRY_VERIFY(m_bob->isLive());
        m_alice->session->openDirect(m_bob->session->selfId(), this, [this](Result<RoomId> room) { m_room = *room; });
        QTRY_VERIFY(m_alice->room(m_room) && m_bob->room(m_room));

        QStringList texts = realTexts();
        std::shuffle(texts.begin(), texts.end(), m_random);
        for (const QString &words : texts) {
            TestClient &client = m_random.bounded(2) ? *m_alice : *m_bob;
            QTRY_VERIFY_WITH_TIMEOUT(hasRoomFor(client), kLongPatience);
            client.send(m_room, words);
            if (m_random.bounded(25) == 0)
                harm();
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_alice->waiting() == 0 && m_bob->waiting() == 0, kLongPatience);

        const QList<Message> stored = PlainApi(m_server.url(), text("alice")).history(m_room);
        QStringList bodies;
        for (const Message &message : stored)
            bodies.append(message.body);
        QCOMPARE(bodies.size(), texts.size());
        for (const auto *client : {&m_alice, &m_bob}) {
            m_server.beat();
            QTRY_VERIFY_WITH_TIMEOUT((*client)->wantsNothing(m_room) && (*client)->bodies(m_room).size() == texts.size()
                                         && (*client)->isAtRest(m_room),
                                     kLongPatience);
            QCOMPARE((*client)->bodies(m_room), bodies);
        }
        QStringList sorted = bodies;
        std::sort(sorted.begin(), sorted.end());
        std::sort(texts.begin(), texts.end());
        QCOMPARE(sorted, texts);
        qInfo("%d POSTs for %d texts",
              m_alice->network.countRequests("POST", "/api/chat/rooms/")
                  + m_bob->network.countRequests("POST", "/api/chat/rooms/"),
              int(texts.size()));
    }
};

QTEST_GUILESS_MAIN(TestRealTexts)
#include "tst_realtexts.moc"
