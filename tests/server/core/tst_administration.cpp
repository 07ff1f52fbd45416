// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coreserver.h"

using namespace parlor;
using namespace std::chrono_literals;

namespace {

struct House {
    CoreServer server;
    Caller ann = server.person(QStringLiteral("ann"));
    Caller bob = admin(QStringLiteral("bob"));
    Caller cid = server.person(QStringLiteral("cid"));

    Caller admin(const QString &name)
    {
        const auto invite = await<NewInvite>([&](auto reply) {
            server.services->invites.create(ann, {WorkspaceId{1}, {}, Role::Admin, {}, {}}, reply);
        });
        const auto grant = await<Grant>([&](auto reply) {
            server.services->accounts.registerAccount({name, kPassword, name, invite->token}, CoreServer::kHere, reply);
        });
        server.grants.insert(name, *grant);
        return *server.services->accounts.authenticate(grant->accessToken.toLatin1());
    }
    Status suspend(const Caller &who, const Caller &whom, bool on = true)
    {
        return await<Done>([&](auto reply) { server.services->admin.setSuspended(who, whom.user, on, reply); });
    }
    Result<QString> reset(const Caller &who, const Caller &whom)
    {
        return await<QString>([&](auto reply) { server.services->admin.resetPassword(who, whom.user, reply); });
    }
    Result<Grant> login(const QString &name, const QString &password)
    {
        return await<Grant>([&](auto reply) {
            server.services->accounts.login({name, password, QStringLiteral("laptop")}, CoreServer::kHere, reply);
        });
    }
    Result<QList<AuditEntry>> audit(const Caller &who, std::optional<AuditId> after = {}, int limit = 100)
    {
        return await<QList<AuditEntry>>([&](auto reply) { server.services->admin.audit(who, after, limit, reply); });
    }
    bool isSignedIn(const QString &name)
    {
        return server.services->accounts.authenticate(server.grants.value(name).accessToken.toLatin1()).ok();
    }

    inline static const QString kPassword = QStringLiteral("correct horse");
};

ErrorCode codeOf(const auto &result)
{
    return result.ok() ? ErrorCode::Internal : result.error().code;
}

}  // namespace

class TestAdministration : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoIsSuspendedIsOutAtOnce()
    {
        House house;
        house.server.post(house.cid, house.server.room(house.cid, RoomKind::Group), QStringLiteral("my words"));
        QVERIFY(house.login(QStringLiteral("cid"), House::kPassword).ok());
        QVERIFY(house.suspend(house.bob, house.cid).ok());
        QVERIFY(!house.isSignedIn(QStringLiteral("cid")));
        const auto again = house.login(QStringLiteral("cid"), House::kPassword);
        QCOMPARE(again.error(), house.login(QStringLiteral("cid"), QStringLiteral("wrong word")).error());
        const auto refreshed = await<Grant>([&](auto reply) {
            house.server.services->accounts.refresh(house.server.grants[QStringLiteral("cid")].refreshToken, reply);
        });
        QCOMPARE(codeOf(refreshed), ErrorCode::Unauthorized);
        // Every stream of every session is told.
        QList<SessionId> ended;
        for (const SessionEnded &event : house.server.ended) {
            QCOMPARE(event.user, house.cid.user);
            ended.append(event.session);
        }
        QCOMPARE(ended.size(), 2);
    }

    void whoIsSuspendedNoMoreSignsInAgain()
    {
        House house;
        QVERIFY(house.suspend(house.ann, house.cid).ok());
        QVERIFY(house.suspend(house.ann, house.cid).ok());
        QVERIFY(house.suspend(house.ann, house.cid, false).ok());
        QVERIFY(house.suspend(house.ann, house.cid, false).ok());
        QVERIFY(house.login(QStringLiteral("cid"), House::kPassword).ok());
        QVERIFY(!house.isSignedIn(QStringLiteral("cid")));
        // What changed nothing is no change.
        QStringList actions;
        const auto audit = house.audit(house.ann);
        for (const AuditEntry &entry : *audit)
            actions.append(entry.action);
        QCOMPARE(actions.mid(0, 2),
                 (QStringList{QStringLiteral("user_unsuspended"), QStringLiteral("user_suspended")}));
        QCOMPARE(actions.count(QStringLiteral("user_suspended")), 1);
    }

    void nobodySuspendsThemselvesOrTheOwner()
    {
        House house;
        QCOMPARE(codeOf(house.suspend(house.bob, house.ann)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.suspend(house.bob, house.bob)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.suspend(house.ann, house.ann)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.reset(house.bob, house.ann)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.reset(house.ann, house.ann)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.suspend(house.bob, Caller{UserId{99}, {}, {}, {}})), ErrorCode::NotFound);
        QVERIFY(house.suspend(house.ann, house.bob).ok());
        QVERIFY(house.isSignedIn(QStringLiteral("ann")));
    }

    void aNewPasswordIsTheOnlyOneAndEndsAllSessions()
    {
        House house;
        const auto password = house.reset(house.bob, house.cid);
        QVERIFY(password.ok());
        QVERIFY(password->size() >= 16);
        QVERIFY(!house.isSignedIn(QStringLiteral("cid")));
        QCOMPARE(codeOf(house.login(QStringLiteral("cid"), House::kPassword)), ErrorCode::Unauthorized);
        const auto grant = house.login(QStringLiteral("cid"), *password);
        QVERIFY(grant.ok());
        const AuditEntry entry = house.audit(house.ann)->first();
        QCOMPARE(entry.action, QStringLiteral("password_reset"));
        QCOMPARE(*entry.actor, house.bob.user);
        QCOMPARE(*entry.user, house.cid.user);
        QVERIFY(entry.details.isEmpty());
    }

    void othersSeeAndDoNothing()
    {
        House house;
        AdminService &admin = house.server.services->admin;
        QCOMPARE(codeOf(await<QList<AccountRow>>([&](auto reply) { admin.users(house.cid, {}, UserId{}, 10, reply); })),
                 ErrorCode::Forbidden);
        QCOMPARE(
            codeOf(await<QList<DeviceRow>>([&](auto reply) { admin.sessions(house.cid, SessionId{}, 10, reply); })),
            ErrorCode::Forbidden);
        QCOMPARE(codeOf(await<QList<RoomRow>>([&](auto reply) { admin.rooms(house.cid, RoomId{}, 10, reply); })),
                 ErrorCode::Forbidden);
        QCOMPARE(codeOf(await<StoreStats>([&](auto reply) { admin.stats(house.cid, reply); })), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.audit(house.cid)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.suspend(house.cid, house.bob)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.suspend(house.cid, Caller{UserId{99}, {}, {}, {}})), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.reset(house.cid, house.bob)), ErrorCode::Forbidden);
    }

    void listsPeopleSessionsAndRooms()
    {
        House house;
        AdminService &admin = house.server.services->admin;
        QVERIFY(house.suspend(house.ann, house.cid).ok());
        const RoomId room = house.server.room(house.bob, RoomKind::Group, {house.ann.user});
        house.server.post(house.bob, room, QStringLiteral("one"));
        const auto users = *await<QList<AccountRow>>(
            [&](auto reply) { admin.users(house.bob, {}, house.ann.user, 10, reply); });
        QCOMPARE(users.size(), 2);
        QCOMPARE(users[0].user.username, QStringLiteral("bob"));
        QCOMPARE(*users[0].role, Role::Admin);
        QVERIFY(!users[0].suspendedAt);
        QVERIFY(users[1].suspendedAt == house.server.clock.now());
        const auto found = *await<QList<AccountRow>>(
            [&](auto reply) { admin.users(house.bob, QStringLiteral("Ann"), UserId{}, 10, reply); });
        QCOMPARE(found.size(), 1);
        const auto sessions = *await<QList<DeviceRow>>(
            [&](auto reply) { admin.sessions(house.bob, SessionId{}, 10, reply); });
        QCOMPARE(sessions.size(), 2);
        QCOMPARE(sessions[1].id, house.bob.session);
        const auto rooms = *await<QList<RoomRow>>([&](auto reply) { admin.rooms(house.bob, RoomId{}, 10, reply); });
        QCOMPARE(rooms.last().room.id, room);
        QCOMPARE(rooms.last().members, 2);
        QCOMPARE(rooms.last().room.lastSeq, 1);
        const auto stats = *await<StoreStats>([&](auto reply) { admin.stats(house.bob, reply); });
        QCOMPARE(stats.users, 3);
        QCOMPARE(stats.suspended, 1);
        QCOMPARE(stats.sessions, 2);
        QCOMPARE(stats.rooms, 2);
        QVERIFY(stats.messages > 0);
        QVERIFY(stats.bytes > 0);
    }

    void theAuditLogIsPagedFromItsEnd()
    {
        House house;
        for (int i = 0; i < 5; ++i) {
            QVERIFY(house.suspend(house.ann, house.cid).ok());
            QVERIFY(house.suspend(house.ann, house.cid, false).ok());
        }
        QList<AuditEntry> pages;
        std::optional<AuditId> after;
        for (;;) {
            const QList<AuditEntry> page = *house.audit(house.bob, after, 3);
            if (page.isEmpty())
                break;
            pages += page;
            after = page.last().id;
        }
        const QList<AuditEntry> whole = *house.audit(house.bob);
        QCOMPARE(pages, whole);
        QVERIFY(whole.size() >= 12);  // with the invitation of the admin, made and accepted
        for (qsizetype i = 1; i < whole.size(); ++i)
            QVERIFY(whole[i].id < whole[i - 1].id);
        QCOMPARE(whole.last().action, QStringLiteral("invite_made"));
    }

    void aChangeThatFailsLeavesNoTrace()
    {
        House house;
        const auto before = house.audit(house.ann);
        QVERIFY(!house.suspend(house.bob, house.ann).ok());
        QVERIFY(!house.suspend(house.cid, house.bob).ok());
        QCOMPARE(*house.audit(house.ann), *before);
    }

    void powerInRoomsIsRecordedToo()
    {
        House house;
        const RoomId room = house.server.room(house.ann, RoomKind::Group, {house.cid.user});
        QVERIFY(await<Member>([&](auto reply) {
                    house.server.services->members.setRole(house.ann, room, house.cid.user, Role::Admin, reply);
                }).ok());
        QVERIFY(await<Done>([&](auto reply) { house.server.services->rooms.remove(house.ann, room, reply); }).ok());
        const QList<AuditEntry> entries = *house.audit(house.ann);
        QCOMPARE(entries[0].action, QStringLiteral("room_deleted"));
        QCOMPARE(entries[0].details.value(QLatin1String("name")).toString(), QStringLiteral("room"));
        QCOMPARE(entries[1].action, QStringLiteral("room_role_changed"));
        QCOMPARE(entries[1].details.value(QLatin1String("to")).toString(), QStringLiteral("admin"));
        QCOMPARE(*entries[1].user, house.cid.user);
    }
};

QTEST_GUILESS_MAIN(TestAdministration)
#include "tst_administration.moc"
