// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coreserver.h"

using namespace parlor;

namespace {

struct House {
    /// Its clock stands: a crowd that registers would be told to wait for ever.
    static ServerSettings unlimited()
    {
        ServerSettings settings;
        settings.limitRates = false;
        return settings;
    }

    CoreServer server{unlimited()};
    Caller ann = server.person(QStringLiteral("ann"));
    Caller bob = server.person(QStringLiteral("bob"));
    RoomId room = server.room(ann, RoomKind::Group, {bob.user});

    void say(const Caller &who, int count)
    {
        for (int i = 0; i < count; ++i)
            server.post(who, room, QStringLiteral("word"));
    }
    Result<ReadPosition> read(const Caller &who, Seq seq)
    {
        return await<ReadPosition>([&](auto reply) { server.services->receipts.markRead(who, room, seq, reply); });
    }
    Result<ReadPosition> unread(const Caller &who, Seq seq)
    {
        return await<ReadPosition>([&](auto reply) { server.services->receipts.markUnread(who, room, seq, reply); });
    }
    EventId head() { return *server.log->head(); }
    /// Kinds since an event, each with who alone gets it.
    QStringList told(EventId after)
    {
        QStringList list;
        const auto events = *server.log->read(after, 100);
        for (const LoggedEventPtr &event : events)
            list.append(QString::fromLatin1(event->kind) + (event->onlyUser ? QStringLiteral(" to one") : QString()));
        return list;
    }
};

}  // namespace

class TestReceipts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readOnlyMovesForwardAndStopsAtTheEnd()
    {
        House house;
        house.say(house.ann, 5);
        QCOMPARE(*house.read(house.bob, 3), (ReadPosition{3, 2}));
        QCOMPARE(*house.read(house.bob, 2), (ReadPosition{3, 2}));
        QCOMPARE(*house.read(house.bob, 99), (ReadPosition{5, 0}));
        QCOMPARE(house.read(house.bob, -1).error().code, ErrorCode::InvalidFields);
    }

    void readingIsToldToOneselfAndTheRoomOnce()
    {
        House house;
        house.say(house.ann, 2);
        const EventId before = house.head();
        QVERIFY(house.read(house.bob, 2).ok());
        QVERIFY(house.read(house.bob, 2).ok());
        QCOMPARE(house.told(before),
                 (QStringList{QStringLiteral("read_state to one"), QStringLiteral("message_read")}));
        QCOMPARE(house.server.replay(house.ann, before), QStringList{QStringLiteral("message_read")});
        QCOMPARE(house.server.replay(house.bob, before),
                 (QStringList{QStringLiteral("read_state"), QStringLiteral("message_read")}));
    }

    void unreadIsTheOnlyWayBackAndOnesOwnAffair()
    {
        House house;
        house.say(house.ann, 5);
        QVERIFY(house.read(house.bob, 5).ok());
        const EventId before = house.head();
        QCOMPARE(*house.unread(house.bob, 4), (ReadPosition{3, 2}));
        QCOMPARE(*house.unread(house.bob, 5), (ReadPosition{3, 2}));  // it is unread from there already
        QCOMPARE(house.told(before), QStringList{QStringLiteral("read_state to one")});
        QVERIFY(house.server.logged.last()->dataJson.contains("\"explicit\":true"));
        QCOMPARE(house.unread(house.bob, 0).error().code, ErrorCode::InvalidFields);
    }

    void sendingReadsSilently()
    {
        House house;
        house.say(house.ann, 3);
        const EventId before = house.head();
        house.say(house.bob, 1);
        QCOMPARE(house.told(before), QStringList{QStringLiteral("new_message")});
        QCOMPARE(house.server.view(house.bob, house.room).lastReadSeq, 4);
        QCOMPARE(house.server.view(house.bob, house.room).unread, 0);
    }

    void unreadCountsMessagesOfOthersThatAreThere()
    {
        House house;
        house.say(house.ann, 2);
        house.say(house.bob, 2);
        house.say(house.ann, 2);
        QCOMPARE(house.unread(house.bob, 1)->unread, 4);  // one's own two are none
        const Message last = house.server.post(house.ann, house.room, QStringLiteral("gone"));
        QCOMPARE(house.server.view(house.bob, house.room).unread, 5);
        QVERIFY(await<Message>([&](auto reply) {
                    house.server.services->messages.remove(house.ann, last.id, reply);
                }).ok());
        QCOMPARE(house.server.view(house.bob, house.room).unread, 4);
        UpdateRoomRequest rename;
        rename.name = QStringLiteral("other");
        QVERIFY(await<Room>([&](auto reply) {
                    house.server.services->rooms.update(house.ann, house.room, rename, reply);
                }).ok());
        QCOMPARE(house.server.view(house.bob, house.room).unread, 4);
    }

    void unreadIsWhatACountOfThePagesGives()
    {
        House house;
        const quint32 seed = QRandomGenerator::system()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        QList<Message> sent;
        for (int step = 0; step < 300; ++step) {
            const Caller &who = random.bounded(2) ? house.ann : house.bob;
            const int what = int(random.bounded(10));
            if (what < 6)
                sent.append(house.server.post(who, house.room, QStringLiteral("word")));
            else if (what == 6 && !sent.isEmpty())
                (void)await<Message>([&](auto reply) {
                    house.server.services->messages.remove(who, sent.at(random.bounded(int(sent.size()))).id, reply);
                });
            else if (what == 7)
                (void)house.unread(who, 1 + random.bounded(int(sent.size()) + 1));
            else
                (void)house.read(who, random.bounded(int(sent.size()) + 2));
            const Room seen = house.server.view(who, house.room);
            int counted = 0;
            for (Seq after = seen.lastReadSeq; after < seen.info.lastSeq;) {
                const auto page = *await<MessagePage>([&](auto reply) {
                    house.server.services->messages.page(who, house.room, {PagePosition::Kind::After, after}, 200,
                                                         reply);
                });
                for (const Message &message : page.messages)
                    counted += message.senderId != who.user && !message.deletedAt
                               && message.kind != MessageKind::System;
                after = page.messages.last().seq;
            }
            QCOMPARE(seen.unread, counted);
        }
    }

    void inLargeRoomsOnlyOneselfIsTold()
    {
        House house;
        QList<UserId> crowd;
        for (int i = 0; i < 99; ++i)
            crowd.append(house.server.person(QStringLiteral("guest%1").arg(i)).user);
        house.room = house.server.room(house.ann, RoomKind::Group, crowd);
        house.say(house.ann, 1);
        const Caller guest = *house.server.services->accounts.authenticate(
            house.server.grants.value(QStringLiteral("guest5")).accessToken.toLatin1());
        EventId before = house.head();
        QVERIFY(house.read(guest, 1).ok());
        QCOMPARE(house.told(before).size(), 2);  // a hundred
        QVERIFY(await<AddedMember>([&](auto reply) {
                    house.server.services->members.add(house.ann, house.room, house.bob.user, Role::Member, reply);
                }).ok());
        before = house.head();
        QVERIFY(house.read(guest, 2).ok());
        QCOMPARE(house.told(before), QStringList{QStringLiteral("read_state to one")});
    }

    void settingsAreOnesOwnAndToldToOneself()
    {
        House house;
        RoomSettings settings;
        settings.notify = NotifyLevel::Mentions;
        settings.mutedUntil = house.server.clock.now();
        settings.favourite = true;
        settings.keywords = {QStringLiteral("release"), QStringLiteral("ревю")};
        const auto put = [&] {
            return await<RoomSettings>([&](auto reply) {
                house.server.services->receipts.setSettings(house.bob, house.room, settings, reply);
            });
        };
        const EventId before = house.head();
        QCOMPARE(*put(), settings);
        QVERIFY(put().ok());
        QCOMPARE(house.told(before), QStringList{QStringLiteral("room_settings_changed to one")});
        QCOMPARE(house.server.view(house.bob, house.room).settings, settings);
        QCOMPARE(house.server.view(house.ann, house.room).settings, RoomSettings());
    }
};

QTEST_GUILESS_MAIN(TestReceipts)
#include "tst_receipts.moc"
