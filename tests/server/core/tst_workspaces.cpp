// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"

using namespace parlor;

class TestWorkspaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoMakesAWorkspaceOwnsItAlone()
    {
        People people;
        const EventId before = people.head();
        const Workspace made = *people.createWorkspace(people.bob, QStringLiteral("Club"));
        QCOMPARE(made.role, Role::Owner);
        QCOMPARE(made.revision, before + 1);
        QCOMPARE(people.server.replay(people.bob, before), kindList({"member_added"}));
        QCOMPARE(people.server.replay(people.ann, before), QStringList());
        QCOMPARE(people.workspaces(people.bob).size(), 2);
        QCOMPARE(people.workspaces(people.bob, made.id).size(), 0);
        QCOMPARE(people.workspaces(people.bob, {}, 1).first().id, People::kHome);
        QCOMPARE(people.rename(people.ann, made.id, QStringLiteral("Mine")).error().code, ErrorCode::NotFound);
        QCOMPARE(people.enter(people.ann, made.id, people.eve.user).error().code, ErrorCode::NotFound);
    }

    void aRenameIsToldToAllOnce()
    {
        People people;
        const EventId before = people.head();
        QCOMPARE(people.rename(people.bob, People::kHome, QStringLiteral("Hut")).error().code, ErrorCode::Forbidden);
        const Workspace renamed = *people.rename(people.ann, People::kHome, QStringLiteral("Hut"));
        QCOMPARE(renamed.revision, before + 1);
        QVERIFY(people.rename(people.ann, People::kHome, QStringLiteral("Hut")).ok());
        QCOMPARE(people.server.replay(people.bob, before), kindList({"workspace_updated"}));
        const QJsonObject told = people.lastOf(people.bob, "workspace_updated")[QLatin1String("workspace")].toObject();
        QCOMPARE(told[QLatin1String("name")].toString(), QStringLiteral("Hut"));
        QVERIFY(!told.contains(QLatin1String("role")));
        QCOMPARE(people.workspaces(people.bob).first().name, QStringLiteral("Hut"));
    }

    void nobodyRulesAboveTheirOwnRole()
    {
        People people;
        const UserId eve = people.eve.user;
        QCOMPARE(people.promote(people.bob, People::kHome, eve, Role::Guest).error().code, ErrorCode::Forbidden);
        QVERIFY(people.promote(people.ann, People::kHome, people.bob.user, Role::Admin).ok());
        QCOMPARE(people.promote(people.bob, People::kHome, eve, Role::Owner).error().code, ErrorCode::Forbidden);
        QCOMPARE(people.promote(people.bob, People::kHome, people.ann.user, Role::Member).error().code,
                 ErrorCode::Forbidden);
        QCOMPARE(people.expel(people.bob, People::kHome, people.ann.user).error().code, ErrorCode::Forbidden);
        QCOMPARE(people.expel(people.eve, People::kHome, people.kim.user).error().code, ErrorCode::Forbidden);
        QVERIFY(people.promote(people.bob, People::kHome, eve, Role::Admin).ok());
        QCOMPARE(people.promote(people.bob, People::kHome, UserId{99}, Role::Admin).error().code, ErrorCode::NotFound);
        QCOMPARE(people.expel(people.bob, People::kHome, UserId{99}).error().code, ErrorCode::NotFound);
    }

    void theLastOwnerStays()
    {
        People people;
        QCOMPARE(people.expel(people.ann, People::kHome, people.ann.user).error().code, ErrorCode::Forbidden);
        QCOMPARE(people.promote(people.ann, People::kHome, people.ann.user, Role::Member).error().code,
                 ErrorCode::Forbidden);
        QVERIFY(people.promote(people.ann, People::kHome, people.bob.user, Role::Owner).ok());
        QVERIFY(people.expel(people.ann, People::kHome, people.ann.user).ok());
        QVERIFY(people.workspaces(people.ann).isEmpty());
        QVERIFY(people.rooms(people.ann).isEmpty());
    }

    void aRoleIsToldToTheWorkspaceOnce()
    {
        People people;
        const EventId before = people.head();
        QVERIFY(people.promote(people.ann, People::kHome, people.bob.user, Role::Admin).ok());
        QVERIFY(people.promote(people.ann, People::kHome, people.bob.user, Role::Admin).ok());
        QCOMPARE(people.server.replay(people.kim, before), kindList({"member_updated"}));
        QCOMPARE(people.lastOf(people.kim, "member_updated")[QLatin1String("workspace_id")].toInteger(), 1);
        QVERIFY(!people.server.logged.last()->room);
    }

    void aGuestSeesTheRoomsItWasAddedTo()
    {
        People people;
        const RoomId news = people.create(people.ann, RoomKind::Channel)->room.info.id;
        const RoomId tea = people.create(people.ann, RoomKind::Channel)->room.info.id;
        QVERIFY(people.add(people.ann, tea, people.bob.user).ok());
        const auto ids = [&] {
            QList<RoomId> list;
            for (const Room &room : people.rooms(people.bob))
                list.append(room.info.id);
            return list;
        };
        QVERIFY(ids().contains(news));
        QVERIFY(people.promote(people.ann, People::kHome, people.bob.user, Role::Guest).ok());
        QVERIFY(!ids().contains(news));
        QVERIFY(ids().contains(tea));
        QCOMPARE(people.get(people.bob, news).error(), people.get(people.bob, RoomId{99}).error());
        QCOMPARE(people.join(people.bob, news).error().code, ErrorCode::NotFound);
        QVERIFY(people.get(people.bob, tea)->member);
        QCOMPARE(people.create(people.bob, RoomKind::Group).error().code, ErrorCode::Forbidden);
        QCOMPARE(people.create(people.bob, RoomKind::Direct, {people.ann.user}).error().code, ErrorCode::Forbidden);
        QCOMPARE(people.createWorkspace(people.bob, QStringLiteral("Mine")).error().code, ErrorCode::Forbidden);
        QVERIFY(people.promote(people.ann, People::kHome, people.bob.user, Role::Member).ok());
        QVERIFY(people.join(people.bob, news).ok());
    }

    void whoGoesGetsTheEndOfEachRoomThenOfTheWorkspaceAndNothingAfter()
    {
        People people;
        const RoomId group = people.create(people.ann, RoomKind::Group, {people.bob.user})->room.info.id;
        const RoomId direct = people.create(people.ann, RoomKind::Direct, {people.bob.user})->room.info.id;
        const RoomId own = people.create(people.bob, RoomKind::Channel, {people.kim.user})->room.info.id;
        const EventId before = people.head();
        QVERIFY(people.expel(people.ann, People::kHome, people.bob.user).ok());
        const EventId after = people.head();
        for (const RoomId room : {group, direct})
            people.server.post(people.ann, room, QStringLiteral("not for bob"));
        QVERIFY(people.rename(people.ann, People::kHome, QStringLiteral("Hut")).ok());
        // general, group, direct, own, and the workspace: one last event of each.
        QCOMPARE(people.server.replay(people.bob, before),
                 kindList({"member_removed", "member_removed", "member_removed", "member_removed", "member_removed"}));
        QCOMPARE(people.lastOf(people.bob, "member_removed")[QLatin1String("workspace_id")].toInteger(), 1);
        QCOMPARE(people.server.replay(people.bob, after), QStringList());
        QCOMPARE(people.get(people.bob, own).error().code, ErrorCode::NotFound);
        QCOMPARE(people.get(people.kim, own)->role, Role::Owner);
        QVERIFY(people.sync(people.bob).rooms.isEmpty());
        QVERIFY(people.server.log->workspacesOf(people.bob.user)->isEmpty());
        // The last event names who did it, and an account that is in no workspace hears of itself.
        QCOMPARE(people.lastOf(people.bob, "member_removed")[QLatin1String("by")].toInteger(), people.ann.user.value);
        UpdateProfileRequest profile;
        profile.statusText = QStringLiteral("gone");
        QVERIFY(await<User>([&](auto reply) {
                    people.server.services->profiles.updateMe(people.bob, profile, reply);
                }).ok());
        QCOMPARE(people.server.replay(people.bob, after), kindList({"user_updated"}));
    }

    void whoComesBackHasTheDirectRoomsAgain()
    {
        People people;
        const RoomId direct = people.create(people.ann, RoomKind::Direct, {people.bob.user})->room.info.id;
        const RoomId saved = people.create(people.bob, RoomKind::Direct)->room.info.id;
        people.server.post(people.bob, saved, QStringLiteral("note"));
        // Who is nowhere cannot be added by their id alone, so they meet in another workspace.
        const Workspace club = *people.createWorkspace(people.bob, QStringLiteral("Club"));
        QVERIFY(people.enter(people.bob, club.id, people.ann.user).ok());
        QVERIFY(people.expel(people.ann, People::kHome, people.bob.user).ok());
        QCOMPARE(people.create(people.ann, RoomKind::Direct, {people.bob.user}).error().code, ErrorCode::InvalidFields);
        const EventId before = people.head();
        QVERIFY(people.enter(people.ann, People::kHome, people.bob.user)->added);
        QVERIFY(!people.enter(people.ann, People::kHome, people.bob.user)->added);
        QCOMPARE(people.server.replay(people.bob, before), kindList({"member_added"}));
        const auto again = people.create(people.ann, RoomKind::Direct, {people.bob.user});
        QVERIFY(!again->created);
        QCOMPARE(again->room.info.id, direct);
        QVERIFY(people.get(people.bob, direct)->member);
        QCOMPARE(people.create(people.bob, RoomKind::Direct)->room.info.id, saved);
        QVERIFY(people.get(people.bob, saved)->member);
    }

    void accountsAreNotFoundOutByTheirIds()
    {
        People people;
        const Workspace club = *people.createWorkspace(people.bob, QStringLiteral("Club"));
        QVERIFY(people.enter(people.bob, club.id, people.eve.user, Role::Owner).ok());
        QVERIFY(people.expel(people.ann, People::kHome, people.bob.user).ok());
        QVERIFY(people.expel(people.ann, People::kHome, people.eve.user).ok());
        QCOMPARE(people.enter(people.bob, club.id, people.kim.user).error(),
                 people.enter(people.bob, club.id, UserId{99}).error());
        QCOMPARE(people.enter(people.ann, People::kHome, people.bob.user).error().code, ErrorCode::InvalidFields);
    }

    void aChangedProfileIsToldOnceToWhoSharesTwoWorkspaces()
    {
        People people;
        const Workspace club = *people.createWorkspace(people.bob, QStringLiteral("Club"));
        QVERIFY(people.enter(people.bob, club.id, people.eve.user).ok());
        QVERIFY(people.expel(people.ann, People::kHome, people.kim.user).ok());
        const EventId before = people.head();
        UpdateProfileRequest profile;
        profile.displayName = QStringLiteral("Robert");
        QVERIFY(await<User>([&](auto reply) {
                    people.server.services->profiles.updateMe(people.bob, profile, reply);
                }).ok());
        for (const Caller &who : {people.ann, people.bob, people.eve})
            QCOMPARE(people.server.replay(who, before), kindList({"user_updated"}));
        QCOMPARE(people.server.replay(people.kim, before), QStringList());
        // By the second workspace alone, as the log has it too.
        QVERIFY(people.expel(people.ann, People::kHome, people.eve.user).ok());
        const EventId later = people.head();
        profile.displayName = QStringLiteral("Rob");
        QVERIFY(await<User>([&](auto reply) {
                    people.server.services->profiles.updateMe(people.bob, profile, reply);
                }).ok());
        QCOMPARE(people.server.replay(people.eve, later), kindList({"user_updated"}));
        QCOMPARE(*people.server.log->read(later, 1)->first(), *people.server.logged.last());
    }

    void whoWroteWhatIsSeenHasANameInThePicture()
    {
        People people;
        const RoomId room = people.create(people.ann, RoomKind::Group, {people.bob.user})->room.info.id;
        people.server.post(people.bob, room, QStringLiteral("bye"));
        QVERIFY(people.expel(people.ann, People::kHome, people.bob.user).ok());
        const QList<User> users = people.sync(people.ann).users;
        QVERIFY(std::any_of(users.begin(), users.end(),
                            [](const User &user) { return user.username == QStringLiteral("bob"); }));
    }

    void anEmptiedChannelHasAnOwnerAgain()
    {
        People people;
        const RoomId channel = people.create(people.bob, RoomKind::Channel)->room.info.id;
        QVERIFY(people.leave(people.bob, channel).ok());
        QVERIFY(people.join(people.eve, channel).ok());
        QVERIFY(people.join(people.bob, channel).ok());
        QCOMPARE(people.get(people.eve, channel)->role, Role::Owner);
        QCOMPARE(people.get(people.bob, channel)->role, Role::Member);
    }
};

QTEST_GUILESS_MAIN(TestWorkspaces)
#include "tst_workspaces.moc"
