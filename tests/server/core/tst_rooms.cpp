// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"

using namespace parlor;

namespace {

/// With rooms of any name.
struct House : People {
    Result<CreatedRoom> create(const Caller &who, RoomKind kind, const QList<UserId> &others, const QString &name = {})
    {
        return await<CreatedRoom>([&](auto reply) {
            server.services->rooms.create(who, {kHome, kind, name, {}, others}, reply);
        });
    }
};

}  // namespace

class TestRooms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPairHasOneDirectRoomWhoeverAsks()
    {
        House house;
        const auto first = house.create(house.ann, RoomKind::Direct, {house.bob.user});
        QVERIFY(first->created);
        const auto second = house.create(house.bob, RoomKind::Direct, {house.ann.user, house.bob.user});
        QVERIFY(!second->created);
        QCOMPARE(second->room.info.id, first->room.info.id);
        const auto saved = house.create(house.ann, RoomKind::Direct, {});
        QVERIFY(saved->created);
        QVERIFY(!house.create(house.ann, RoomKind::Direct, {house.ann.user})->created);
        QVERIFY(house.create(house.bob, RoomKind::Direct, {})->created);
        QCOMPARE(house.create(house.ann, RoomKind::Direct, {house.bob.user, house.eve.user}).error().code,
                 ErrorCode::InvalidFields);
        QCOMPARE(house.create(house.ann, RoomKind::Direct, {UserId{99}}).error().code, ErrorCode::InvalidFields);
    }

    void aPairThatAsksAtTheSameInstantHasOneRoom()
    {
        House house;
        std::promise<Result<CreatedRoom>> a, b;
        const CreateRoomRequest request{WorkspaceId{1}, RoomKind::Direct, {}, {}, {house.ann.user, house.bob.user}};
        house.server.services->rooms.create(house.ann, request,
                                            [&](Result<CreatedRoom> r) { a.set_value(std::move(r)); });
        house.server.services->rooms.create(house.bob, request,
                                            [&](Result<CreatedRoom> r) { b.set_value(std::move(r)); });
        const auto first = a.get_future().get();
        const auto second = b.get_future().get();
        QCOMPARE(first->room.info.id, second->room.info.id);
        QVERIFY(first->created != second->created);
    }

    void aDirectRoomCannotBeChanged()
    {
        House house;
        const RoomId room = house.create(house.ann, RoomKind::Direct, {house.bob.user})->room.info.id;
        UpdateRoomRequest rename;
        rename.name = QStringLiteral("ours");
        QCOMPARE(house.update(house.ann, room, rename).error().code, ErrorCode::Forbidden);
        QCOMPARE(house.leave(house.ann, room).error().code, ErrorCode::Forbidden);
        QCOMPARE(house.add(house.ann, room, house.eve.user).error().code, ErrorCode::Forbidden);
        QCOMPARE(house.removeMember(house.ann, room, house.bob.user).error().code, ErrorCode::Forbidden);
        QCOMPARE(house.setRole(house.ann, room, house.bob.user, Role::Admin).error().code, ErrorCode::Forbidden);
        QCOMPARE(house.join(house.eve, room).error().code, ErrorCode::NotFound);
        QCOMPARE(
            await<Done>([&](auto reply) { house.server.services->rooms.remove(house.ann, room, reply); }).error().code,
            ErrorCode::Forbidden);
    }

    void aGroupIsSeenByItsMembersAChannelByTheWorkspace()
    {
        House house;
        const RoomId group = house.create(house.ann, RoomKind::Group, {house.bob.user})->room.info.id;
        const RoomId channel = house.create(house.ann, RoomKind::Channel, {}, QStringLiteral("news"))->room.info.id;
        QCOMPARE(house.get(house.eve, group).error(), house.get(house.eve, RoomId{99}).error());
        QVERIFY(!house.get(house.eve, channel)->member);
        QCOMPARE(house.join(house.eve, group).error().code, ErrorCode::NotFound);
        QVERIFY(house.join(house.eve, channel).ok());
        const EventId head = house.head();
        QVERIFY(house.join(house.eve, channel).ok());
        QCOMPARE(house.head(), head);
        QVERIFY(house.get(house.eve, channel)->member);
        QCOMPARE(house.create(house.ann, RoomKind::Channel, {}).error().code, ErrorCode::InvalidFields);
    }

    void membersNamedAtCreationGetOnlyRoomCreated()
    {
        House house;
        const EventId before = house.head();
        const RoomId room = house.server.room(house.ann, RoomKind::Group,
                                              {house.bob.user, house.bob.user, house.ann.user});
        QCOMPARE(house.server.replay(house.ann, before), kindList({"room_created"}));
        QCOMPARE(house.server.replay(house.bob, before), kindList({"room_created"}));
        QCOMPARE(house.server.replay(house.eve, before), QStringList());
        QCOMPARE(house.server.logged.last()->memberships.size(), 2);
        QCOMPARE(house.get(house.ann, room)->role, Role::Owner);
        QCOMPARE(house.get(house.bob, room)->role, Role::Member);
    }

    void replayFollowsThePeriodsOfMembership()
    {
        House house;
        const EventId before = house.head();
        const RoomId room = house.server.room(house.ann, RoomKind::Group);
        house.server.post(house.ann, room, QStringLiteral("before"));
        QVERIFY(house.add(house.ann, room, house.bob.user).ok());
        house.server.post(house.ann, room, QStringLiteral("while"));
        QVERIFY(house.removeMember(house.ann, room, house.bob.user).ok());
        house.server.post(house.ann, room, QStringLiteral("without"));
        QVERIFY(house.add(house.ann, room, house.bob.user).ok());
        // member_added first, member_removed last, twice; the system lines of one's coming are one's own.
        QCOMPARE(house.server.replay(house.bob, before), kindList({"member_added", "new_message", "new_message",
                                                                   "member_removed", "member_added", "new_message"}));
        const EventLog::Replay replay = *house.server.log->readFor(house.bob.user, before, house.head(), 100);
        for (const LoggedEventPtr &event : replay.events)
            QVERIFY(!event->dataJson.contains("without") && !event->dataJson.contains("before"));
    }

    void replayComesInPartsThatJoin()
    {
        House house;
        const RoomId room = house.server.room(house.ann, RoomKind::Group);
        for (int i = 0; i < 20; ++i)
            house.server.post(house.ann, room, QString::number(i));
        const EventId head = house.head();
        QList<EventId> inParts;
        for (EventId at = 0; at < head;) {
            const EventLog::Replay part = *house.server.log->readFor(house.ann.user, at, head, 3);
            QVERIFY(part.events.size() <= 3);
            for (const LoggedEventPtr &event : part.events)
                inParts.append(event->id);
            at = part.servedTo;
        }
        QList<EventId> atOnce;
        const EventLog::Replay whole = *house.server.log->readFor(house.ann.user, 0, head, 10'000);
        for (const LoggedEventPtr &event : whole.events)
            atOnce.append(event->id);
        QCOMPARE(inParts, atOnce);
        QCOMPARE(whole.servedTo, head);
    }

    void theLogAndTheBusAgreeOnMemberships()
    {
        House house;
        const RoomId room = house.server.room(house.ann, RoomKind::Group, {house.bob.user});
        QVERIFY(house.add(house.ann, room, house.eve.user).ok());
        QVERIFY(house.leave(house.bob, room).ok());
        QVERIFY(await<Done>([&](auto reply) { house.server.services->rooms.remove(house.ann, room, reply); }).ok());
        const auto sorted = [](LoggedEvent event) {
            std::sort(event.memberships.begin(), event.memberships.end(),
                      [](const auto &a, const auto &b) { return a.user < b.user; });
            return event;
        };
        const auto stored = *house.server.log->read(0, 10'000);
        QCOMPARE(stored.size(), house.server.logged.size());
        for (int i = 0; i < stored.size(); ++i)
            QCOMPARE(sorted(*stored.at(i)), sorted(*house.server.logged.at(i)));
        QVERIFY(house.server.log->membersOf(room)->isEmpty());
    }

    void whoJoinsHasReadAllThatCameBefore()
    {
        House house;
        const RoomId channel = house.create(house.ann, RoomKind::Channel, {}, QStringLiteral("news"))->room.info.id;
        house.server.post(house.ann, channel, QStringLiteral("old"));
        QVERIFY(house.join(house.bob, channel).ok());
        QCOMPARE(house.get(house.bob, channel)->unread, 0);
        house.server.post(house.ann, channel, QStringLiteral("new"));
        QCOMPARE(house.get(house.bob, channel)->unread, 1);
        const auto page = *await<MessagePage>(
            [&](auto reply) { house.server.services->messages.page(house.bob, channel, {}, 50, reply); });
        QCOMPARE(page.messages.first().body, QStringLiteral("old"));
        QCOMPARE(page.messages.at(1).kind, MessageKind::System);
        QVERIFY(page.messages.at(1).clientKey.isEmpty());
    }

    void anOwnerWhoLeavesHandsTheRoomOn()
    {
        House house;
        const RoomId room = house.server.room(house.ann, RoomKind::Group, {house.bob.user, house.eve.user});
        QVERIFY(house.setRole(house.ann, room, house.eve.user, Role::Admin).ok());
        QVERIFY(house.leave(house.ann, room).ok());
        QCOMPARE(house.get(house.eve, room)->role, Role::Owner);
        QCOMPARE(house.get(house.bob, room)->role, Role::Member);
        QCOMPARE(house.server.log->roomsOf(house.ann.user)->contains(room), false);
    }

    void nobodyRulesAboveTheirOwnRole()
    {
        House house;
        const RoomId room = house.server.room(house.ann, RoomKind::Group, {house.bob.user, house.eve.user});
        QCOMPARE(house.setRole(house.bob, room, house.eve.user, Role::Admin).error().code, ErrorCode::Forbidden);
        QCOMPARE(house.removeMember(house.bob, room, house.eve.user).error().code, ErrorCode::Forbidden);
        QVERIFY(house.setRole(house.ann, room, house.bob.user, Role::Admin).ok());
        QCOMPARE(house.setRole(house.bob, room, house.bob.user, Role::Owner).error().code, ErrorCode::Forbidden);
        QCOMPARE(house.removeMember(house.bob, room, house.ann.user).error().code, ErrorCode::Forbidden);
        QCOMPARE(house.setRole(house.ann, room, house.ann.user, Role::Member).error().code, ErrorCode::Forbidden);
        QVERIFY(house.removeMember(house.bob, room, house.eve.user).ok());
        QVERIFY(!house.add(house.ann, room, house.bob.user)->added);
        QCOMPARE(house.add(house.bob, room, UserId{99}).error().code, ErrorCode::InvalidFields);
    }

    void aRenameIsToldOnceAndNotedInTheRoom()
    {
        House house;
        const RoomId room = house.server.room(house.ann, RoomKind::Group, {house.bob.user});
        const EventId before = house.head();
        UpdateRoomRequest rename;
        rename.name = QStringLiteral("design");
        QCOMPARE(house.update(house.bob, room, rename).error().code, ErrorCode::Forbidden);
        const Room renamed = *house.update(house.ann, room, rename);
        QCOMPARE(renamed.info.name, QStringLiteral("design"));
        QCOMPARE(renamed.info.revision, before + 1);
        QCOMPARE(house.update(house.ann, room, rename)->info.revision, renamed.info.revision);
        QCOMPARE(house.server.replay(house.bob, before), kindList({"room_updated", "new_message"}));
        QCOMPARE(house.get(house.bob, room)->unread, 0);
    }

    void aDeletedRoomIsGoneAndItsWordsToo()
    {
        House house;
        const RoomId room = house.server.room(house.ann, RoomKind::Group, {house.bob.user});
        house.server.post(house.ann, room, QStringLiteral("secret"));
        const EventId before = house.head();
        const auto remove = [&](const Caller &who) {
            return await<Done>([&](auto reply) { house.server.services->rooms.remove(who, room, reply); });
        };
        QCOMPARE(remove(house.bob).error().code, ErrorCode::Forbidden);
        QVERIFY(remove(house.ann).ok());
        QCOMPARE(house.get(house.ann, room).error().code, ErrorCode::NotFound);
        QCOMPARE(house.server.replay(house.bob, before), kindList({"room_deleted"}));
        const auto events = *house.server.log->read(0, 10'000);
        for (const LoggedEventPtr &event : events)
            QVERIFY(!event->dataJson.contains("secret"));
    }
};

QTEST_GUILESS_MAIN(TestRooms)
#include "tst_rooms.moc"
