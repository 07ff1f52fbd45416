// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/manualclock.h"
#include "fakeparlor.h"
#include "session/eventapplier.h"

using namespace parlor;
using namespace std::chrono_literals;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

const RoomId kRoom{1};

struct Rig {
    Rig()
    {
        for (int i = 1; i <= 3; ++i)
            parlor.message(parlor.bob, text("old %1").arg(i));
        parlor.head += 10;
        applier.applySync(parlor.picture(), EventFeed::Break::First);
    }
    Event happen(event::Payload payload, std::optional<RoomId> room = kRoom)
    {
        const Event event = parlor.event(std::move(payload), room);
        applier.apply(event);
        return event;
    }
    const RoomState &room() const { return *rooms.find(kRoom); }
    Message last() const { return room().lastRow()->message(); }

    ManualClock clock;
    FakeParlor parlor;
    RoomDirectory rooms;
    UserDirectory users;
    EventApplier applier{clock, rooms, users};
};

}  // namespace

class TestEventApplier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void syncMakesTheWholePicture()
    {
        Rig rig;
        QCOMPARE(rig.users.self(), rig.parlor.alice.id);
        QCOMPARE(rig.rooms.ids(), QList{kRoom});
        QCOMPARE(rig.room().members().size(), 2);
        QCOMPARE(rig.room().timeline().size(), 3);
        QCOMPARE(rig.room().room().unread, 3);
        QCOMPARE(rig.rooms.workspaces().size(), 1);
    }

    void newMessageIsPlacedOnceHoweverOftenItComes()
    {
        Rig rig;
        QSignalSpy changes(&rig.rooms, &RoomDirectory::timelineChanged);
        const Event event = rig.happen(event::NewMessage{rig.parlor.message(rig.parlor.bob, text("new"))});
        rig.applier.apply(event);
        rig.applier.apply(event);
        QCOMPARE(rig.room().timeline().size(), 4);
        QCOMPARE(rig.room().room().unread, 4);
        QCOMPARE(changes.count(), 1);
    }

    void messageEndsTheTypingOfItsSender()
    {
        Rig rig;
        rig.happen(event::Typing{rig.parlor.bob.id, true});
        QCOMPARE(rig.room().typing(), QList{rig.parlor.bob.id});
        rig.happen(event::NewMessage{rig.parlor.message(rig.parlor.bob, text("there"))});
        QVERIFY(rig.room().typing().isEmpty());
    }

    void typingEndsByItselfWhereNobodySaysSo()
    {
        Rig rig;
        rig.happen(event::Typing{rig.parlor.bob.id, true});
        rig.clock.advance(7s);
        QCOMPARE(rig.room().typing().size(), 1);
        rig.clock.advance(1s);
        QVERIFY(rig.room().typing().isEmpty());
        rig.happen(event::Typing{rig.parlor.alice.id, true});
        QVERIFY(rig.room().typing().isEmpty());
    }

    void editAndDeletionAndReaction()
    {
        Rig rig;
        Message message = rig.parlor.room.messages.last();
        message.body = text("edited");
        message.revision = rig.parlor.head + 1;
        rig.happen(event::MessageEdited{message});
        QCOMPARE(rig.last().body, text("edited"));
        message.reactions = {{QString::fromUtf8("👍"), {rig.parlor.alice.id}}};
        message.revision = rig.parlor.head + 1;
        rig.happen(event::ReactionChanged{message, QString::fromUtf8("👍"), {rig.parlor.alice.id}});
        QCOMPARE(rig.last().reactions.size(), 1);
        message.action = {{text("status"), text("approved")}};
        message.revision = rig.parlor.head + 1;
        rig.happen(event::ActionUpdated{message});
        QCOMPARE(rig.last().action.value(QLatin1String("status")).toString(), text("approved"));
        message.body.clear();
        message.deletedAt = Timestamp{1};
        message.revision = rig.parlor.head + 1;
        rig.happen(event::MessageDeleted{message});
        QVERIFY(rig.last().deletedAt);
        QCOMPARE(rig.room().room().unread, 2);
    }

    void replyRaisesTheCountOfItsRoot()
    {
        Rig rig;
        const Message root = rig.parlor.room.messages.first();
        Event event = rig.parlor.event(event::NewMessage{rig.parlor.message(rig.parlor.bob, text("reply"))});
        event.root = Event::Root{root.id, 4};
        rig.applier.apply(event);
        QCOMPARE(rig.room().timeline().find(root.id)->replyCount, 4);
    }

    void ownMessageIsConfirmedByItsKeyAndSenderAlone()
    {
        Rig rig;
        QSignalSpy confirmed(&rig.applier, &EventApplier::ownMessageConfirmed);
        const ClientKey key{text("shared-key-1")};
        rig.happen(event::NewMessage{rig.parlor.message(rig.parlor.bob, text("theirs"), key)});
        QCOMPARE(confirmed.count(), 0);
        rig.happen(event::NewMessage{rig.parlor.message(rig.parlor.alice, text("mine"), key)});
        QCOMPARE(confirmed.count(), 1);
    }

    void sendingReadsWhatStandsBefore()
    {
        Rig rig;
        rig.happen(event::NewMessage{rig.parlor.message(rig.parlor.alice, text("mine"))});
        QCOMPARE(rig.room().room().lastReadSeq, 4);
        QCOMPARE(rig.room().room().unread, 0);
    }

    void oldOwnMessageDoesNotTakeBackAnExplicitUnread()
    {
        Rig rig;
        const Message mine = rig.parlor.message(rig.parlor.alice, text("mine"));
        rig.happen(event::NewMessage{mine});
        rig.happen(event::ReadState{1, true});
        QCOMPARE(rig.room().room().unread, 2);
        rig.applier.placeNew(mine);
        Message reacted = mine;
        reacted.revision = rig.parlor.head + 1;
        rig.happen(event::ReactionChanged{reacted, QString::fromUtf8("👍"), {}});
        QCOMPARE(rig.room().room().lastReadSeq, 1);
    }

    void readStateOfAnotherDeviceMovesForwardAndTheWishBack()
    {
        Rig rig;
        rig.happen(event::ReadState{2, false});
        QCOMPARE(rig.room().room().unread, 1);
        rig.happen(event::ReadState{1, false});
        QCOMPARE(rig.room().room().lastReadSeq, 2);
        const EventId skipped = ++rig.parlor.head;
        const Event wish = rig.happen(event::ReadState{0, true});
        QCOMPARE(rig.room().room().unread, 3);
        // An earlier one that comes late.
        Event late = wish;
        late.cursor->eventId = skipped;
        late.payload = event::ReadState{3, false};
        rig.applier.apply(late);
        QCOMPARE(rig.room().room().unread, 3);
    }

    void readHereCountsAtOnceAndSurvivesAnOlderPicture()
    {
        Rig rig;
        rig.applier.readLocally(kRoom, 2);
        QCOMPARE(rig.room().room().unread, 1);
        rig.applier.applySync(rig.parlor.picture(), EventFeed::Break::Reset);
        QCOMPARE(rig.room().room().lastReadSeq, 2);
        QCOMPARE(rig.room().room().unread, 1);
        rig.applier.readLocally(kRoom, 1);
        QCOMPARE(rig.room().room().lastReadSeq, 2);
    }

    void unreadThatCannotBeToldIsAskedFor()
    {
        Rig rig;
        Room room = rig.parlor.room.room;
        room.info.lastSeq = 100;
        room.lastReadSeq = 10;
        room.unread = 60;
        rig.applier.putRoom(room);
        QCOMPARE(rig.room().room().unread, 60);
        QSignalSpy unknown(&rig.applier, &EventApplier::unreadUnknown);
        rig.happen(event::ReadState{50, false});
        QCOMPARE(unknown.count(), 1);
        QCOMPARE(rig.room().room().unread, 60);
    }

    void readersMakeAnOwnMessageRead()
    {
        Rig rig;
        const Message mine = rig.parlor.message(rig.parlor.alice, text("mine"));
        rig.happen(event::NewMessage{mine});
        QCOMPARE(rig.room().lastRow()->state(), DeliveryState::Sent);
        rig.happen(event::MessageRead{rig.parlor.bob.id, mine.seq});
        QCOMPARE(rig.room().lastRow()->state(), DeliveryState::Read);
        rig.happen(event::MemberRemoved{rig.parlor.bob.id, rig.parlor.alice.id, {}});
        QCOMPARE(rig.room().lastRow()->state(), DeliveryState::Sent);
    }

    void roomsComeChangeAndGo()
    {
        Rig rig;
        QSignalSpy discovered(&rig.applier, &EventApplier::roomDiscovered);
        RoomInfo info = rig.parlor.room.room.info;
        info.id = RoomId{9};
        info.name = text("new");
        info.lastSeq = 0;
        rig.happen(event::RoomCreated{info}, RoomId{9});
        QCOMPARE(discovered.count(), 1);
        QCOMPARE(rig.rooms.find(RoomId{9})->room().role, Role::Owner);
        info.name = text("renamed");
        info.revision = rig.parlor.head + 1;
        rig.happen(event::RoomUpdated{info}, RoomId{9});
        QCOMPARE(rig.rooms.find(RoomId{9})->room().info.name, text("renamed"));
        info.name = text("an older picture");
        info.revision = 2;
        rig.happen(event::RoomUpdated{info}, RoomId{9});
        QCOMPARE(rig.rooms.find(RoomId{9})->room().info.name, text("renamed"));
        QSignalSpy removed(&rig.rooms, &RoomDirectory::roomRemoved);
        rig.happen(event::RoomDeleted{}, RoomId{9});
        QVERIFY(!rig.rooms.find(RoomId{9}));
        QCOMPARE(removed.count(), 1);
    }

    void membersComeChangeAndGo()
    {
        Rig rig;
        User carol = rig.parlor.bob;
        carol.id = UserId{3};
        carol.displayName = text("Carol");
        const Event added = rig.happen(event::MemberAdded{carol, Role::Member, {}, {}});
        QCOMPARE(rig.room().members().size(), 3);
        QCOMPARE(rig.users.displayName(carol.id), text("Carol"));
        rig.happen(event::MemberUpdated{carol, Role::Admin, {}});
        QCOMPARE(rig.room().member(carol.id)->role, Role::Admin);
        rig.happen(event::MemberRemoved{carol.id, carol.id, {}});
        QVERIFY(!rig.room().member(carol.id));
        // The adding once more, as after a reconnect.
        rig.applier.apply(added);
        QVERIFY(!rig.room().member(carol.id));
    }

    void leavingTakesTheRoomAwayAndComingBackBringsIt()
    {
        Rig rig;
        rig.happen(event::MemberRemoved{rig.parlor.alice.id, rig.parlor.bob.id, {}});
        QVERIFY(!rig.rooms.find(kRoom));
        RoomInfo info = rig.parlor.room.room.info;
        rig.happen(event::MemberAdded{rig.parlor.alice, Role::Member, info, {}});
        QVERIFY(rig.rooms.find(kRoom));
        QCOMPARE(rig.room().room().unread, 0);
        QCOMPARE(rig.room().room().role, Role::Member);
    }

    void workspaceEventsTouchNoRoom()
    {
        Rig rig;
        User carol = rig.parlor.bob;
        carol.id = UserId{3};
        rig.happen(event::MemberAdded{carol, Role::Member, {}, WorkspaceId{1}}, std::nullopt);
        QVERIFY(rig.users.find(carol.id));
        QCOMPARE(rig.room().members().size(), 2);
        rig.happen(event::MemberRemoved{rig.parlor.bob.id, rig.parlor.alice.id, WorkspaceId{1}}, std::nullopt);
        QCOMPARE(rig.room().members().size(), 2);
    }

    void personChangesEverywhere()
    {
        Rig rig;
        User bob = rig.parlor.bob;
        bob.displayName = text("Robert");
        bob.revision = rig.parlor.head + 1;
        rig.happen(event::UserUpdated{bob}, std::nullopt);
        QCOMPARE(rig.users.displayName(bob.id), text("Robert"));
        QCOMPARE(rig.room().member(bob.id)->user.displayName, text("Robert"));
    }

    void presenceSettingsPinsIgnoredAndProcessing()
    {
        Rig rig;
        rig.happen(event::PresenceChanged{{rig.parlor.bob.id, PresenceStatus::Away, {}}}, std::nullopt);
        QCOMPARE(rig.users.presence(rig.parlor.bob.id).status, PresenceStatus::Away);
        RoomSettings settings;
        settings.favourite = true;
        rig.happen(event::RoomSettingsChanged{settings});
        QVERIFY(rig.room().room().settings.favourite);
        rig.happen(event::PinsChanged{{MessageId{5}}});
        QCOMPARE(rig.room().pins(), QList{MessageId{5}});
        rig.happen(event::IgnoredChanged{{rig.parlor.bob.id}}, std::nullopt);
        QVERIFY(rig.users.isIgnored(rig.parlor.bob.id));
        rig.happen(event::RoomState{true, rig.parlor.bob.id});
        QCOMPARE(rig.room().processing(), std::optional(rig.parlor.bob.id));
        rig.happen(event::RoomState{false, rig.parlor.bob.id});
        QVERIFY(!rig.room().processing());
    }

    void unknownEventChangesNothing()
    {
        Rig rig;
        rig.happen(event::Unknown{text("poll_opened"), {}});
        QCOMPARE(rig.room().timeline().size(), 3);
    }

    void whatThePictureHasIsDropped()
    {
        Rig rig;
        QSignalSpy changes(&rig.rooms, &RoomDirectory::roomChanged);
        Event old = rig.parlor.event(event::PinsChanged{{MessageId{5}}});
        old.cursor->eventId = 100;
        rig.applier.apply(old);
        QCOMPARE(changes.count(), 0);
    }

    void eventOfAnotherStoreIsDropped()
    {
        Rig rig;
        Event foreign = rig.parlor.event(event::PinsChanged{{MessageId{5}}});
        foreign.cursor->epoch = text("77");
        rig.applier.apply(foreign);
        QVERIFY(rig.room().pins().isEmpty());
    }

    void verifiedEventsAreNotRememberedButStillDropped()
    {
        Rig rig;
        const Event event = rig.happen(event::PinsChanged{{MessageId{5}}});
        rig.happen(event::PinsChanged{{}});
        rig.applier.forgetUpTo(rig.parlor.cursor());
        rig.applier.apply(event);
        QVERIFY(rig.room().pins().isEmpty());
    }

    void pictureWithoutARoomTakesItAway()
    {
        Rig rig;
        SyncPicture picture = rig.parlor.picture();
        picture.rooms.clear();
        rig.applier.applySync(picture, EventFeed::Break::Reset);
        QVERIFY(rig.rooms.ids().isEmpty());
    }

    void messageOfAnUnknownRoomAsksForIt()
    {
        Rig rig;
        QSignalSpy discovered(&rig.applier, &EventApplier::roomDiscovered);
        Message message = rig.parlor.message(rig.parlor.bob, text("where"));
        message.roomId = RoomId{9};
        rig.happen(event::NewMessage{message}, RoomId{9});
        QCOMPARE(discovered.count(), 1);
        QCOMPARE(discovered.first().first().value<RoomId>(), RoomId{9});
    }
};

QTEST_GUILESS_MAIN(TestEventApplier)
#include "tst_eventapplier.moc"
