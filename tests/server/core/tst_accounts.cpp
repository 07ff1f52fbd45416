// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coreserver.h"
#include "held.h"
#include "service/refreshtokens.h"
#include "store/sessiontable.h"
#include "store/usertable.h"

#include <atomic>

using namespace parlor;
using namespace std::chrono_literals;

namespace {

const QString kPassword = QStringLiteral("correct horse");
const QString kElsewhere = QStringLiteral("192.0.2.7");

Result<Grant> signIn(CoreServer &server, const QString &name, const QString &password,
                     const QString &address = CoreServer::kHere)
{
    return await<Grant>([&](auto reply) {
        server.services->accounts.login({name, password, QStringLiteral("laptop")}, address, reply);
    });
}

Result<Grant> registerAs(CoreServer &server, const QString &name, const QString &address)
{
    return await<Grant>([&](auto reply) {
        server.services->accounts.registerAccount({name, kPassword, name, {}}, address, reply);
    });
}

Result<Grant> refresh(CoreServer &server, const QString &token)
{
    return await<Grant>([&](auto reply) { server.services->accounts.refresh(token, reply); });
}

ErrorCode authenticationError(CoreServer &server, const QString &token)
{
    const auto caller = server.services->accounts.authenticate(token.toLatin1());
    return caller ? ErrorCode::Internal : caller.error().code;
}

}  // namespace

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

    void anAccessTokenExpires()
    {
        CoreServer server;
        server.person(QStringLiteral("ann"));
        const QString token = server.grants.value(QStringLiteral("ann")).accessToken;
        server.clock.advance(15min - 1s);
        QVERIFY(server.services->accounts.authenticate(token.toLatin1()).ok());
        server.clock.advance(1s);
        QCOMPARE(authenticationError(server, token), ErrorCode::TokenExpired);
    }

    void aForgedAccessTokenIsRefused()
    {
        CoreServer server;
        server.person(QStringLiteral("ann"));
        QString token = server.grants.value(QStringLiteral("ann")).accessToken;
        QCOMPARE(authenticationError(server, QString()), ErrorCode::Unauthorized);
        QCOMPARE(authenticationError(server, QStringLiteral("a.b.c")), ErrorCode::Unauthorized);
        // {"alg":"none","typ":"JWT"} over the same claims, without a signature.
        const QString claims = token.section(QLatin1Char('.'), 1, 1);
        const QString unsignedToken = QStringLiteral("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.%1.").arg(claims);
        QCOMPARE(authenticationError(server, unsignedToken), ErrorCode::Unauthorized);
        const qsizetype middle = token.size() - 10;
        token[middle] = token[middle] == QLatin1Char('A') ? QLatin1Char('B') : QLatin1Char('A');
        QCOMPARE(authenticationError(server, token), ErrorCode::Unauthorized);
    }

    void aTokenOfAnotherServerIsRefused()
    {
        CoreServer server({}, 1);
        CoreServer stranger({}, 2);
        server.person(QStringLiteral("ann"));
        stranger.person(QStringLiteral("ann"));
        QVERIFY(stranger.store->epoch() != server.store->epoch());
        QCOMPARE(authenticationError(stranger, server.grants.value(QStringLiteral("ann")).accessToken),
                 ErrorCode::Unauthorized);
    }

    void aSessionThatEndedLeavesNoToken()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        server.person(QStringLiteral("bob"));
        const auto isKept = [&server](const QString &name) {
            const QByteArray hash = RefreshTokens::hashOf(server.grants.value(name).refreshToken);
            const auto kept = await<bool>([&](auto reply) {
                server.store->readers().read<bool>(
                    [hash](Database &database) -> Result<bool> {
                        return SessionTable(database).findByToken(hash).has_value();
                    },
                    reply);
            });
            return kept.ok() && *kept;
        };
        QVERIFY(isKept(QStringLiteral("ann")));
        QVERIFY(await<Done>([&](auto reply) { server.services->accounts.logout(ann, reply); }).ok());
        QVERIFY(!isKept(QStringLiteral("ann")));
        QVERIFY(isKept(QStringLiteral("bob")));
    }

    void logoutEndsTheSessionAtOnceAndSaysSo()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const Grant grant = server.grants.value(QStringLiteral("ann"));
        QVERIFY(await<Done>([&](auto reply) { server.services->accounts.logout(ann, reply); }).ok());
        QCOMPARE(authenticationError(server, grant.accessToken), ErrorCode::Unauthorized);
        QCOMPARE(refresh(server, grant.refreshToken).error().code, ErrorCode::Unauthorized);
        QCOMPARE(server.ended, (QList<SessionEnded>{{ann.session, ann.user}}));
    }

    void anEndedSessionStaysEndedAfterARestart()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const QString ended = server.grants.value(QStringLiteral("ann")).accessToken;
        const QString live = signIn(server, QStringLiteral("ann"), kPassword)->accessToken;
        QVERIFY(await<Done>([&](auto reply) { server.services->accounts.logout(ann, reply); }).ok());
        server.stop();
        server.start();
        QCOMPARE(authenticationError(server, ended), ErrorCode::Unauthorized);
        QVERIFY(server.services->accounts.authenticate(live.toLatin1()).ok());
    }

    void theLastSpentRefreshTokenGivesTheSameSuccessorUntilThatIsUsed()
    {
        CoreServer server;
        server.person(QStringLiteral("ann"));
        const QString first = server.grants.value(QStringLiteral("ann")).refreshToken;
        const QString second = refresh(server, first)->refreshToken;
        QVERIFY(second != first);
        QCOMPARE(refresh(server, first)->refreshToken, second);  // the answer was lost
        const QString third = refresh(server, second)->refreshToken;
        QCOMPARE(refresh(server, second)->refreshToken, third);
        const Error reused = refresh(server, first).error();
        QCOMPARE(reused.code, ErrorCode::RefreshReused);
        QCOMPARE(refresh(server, third).error().code, ErrorCode::Unauthorized);
        QCOMPARE(authenticationError(server, server.grants.value(QStringLiteral("ann")).accessToken),
                 ErrorCode::Unauthorized);
        QCOMPARE(server.ended.size(), 1);
    }

    void sessionsAreListedAndRevokedByTheirOwnerOnly()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const Caller bob = server.person(QStringLiteral("bob"));
        const Caller laptop = *server.services->accounts.authenticate(
            signIn(server, QStringLiteral("ann"), kPassword)->accessToken.toLatin1());
        const auto sessions = *await<QList<SessionInfo>>(
            [&](auto reply) { server.services->accounts.sessions(ann, reply); });
        QCOMPARE(sessions.size(), 2);
        QVERIFY(sessions.first().current);
        QCOMPARE(sessions.last().deviceName, QStringLiteral("laptop"));
        const auto revoke = [&](const Caller &who) {
            return await<Done>(
                [&](auto reply) { server.services->accounts.revokeSession(who, laptop.session, reply); });
        };
        QCOMPARE(revoke(bob).error().code, ErrorCode::NotFound);
        QVERIFY(revoke(ann).ok());
        QCOMPARE(revoke(ann).error().code, ErrorCode::NotFound);
        QCOMPARE(server.ended, (QList<SessionEnded>{{laptop.session, laptop.user}}));
    }

    void aNewPasswordEndsTheOtherSessions()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const QString other = signIn(server, QStringLiteral("ann"), kPassword)->accessToken;
        const QString changed = QStringLiteral("battery staple");
        const auto change = [&](const QString &old) {
            return await<Done>([&](auto reply) { server.services->passwords.change(ann, old, changed, reply); });
        };
        QCOMPARE(change(changed).error().code, ErrorCode::Forbidden);
        QVERIFY(change(kPassword).ok());
        QCOMPARE(authenticationError(server, other), ErrorCode::Unauthorized);
        QVERIFY(
            server.services->accounts.authenticate(server.grants.value(QStringLiteral("ann")).accessToken.toLatin1())
                .ok());
        QVERIFY(signIn(server, QStringLiteral("ann"), changed).ok());
        QVERIFY(!signIn(server, QStringLiteral("ann"), kPassword).ok());
    }

    void aSignInThatWasVerifiedBeforeAChangeLetsNobodyIn()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        // A change that has been made but not committed: whoever asks now sees the old password.
        Held held(server.store->writer(), [&ann](WriteTransaction &transaction) {
            UserTable(transaction.database()).setPasswordHash(ann.user, "of another password");
        });
        std::promise<Result<Grant>> late;
        server.services->accounts.login({QStringLiteral("ann"), kPassword, {}}, CoreServer::kHere,
                                        [&](Result<Grant> grant) { late.set_value(std::move(grant)); });
        // One thread hashes: when these are answered that one was verified, and waits for the writer.
        for (int i = 0; i < 4; ++i)
            QVERIFY(!signIn(server, QStringLiteral("nobody"), kPassword).ok());
        held.letGo();
        const Result<Grant> refused = late.get_future().get();
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Unauthorized);
    }

    void aChangeByASessionThatIsOverChangesNothing()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        QVERIFY(await<Done>([&](auto reply) { server.services->accounts.logout(ann, reply); }).ok());
        const auto change = await<Done>([&](auto reply) {
            server.services->passwords.change(ann, kPassword, QStringLiteral("battery staple"), reply);
        });
        QCOMPARE(change.error().code, ErrorCode::Unauthorized);
        QVERIFY(signIn(server, QStringLiteral("ann"), kPassword).ok());
    }

    void ofTwoChangesAtOnceOneCounts()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        std::promise<Status> one, other;
        PasswordService &passwords = server.services->passwords;
        // Both are verified before either is written.
        Held held(server.store->writer());
        passwords.change(ann, kPassword, QStringLiteral("first horse"), [&](Status s) { one.set_value(s); });
        passwords.change(ann, kPassword, QStringLiteral("second horse"), [&](Status s) { other.set_value(s); });
        for (int i = 0; i < 6; ++i)
            QVERIFY(!signIn(server, QStringLiteral("nobody"), kPassword).ok());
        held.letGo();
        const bool first = one.get_future().get().ok();
        const bool second = other.get_future().get().ok();
        QVERIFY(first != second);
        QVERIFY(signIn(server, QStringLiteral("ann"),
                       first ? QStringLiteral("first horse") : QStringLiteral("second horse"))
                    .ok());
    }

    void tenWrongOldPasswordsAreEnoughForAWhile()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const auto change = [&](const QString &old) {
            return await<Done>([&](auto reply) {
                server.services->passwords.change(ann, old, QStringLiteral("battery staple"), reply);
            });
        };
        for (int i = 0; i < 10; ++i)
            QCOMPARE(change(QStringLiteral("wrong horse")).error().code, ErrorCode::Forbidden);
        const Error limited = change(kPassword).error();
        QCOMPARE(limited.code, ErrorCode::RateLimited);
        QCOMPARE(limited.retryAfterSeconds, 300);
        // Who knows the password may still sign in.
        QVERIFY(signIn(server, QStringLiteral("ann"), kPassword).ok());
        server.clock.advance(5min);
        QVERIFY(change(kPassword).ok());
    }

    void rightOldPasswordsAreNeverLimited()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        for (int i = 0; i < 12; ++i)
            QVERIFY(await<Done>([&](auto reply) {
                        server.services->passwords.change(ann, kPassword, kPassword, reply);
                    }).ok());
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

    void whereTooManyHashesWaitTheNextIsToldToComeAgain()
    {
        ServerSettings settings;
        settings.limitRates = false;
        CoreServer server(settings);
        server.person(QStringLiteral("ann"));
        // The answer to the first holds the only thread that hashes.
        std::promise<void> isHeld, goOn;
        std::atomic<int> answers = 0;
        std::atomic<int> unavailable = 0;
        server.services->accounts.login({QStringLiteral("nobody"), kPassword, {}}, CoreServer::kHere,
                                        [&](const Result<Grant> &) {
                                            isHeld.set_value();
                                            goOn.get_future().wait();
                                        });
        isHeld.get_future().wait();
        constexpr int kMany = 200;
        for (int i = 0; i < kMany; ++i)
            server.services->accounts.login(
                {QStringLiteral("nobody"), kPassword, {}}, CoreServer::kHere, [&](const Result<Grant> &grant) {
                    unavailable += grant.error().code == ErrorCode::Unavailable && grant.error().retryAfterSeconds > 0;
                    ++answers;
                });
        QTRY_COMPARE(unavailable.load(), kMany - 128);
        goOn.set_value();
        QTRY_COMPARE(answers.load(), kMany);
        QCOMPARE(unavailable.load(), kMany - 128);
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
