// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coreserver.h"

using namespace parlor;

namespace {

Result<SyncPicture> sync(CoreServer &server, const Caller &who, qint64 messages = 50)
{
    return await<SyncPicture>([&](auto reply) { server.services->sync.picture(who, messages, reply); });
}

}  // namespace

class TestSync : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePictureHasAllThatThePersonMaySee()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const Caller bob = server.person(QStringLiteral("bob"));
        const RoomId room = server.room(ann, RoomKind::Group, {bob.user});
        server.room(bob, RoomKind::Group);
        server.room(bob, RoomKind::Channel);
        for (int i = 0; i < 5; ++i)
            server.post(ann, room, QString::number(i));
        const SyncPicture picture = *sync(server, ann, 3);
        QCOMPARE(picture.cursor, (Cursor{server.store->epoch(), *server.log->head()}));
        QCOMPARE(picture.me.username, QStringLiteral("ann"));
        QCOMPARE(picture.server.epoch, server.store->epoch());
        QCOMPARE(picture.workspaces.size(), 1);
        QCOMPARE(picture.users.size(), 2);
        QCOMPARE(picture.rooms.size(), 2);  // general and the group, not bob's
        QCOMPARE(picture.rooms.last().members.size(), 2);
        QCOMPARE(picture.rooms.last().messages.size(), 3);
        QCOMPARE(picture.rooms.last().messages.first().seq, 3);
        QCOMPARE(picture.rooms.last().messages.last().seq, 5);
        QCOMPARE(sync(server, ann, -1).error().code, ErrorCode::InvalidFields);
        QVERIFY(sync(server, ann, 0)->rooms.last().messages.isEmpty());
    }

    void thePictureIsOneMomentWhileOthersWrite()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const RoomId room = server.room(ann, RoomKind::Group);
        const EventId before = *server.log->head();
        std::atomic<bool> stop = false;
        std::thread writing([&] {
            while (!stop)
                server.post(ann, room, QStringLiteral("word"));
        });
        bool isConsistent = true;
        for (int i = 0; i < 100; ++i) {
            const SyncPicture picture = *sync(server, ann);
            const SyncRoom &seen = picture.rooms.last();
            // Every event since the room's beginning is one message of it.
            isConsistent &= picture.cursor.eventId - before == seen.room.info.lastSeq;
            isConsistent &= seen.messages.isEmpty() ? seen.room.info.lastSeq == 0
                                                    : seen.messages.last().seq == seen.room.info.lastSeq;
        }
        stop = true;
        writing.join();
        QVERIFY(isConsistent);
    }

    void whoIsThereIsToldToThoseWhoAskAbout()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const Caller bob = server.person(QStringLiteral("bob"));
        PresenceService &presence = server.services->presence;
        presence.connected(ann.user);
        presence.connected(ann.user);
        QCOMPARE(server.passing.size(), 1);
        QCOMPARE(server.passing.last().aboutUser, std::optional(ann.user));
        QVERIFY(await<Done>([&](auto reply) { presence.setStatus(ann, PresenceStatus::DoNotDisturb, reply); }).ok());
        QVERIFY(await<Done>([&](auto reply) { presence.setStatus(bob, PresenceStatus::Away, reply); }).ok());
        QCOMPARE(server.passing.size(), 2);  // who is not there is not told about
        const auto online = [&](const OnlineScope &scope) {
            return await<QList<OnlineUser>>([&](auto reply) { presence.online(bob, scope, reply); });
        };
        QCOMPARE(online({})->size(), 1);
        QCOMPARE(online({})->first().presence.status, PresenceStatus::DoNotDisturb);
        QCOMPARE(online({RoomId{1}, {}})->size(), 1);
        QCOMPARE(online({{}, WorkspaceId{1}})->size(), 1);
        QCOMPARE(online({RoomId{99}, {}}).error().code, ErrorCode::NotFound);
        presence.disconnected(ann.user);
        presence.disconnected(ann.user);
        QCOMPARE(server.passing.size(), 3);
        QVERIFY(online({})->isEmpty());
        QCOMPARE(presence.statusOf(ann.user), PresenceStatus::Offline);
    }

    void typingEndsByItselfAfterSixSeconds()
    {
        using namespace std::chrono_literals;
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const Caller bob = server.person(QStringLiteral("bob"));
        const RoomId room = server.room(ann, RoomKind::Group);
        const auto type = [&](const Caller &who, bool typing) {
            return await<Done>([&](auto reply) { server.services->typing.setTyping(who, room, typing, reply); });
        };
        QCOMPARE(type(bob, true).error().code, ErrorCode::NotFound);
        QVERIFY(type(ann, true).ok());
        QTRY_COMPARE(server.passing.size(), 1);
        QCOMPARE(server.passing.last().exceptUser, std::optional(ann.user));
        server.clock.advance(5s);
        QVERIFY(type(ann, true).ok());
        QTRY_COMPARE(server.passing.size(), 2);
        server.clock.advance(5s);
        QCOMPARE(server.passing.size(), 2);
        server.clock.advance(1s);
        QCOMPARE(server.passing.size(), 3);
        QVERIFY(server.passing.last().dataJson.contains("false"));
        QVERIFY(type(ann, false).ok());
        server.clock.advance(1h);
        QCoreApplication::processEvents();
        QCOMPARE(server.passing.size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestSync)
#include "tst_sync.moc"
