// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signingin.h"

using namespace parlor;
using namespace std::chrono_literals;

/// Who gets an account, who is let in, and who they are to others.
class TestAccounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstOwnsTheServerAndEverybodyIsInGeneral()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const Caller bob = server.person(QStringLiteral("bob"));
        const auto workspaces = [&](const Caller &who) {
            return *await<QList<Workspace>>([&](auto reply) { server.services->workspaces.list(who, {}, 200, reply); });
        };
        QCOMPARE(workspaces(ann).first().role, Role::Owner);
        QCOMPARE(workspaces(bob).first().role, Role::Member);
        QCOMPARE(workspaces(bob).first().id, WorkspaceId{1});
        const auto rooms = *await<QList<Room>>([&](auto reply) { server.services->rooms.list(bob, {}, reply); });
        QCOMPARE(rooms.size(), 1);
        QCOMPARE(rooms.first().info.name, QStringLiteral("general"));
        QVERIFY(rooms.first().member);
        QCOMPARE(rooms.first().unread, 0);
    }

    void aTakenNameIsRefused()
    {
        CoreServer server;
        server.person(QStringLiteral("ann"));
        QCOMPARE(registerAs(server, QStringLiteral("ann"), CoreServer::kHere).error().code, ErrorCode::UsernameTaken);
        QCOMPARE(registerAs(server, QStringLiteral("all"), CoreServer::kHere).error().code, ErrorCode::UsernameTaken);
    }

    void aClosedServerTakesItsFirstAccountFromLoopbackOnly()
    {
        ServerSettings closed;
        closed.registration = Registration::Closed;
        CoreServer server(closed);
        QCOMPARE(registerAs(server, QStringLiteral("eve"), kElsewhere).error().code, ErrorCode::Forbidden);
        QVERIFY(registerAs(server, QStringLiteral("ann"), CoreServer::kHere).ok());
        QCOMPARE(registerAs(server, QStringLiteral("bob"), CoreServer::kHere).error().code, ErrorCode::Forbidden);
    }

    void twoWithOneNameAtOnceMakeOneAccount()
    {
        CoreServer server;
        std::promise<Result<Grant>> first, second;
        server.services->accounts.registerAccount({QStringLiteral("ann"), kPassword, QStringLiteral("A"), {}},
                                                  CoreServer::kHere,
                                                  [&](Result<Grant> r) { first.set_value(std::move(r)); });
        server.services->accounts.registerAccount({QStringLiteral("ann"), kPassword, QStringLiteral("B"), {}},
                                                  CoreServer::kHere,
                                                  [&](Result<Grant> r) { second.set_value(std::move(r)); });
        const Result<Grant> a = first.get_future().get();
        const Result<Grant> b = second.get_future().get();
        QVERIFY(a.ok() != b.ok());
        QCOMPARE((a.ok() ? b : a).error().code, ErrorCode::UsernameTaken);
    }

    void signInDoesNotTellNameFromPassword()
    {
        CoreServer server;
        server.person(QStringLiteral("ann"));
        QVERIFY(signIn(server, QStringLiteral("ann"), kPassword).ok());
        const Error wrongPassword = signIn(server, QStringLiteral("ann"), QStringLiteral("wrong horse")).error();
        const Error wrongName = signIn(server, QStringLiteral("nobody"), kPassword).error();
        QCOMPARE(wrongPassword.code, ErrorCode::Unauthorized);
        QCOMPARE(wrongName, wrongPassword);
    }

    void tenWrongPasswordsLockTheNameForAWhile()
    {
        CoreServer server;
        server.person(QStringLiteral("ann"));
        for (int i = 0; i < 10; ++i)
            QCOMPARE(signIn(server, QStringLiteral("ann"), QStringLiteral("wrong")).error().code,
                     ErrorCode::Unauthorized);
        const Error limited = signIn(server, QStringLiteral("ann"), kPassword).error();
        QCOMPARE(limited.code, ErrorCode::RateLimited);
        QCOMPARE(limited.retryAfterSeconds, 300);
        server.clock.advance(5min);
        QVERIFY(signIn(server, QStringLiteral("ann"), kPassword).ok());
    }

    void thirtyWrongNamesLockTheAddressAlone()
    {
        CoreServer server;
        server.person(QStringLiteral("ann"));
        for (int i = 0; i < 30; ++i)
            QCOMPARE(signIn(server, QStringLiteral("x%1").arg(i), kPassword, kElsewhere).error().code,
                     ErrorCode::Unauthorized);
        QCOMPARE(signIn(server, QStringLiteral("ann"), kPassword, kElsewhere).error().code, ErrorCode::RateLimited);
        QVERIFY(signIn(server, QStringLiteral("ann"), kPassword).ok());
    }

    void rightPasswordsAreNeverLimited()
    {
        CoreServer server;
        server.person(QStringLiteral("ann"));
        for (int i = 0; i < 40; ++i)
            QVERIFY(signIn(server, QStringLiteral("ann"), kPassword).ok());
    }

    void registrationsFromOneAddressAreLimited()
    {
        ServerSettings settings;
        settings.rates.registrationBurst = 3;
        settings.rates.registrationsPerSecond = 0.1;
        CoreServer server(settings);
        for (int i = 0; i < 3; ++i)
            QVERIFY(registerAs(server, QStringLiteral("user%1").arg(i), kElsewhere).ok());
        const Error limited = registerAs(server, QStringLiteral("eve"), kElsewhere).error();
        QCOMPARE(limited.code, ErrorCode::RateLimited);
        QCOMPARE(limited.retryAfterSeconds, 10);
        QVERIFY(registerAs(server, QStringLiteral("bob"), QStringLiteral("192.0.2.8")).ok());
        server.clock.advance(10s);
        QVERIFY(registerAs(server, QStringLiteral("eve"), kElsewhere).ok());
    }

    void aChangedProfileIsToldToTheWorkspaceOnce()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const Caller bob = server.person(QStringLiteral("bob"));
        const EventId before = *server.log->head();
        UpdateProfileRequest request;
        request.displayName = QStringLiteral("Ann Adams");
        const auto update = [&] {
            return *await<User>([&](auto reply) { server.services->profiles.updateMe(ann, request, reply); });
        };
        const User changed = update();
        QCOMPARE(changed.displayName, QStringLiteral("Ann Adams"));
        QCOMPARE(changed.revision, before + 1);
        QCOMPARE(update(), changed);
        QCOMPARE(server.replay(bob, before), QStringList{QStringLiteral("user_updated")});
        QVERIFY(!server.logged.last()->room);
    }

    void peopleAreFoundByEitherName()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        server.person(QStringLiteral("bob"));
        UpdateProfileRequest request;
        request.displayName = QStringLiteral("Анна");
        QVERIFY(await<User>([&](auto reply) { server.services->profiles.updateMe(ann, request, reply); }).ok());
        const auto found = [&](const char *query) {
            QStringList names;
            const QList<User> users = *await<QList<User>>([&](auto reply) {
                server.services->profiles.users(ann, QString::fromUtf8(query), UserId{0}, 50, reply);
            });
            for (const User &user : users)
                names.append(user.username);
            return names;
        };
        QCOMPARE(found("АНН"), QStringList{QStringLiteral("ann")});
        QCOMPARE(found("b"), QStringList{QStringLiteral("bob")});
        QCOMPARE(found(""), (QStringList{QStringLiteral("ann"), QStringLiteral("bob")}));
        QCOMPARE(found("%"), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
