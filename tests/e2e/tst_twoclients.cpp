// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plainapi.h"
#include "testclient.h"
#include "testserver.h"

using namespace parlor;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

}  // namespace

/// Two people, one server, one process: what people do with each other all day.
class TestTwoClients : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestClient> m_alice;
    std::unique_ptr<TestClient> m_bob;
    RoomId m_room;

    RowPtr row(const TestClient &client, int index) const
    {
        const RoomState *room = client.room(m_room);
        return room && index < room->timeline().size() ? room->timeline().at(index) : RowPtr();
    }

    bool bothShow(const QStringList &bodies) const
    {
        return m_alice->isAtRest(m_room) && m_bob->isAtRest(m_room) && m_alice->bodies(m_room) == bodies
               && m_bob->bodies(m_room) == bodies;
    }

    QStringList stored() const
    {
        QStringList bodies;
        for (const Message &message : PlainApi(m_server->url(), text("alice")).history(m_room))
            bodies.append(message.body);
        return bodies;
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>();
        m_alice = std::make_unique<TestClient>(text("alice"), m_server->port());
        m_alice->registerAccount();
        QTRY_VERIFY(m_alice->isLive());
        m_bob = std::make_unique<TestClient>(text("bob"), m_server->port());
        m_bob->registerAccount();
        QTRY_VERIFY(m_bob->isLive());
        m_room = {};
        m_alice->session->openDirect(m_bob->session->selfId(), this, [this](Result<RoomId> room) {
            QVERIFY(room.ok());
            m_room = *room;
        });
        QTRY_VERIFY(m_alice->room(m_room) && m_bob->room(m_room));
    }

    void cleanup()
    {
        m_alice.reset();
        m_bob.reset();
        m_server.reset();
    }

    void theDirectRoomIsOneForBoth()
    {
        std::optional<RoomId> again;
        m_bob->session->openDirect(m_alice->session->selfId(), this, [&](Result<RoomId> room) { again = *room; });
        QTRY_VERIFY(again);
        QCOMPARE(*again, m_room);
        QCOMPARE(m_alice->session->roomTitle(m_room), text("BOB"));
        QCOMPARE(m_bob->session->roomTitle(m_room), text("ALICE"));
    }

    void whatEachSaysStandsOnceWithBothInOneOrder()
    {
        for (int i = 0; i < 20; ++i) {
            m_alice->send(m_room, text("alice %1").arg(i));
            m_bob->send(m_room, text("bob %1").arg(i));
        }
        QTRY_VERIFY(m_alice->isAtRest(m_room) && m_bob->isAtRest(m_room) && m_alice->bodies(m_room).size() == 40
                    && m_bob->bodies(m_room).size() == 40);
        QCOMPARE(m_alice->bodies(m_room), m_bob->bodies(m_room));
        QCOMPARE(m_alice->bodies(m_room), stored());
        QCOMPARE(m_alice->bodies(m_room).filter(text("alice")).last(), text("alice 19"));
    }

    void editsReachBoth()
    {
        m_alice->send(m_room, text("helo"));
        QTRY_VERIFY(bothShow({text("helo")}));
        const RowPtr before = row(*m_alice, 0);
        m_alice->session->editMessage(before->id(), text("hello"), before->revision());
        QTRY_VERIFY(bothShow({text("hello")}));
        QVERIFY(row(*m_bob, 0)->message().editedAt);
        QCOMPARE(row(*m_alice, 0)->rowId(), before->rowId());
        QCOMPARE(row(*m_bob, 0)->revision(), row(*m_alice, 0)->revision());
    }

    void deletedMessagesKeepTheirPlaceWithBoth()
    {
        m_alice->send(m_room, text("one"));
        m_alice->send(m_room, text("two"));
        QTRY_VERIFY(bothShow({text("one"), text("two")}));
        m_alice->session->deleteMessage(row(*m_alice, 0)->id());
        QTRY_VERIFY(bothShow({QString(), text("two")}));
        QVERIFY(row(*m_bob, 0)->isDeleted());
        QCOMPARE(stored(), (QStringList{QString(), text("two")}));
    }

    void reactionsReachBoth()
    {
        m_alice->send(m_room, text("cake?"));
        QTRY_VERIFY(bothShow({text("cake?")}));
        const MessageId id = row(*m_bob, 0)->id();
        m_bob->session->react(id, text("👍"), true);
        m_alice->session->react(id, text("👍"), true);
        const auto reactions = [this](const TestClient &client) { return row(client, 0)->message().reactions; };
        QTRY_COMPARE(reactions(*m_alice).value(0).userIds.size(), 2);
        QTRY_COMPARE(reactions(*m_bob).value(0).userIds.size(), 2);
        m_bob->session->react(id, text("👍"), false);
        const QList<Reaction> left{{text("👍"), {m_alice->session->selfId()}}};
        QTRY_COMPARE(reactions(*m_alice), left);
        QTRY_COMPARE(reactions(*m_bob), left);
    }

    void readingIsSeenByTheOther()
    {
        m_alice->send(m_room, text("one"));
        m_alice->send(m_room, text("two"));
        QTRY_VERIFY(bothShow({text("one"), text("two")}));
        QTRY_COMPARE(m_bob->room(m_room)->room().unread, 2);
        QCOMPARE(row(*m_alice, 1)->state(), DeliveryState::Sent);
        m_bob->session->markRead(m_room, 2);
        QCOMPARE(m_bob->room(m_room)->room().unread, 0);
        QTRY_COMPARE(row(*m_alice, 1)->state(), DeliveryState::Read);
        QCOMPARE(m_alice->room(m_room)->timeline().readBy(2), QList<UserId>{m_bob->session->selfId()});
    }

    void typingIsSeenByTheOtherAlone()
    {
        m_alice->session->setTyping(m_room, true);
        QTRY_COMPARE(m_bob->room(m_room)->typing(), QList<UserId>{m_alice->session->selfId()});
        QVERIFY(m_alice->room(m_room)->typing().isEmpty());
        m_alice->send(m_room, text("done"));
        m_alice->session->setTyping(m_room, false);
        QTRY_VERIFY(m_bob->room(m_room)->typing().isEmpty());
    }

    void aReplyPointsToItsMessage()
    {
        m_alice->send(m_room, text("question"));
        QTRY_VERIFY(bothShow({text("question")}));
        const MessageId question = row(*m_bob, 0)->id();
        m_bob->session->send({m_bob->session->newDraftKey(), m_room, text("answer"), question});
        QTRY_VERIFY(bothShow({text("question"), text("answer")}));
        QCOMPARE(row(*m_alice, 1)->replyTo(), std::optional(question));
        QTRY_COMPARE(row(*m_alice, 0)->replyCount(), 1);
        QTRY_COMPARE(row(*m_bob, 0)->replyCount(), 1);
    }

    void whoWasAwayFindsEverything()
    {
        m_bob->network.setOffline(true);
        QTRY_VERIFY(!m_bob->isLive());
        for (int i = 0; i < 5; ++i)
            m_alice->send(m_room, text("while away %1").arg(i));
        m_bob->send(m_room, text("written on the train"));
        QTRY_VERIFY(m_alice->isAtRest(m_room) && m_alice->bodies(m_room).size() == 5);
        m_bob->network.setOffline(false);
        m_bob->session->reconnectNow();
        QTRY_VERIFY_WITH_TIMEOUT(m_alice->bodies(m_room).size() == 6 && m_bob->isAtRest(m_room), 60'000);
        QCOMPARE(m_alice->bodies(m_room), m_bob->bodies(m_room));
        QCOMPARE(m_alice->bodies(m_room).last(), text("written on the train"));
    }

    void whoStartsAnewFindsEverything()
    {
        m_alice->send(m_room, text("one"));
        QTRY_VERIFY(bothShow({text("one")}));
        m_bob->kill();
        m_alice->send(m_room, text("two"));
        QTRY_VERIFY(m_alice->isAtRest(m_room) && m_alice->bodies(m_room).size() == 2);
        m_bob->restart();
        QTRY_VERIFY_WITH_TIMEOUT(bothShow({text("one"), text("two")}), 60'000);
    }
};

QTEST_GUILESS_MAIN(TestTwoClients)
#include "tst_twoclients.moc"
