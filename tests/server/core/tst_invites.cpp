// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coreserver.h"

using namespace parlor;
using namespace std::chrono_literals;

namespace {

struct House {
    explicit House(Registration mode = Registration::Open) : server(settingsOf(mode)) {}

    static ServerSettings settingsOf(Registration mode)
    {
        ServerSettings settings;
        settings.registration = mode;
        settings.name = QStringLiteral("Parlor at home");
        return settings;
    }
    Result<NewInvite> invite(const Caller &who, const CreateInviteRequest &request)
    {
        return await<NewInvite>([&](auto reply) { server.services->invites.create(who, request, reply); });
    }
    QString token(const CreateInviteRequest &request = {WorkspaceId{1}, {}, Role::Member, {}, {}})
    {
        return invite(ann, request)->token;
    }
    Result<AcceptedInvite> accept(const Caller &who, const QString &token)
    {
        return await<AcceptedInvite>([&](auto reply) { server.services->invites.accept(who, token, reply); });
    }
    Result<InvitePreview> preview(const QString &token, const QString &address = CoreServer::kHere)
    {
        return await<InvitePreview>([&](auto reply) { server.services->invites.preview(token, address, reply); });
    }
    Result<Grant> signUp(const QString &name, const QString &token)
    {
        return await<Grant>([&](auto reply) {
            server.services->accounts.registerAccount({name, QStringLiteral("correct horse"), name, token},
                                                      QStringLiteral("192.0.2.9"), reply);
        });
    }
    Result<QList<Invite>> tryList(const Caller &who, std::optional<WorkspaceId> workspace = {})
    {
        return await<QList<Invite>>(
            [&](auto reply) { server.services->invites.list(who, workspace, InviteId{}, 100, reply); });
    }
    QList<Invite> list(const Caller &who) { return *tryList(who); }
    Status revoke(const Caller &who, InviteId id)
    {
        return await<Done>([&](auto reply) { server.services->invites.revoke(who, id, reply); });
    }
    Status suspend(const Caller &who, UserId user)
    {
        return await<Done>([&](auto reply) { server.services->admin.setSuspended(who, user, true, reply); });
    }
    Role roleOf(const Caller &who)
    {
        return await<QList<Workspace>>(
                   [&](auto reply) { server.services->workspaces.list(who, WorkspaceId{}, 100, reply); })
            ->first()
            .role;
    }
    Caller callerOf(const Grant &grant)
    {
        return *server.services->accounts.authenticate(grant.accessToken.toLatin1());
    }

    CoreServer server;
    Caller ann = server.person(QStringLiteral("ann"));  // the owner, also where an invitation is needed
};

ErrorCode codeOf(const auto &result)
{
    return result.ok() ? ErrorCode::Internal : result.error().code;
}

}  // namespace

class TestInvites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bringsInWhereAnInvitationIsNeeded()
    {
        House house(Registration::Invite);
        QCOMPARE(codeOf(house.signUp(QStringLiteral("bob"), {})), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.signUp(QStringLiteral("bob"), QStringLiteral("guessed-token-guessed-token"))),
                 ErrorCode::Forbidden);
        const QString token = house.token();
        const auto bob = house.signUp(QStringLiteral("bob"), token);
        QVERIFY(bob.ok());
        QCOMPARE(house.roleOf(house.callerOf(*bob)), Role::Member);
        QCOMPARE(house.list(house.ann).first().uses, 1);
    }

    void aWorkspaceOfOnesOwnLetsNoStrangersOntoTheServer()
    {
        House house(Registration::Invite);
        const Caller bob = house.callerOf(*house.signUp(QStringLiteral("bob"), house.token()));
        const Caller cid = house.callerOf(*house.signUp(QStringLiteral("cid"), house.token()));
        const auto own = await<Workspace>(
            [&](auto reply) { house.server.services->workspaces.create(bob, {QStringLiteral("Bob's")}, reply); });
        const auto made = house.invite(bob, {own->id, {}, Role::Member, {}, {}});
        QVERIFY(made.ok());
        QCOMPARE(codeOf(house.signUp(QStringLiteral("eve"), made->token)), ErrorCode::Forbidden);
        QCOMPARE(house.accept(cid, made->token)->workspace.id, own->id);
    }

    void aClosedServerTakesNobody()
    {
        House house(Registration::Closed);
        QCOMPARE(codeOf(house.signUp(QStringLiteral("bob"), house.token())), ErrorCode::Forbidden);
    }

    void whereNoneIsNeededABadOneIsRefusedAllTheSame()
    {
        House house;
        QCOMPARE(codeOf(house.signUp(QStringLiteral("bob"), QStringLiteral("guessed-token-guessed-token"))),
                 ErrorCode::Forbidden);
        QVERIFY(house.signUp(QStringLiteral("bob"), house.token()).ok());
        QCOMPARE(house.list(house.ann).first().uses, 1);
    }

    void givesItsRoleAndItsRoom()
    {
        House house(Registration::Invite);
        const RoomId secret = house.server.room(house.ann, RoomKind::Group);
        const auto made = house.invite(house.ann, {WorkspaceId{1}, secret, Role::Guest, {}, {}});
        const EventId before = *house.server.log->head();
        const Caller guest = house.callerOf(*house.signUp(QStringLiteral("gus"), made->token));
        QCOMPARE(house.roleOf(guest), Role::Guest);
        // A guest is in the room that it was invited to, and in no other.
        const auto rooms = *await<QList<Room>>(
            [&](auto reply) { house.server.services->rooms.list(guest, {}, reply); });
        QCOMPARE(rooms.size(), 1);
        QCOMPARE(rooms.first().info.id, secret);
        QVERIFY(rooms.first().member);
        // Into the workspace; into the room; the line in the room.
        QCOMPARE(house.server.replay(house.ann, before),
                 (QStringList{QStringLiteral("member_added"), QStringLiteral("member_added"),
                              QStringLiteral("new_message")}));
        QCOMPARE(house.server.replay(guest, before), house.server.replay(house.ann, before));
    }

    void whoHasAnAccountComesIntoTheRoom()
    {
        House house;
        const Caller bob = house.server.person(QStringLiteral("bob"));
        const RoomId secret = house.server.room(house.ann, RoomKind::Group);
        const QString token = house.token({WorkspaceId{1}, secret, Role::Admin, {}, {}});
        const auto accepted = house.accept(bob, token);
        QCOMPARE(accepted->workspace.id, WorkspaceId{1});
        QCOMPARE(accepted->room->info.id, secret);
        QVERIFY(accepted->room->member);
        // A role that one has stays.
        QCOMPARE(house.roleOf(bob), Role::Member);
    }

    void whoComesIntoARoomThatEveryoneLeftOwnsIt()
    {
        House house;
        const Caller bob = house.server.person(QStringLiteral("bob"));
        const RoomId room = house.server.room(house.ann, RoomKind::Channel);
        const QString token = house.token({WorkspaceId{1}, room, Role::Member, {}, {}});
        QVERIFY(await<Done>([&](auto reply) { house.server.services->members.leave(house.ann, room, reply); }).ok());
        QVERIFY(house.accept(bob, token).ok());
        QCOMPARE(house.server.view(bob, room).role, Role::Owner);
    }

    void thesamePersonTwiceIsOneUse()
    {
        House house;
        const Caller bob = house.server.person(QStringLiteral("bob"));
        const Caller cid = house.server.person(QStringLiteral("cid"));
        const QString token = house.token({WorkspaceId{1}, {}, Role::Member, {}, 1});
        QVERIFY(house.accept(bob, token).ok());
        QVERIFY(house.accept(bob, token).ok());
        QCOMPARE(codeOf(house.accept(cid, token)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.preview(token)), ErrorCode::Forbidden);
    }

    void atTheSameInstantNoMoreThanItsUses()
    {
        House house;
        QList<Caller> people;
        for (int i = 0; i < 12; ++i)
            people.append(house.server.person(QStringLiteral("person%1").arg(i)));
        const RoomId secret = house.server.room(house.ann, RoomKind::Group);
        const QString token = house.token({WorkspaceId{1}, secret, Role::Member, {}, 5});
        std::vector<std::future<bool>> answers;
        for (const Caller &who : people) {
            auto promise = std::make_shared<std::promise<bool>>();
            answers.push_back(promise->get_future());
            house.server.services->invites.accept(
                who, token, [promise](const Result<AcceptedInvite> &result) { promise->set_value(result.ok()); });
        }
        int accepted = 0;
        for (auto &answer : answers)
            accepted += answer.get() ? 1 : 0;
        QCOMPARE(accepted, 5);
        const auto members = *await<QList<Member>>(
            [&](auto reply) { house.server.services->members.list(house.ann, secret, UserId{}, 100, reply); });
        QCOMPARE(members.size(), 6);
    }

    void registrationsAtTheSameInstantTakeNoMoreThanItsUses()
    {
        House house(Registration::Invite);
        const QString token = house.token({WorkspaceId{1}, {}, Role::Member, {}, 2});
        std::vector<std::future<bool>> answers;
        for (int i = 0; i < 6; ++i) {
            auto promise = std::make_shared<std::promise<bool>>();
            answers.push_back(promise->get_future());
            const QString name = QStringLiteral("person%1").arg(i);
            house.server.services->accounts.registerAccount(
                {name, QStringLiteral("correct horse"), name, token}, QStringLiteral("192.0.2.9"),
                [promise](const Result<Grant> &grant) { promise->set_value(grant.ok()); });
        }
        int accepted = 0;
        for (auto &answer : answers)
            accepted += answer.get() ? 1 : 0;
        QCOMPARE(accepted, 2);
    }

    void endsWhenItsTimeIsOver()
    {
        House house;
        const QString token = house.token({WorkspaceId{1}, {}, Role::Member, 60, {}});
        QVERIFY(house.preview(token).ok());
        house.server.clock.advance(59s);
        QVERIFY(house.preview(token).ok());
        house.server.clock.advance(1s);
        QCOMPARE(codeOf(house.preview(token)), ErrorCode::Forbidden);
        QVERIFY(house.list(house.ann).isEmpty());
    }

    void lastsAWeekWhereNothingIsSaid()
    {
        House house;
        const Invite invite = house.invite(house.ann, {WorkspaceId{1}, {}, Role::Member, {}, {}})->invite;
        QCOMPARE(invite.expiresAt.ms - invite.createdAt.ms, qint64(7) * 24 * 3600 * 1000);
    }

    void endsWhenItIsRevokedOrItsMakerIsGone()
    {
        House house;
        const Caller bob = house.callerOf(
            *house.signUp(QStringLiteral("bob"), house.token({WorkspaceId{1}, {}, Role::Admin, {}, {}})));
        const NewInvite revoked = *house.invite(bob, {WorkspaceId{1}, {}, Role::Member, {}, {}});
        const NewInvite other = *house.invite(bob, {WorkspaceId{1}, {}, Role::Member, {}, {}});
        QVERIFY(house.revoke(house.ann, revoked.invite.id).ok());
        QVERIFY(house.revoke(house.ann, revoked.invite.id).ok());
        QCOMPARE(codeOf(house.preview(revoked.token)), ErrorCode::Forbidden);
        QVERIFY(house.preview(other.token).ok());
        QVERIFY(house.suspend(house.ann, bob.user).ok());
        QCOMPARE(codeOf(house.preview(other.token)), ErrorCode::Forbidden);
    }

    void onlyOwnersAndAdminsInviteAndNeverAboveThemselves()
    {
        House house;
        const Caller bob = house.callerOf(
            *house.signUp(QStringLiteral("bob"), house.token({WorkspaceId{1}, {}, Role::Admin, {}, {}})));
        const Caller cid = house.server.person(QStringLiteral("cid"));
        QCOMPARE(house.roleOf(bob), Role::Admin);
        QVERIFY(house.invite(bob, {WorkspaceId{1}, {}, Role::Admin, {}, {}}).ok());
        QCOMPARE(codeOf(house.invite(bob, {WorkspaceId{1}, {}, Role::Owner, {}, {}})), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.invite(cid, {WorkspaceId{1}, {}, Role::Guest, {}, {}})), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.invite(bob, {WorkspaceId{9}, {}, Role::Guest, {}, {}})), ErrorCode::InvalidFields);
        QCOMPARE(codeOf(house.tryList(cid)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.tryList(house.ann, WorkspaceId{9})), ErrorCode::NotFound);
        QCOMPARE(codeOf(house.revoke(cid, house.list(bob).first().id)), ErrorCode::Forbidden);
        QCOMPARE(codeOf(house.revoke(bob, InviteId{99})), ErrorCode::NotFound);
    }

    void leadsIntoNoRoomThatItsMakerCannotSee()
    {
        House house;
        const Caller bob = house.callerOf(
            *house.signUp(QStringLiteral("bob"), house.token({WorkspaceId{1}, {}, Role::Admin, {}, {}})));
        const RoomId secret = house.server.room(house.ann, RoomKind::Group);
        const RoomId direct = house.server.room(bob, RoomKind::Direct, {house.ann.user});
        for (const RoomId room : {secret, direct, RoomId{999}})
            QCOMPARE(codeOf(house.invite(bob, {WorkspaceId{1}, room, Role::Member, {}, {}})), ErrorCode::InvalidFields);
    }

    void saysWhoInvitesWhereTo()
    {
        House house;
        QVERIFY(*house.preview(house.token())
                == (InvitePreview{QStringLiteral("Parlor at home"), WorkspaceId{1}, QStringLiteral("Home"),
                                  QStringLiteral("ANN")}));
    }

    void guessingIsLimitedByAddress()
    {
        House house;
        const QString token = house.token();
        const QString guess = QStringLiteral("guessed-token-guessed-token");
        for (int i = 0; i < 30; ++i)
            QCOMPARE(codeOf(house.preview(guess)), ErrorCode::Forbidden);
        const auto limited = house.preview(token);
        QCOMPARE(codeOf(limited), ErrorCode::RateLimited);
        QVERIFY(limited.error().retryAfterSeconds > 0);
        // Elsewhere nothing was guessed, and right ones do not count.
        for (int i = 0; i < 40; ++i)
            QVERIFY(house.preview(token, QStringLiteral("192.0.2.1")).ok());
        house.server.clock.advance(5min);
        QVERIFY(house.preview(token).ok());
    }

    void itsTokenStandsNowhereInTheStore()
    {
        House house;
        const QByteArray token = house.token().toLatin1();
        QVERIFY(house.preview(QString::fromLatin1(token)).ok());
        const QDir data(house.server.directory.path());
        for (const QString &name : data.entryList(QDir::Files)) {
            QFile file(data.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(token), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(TestInvites)
#include "tst_invites.moc"
