// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/refreshtokens.h"
#include "signingin.h"
#include "store/sessiontable.h"

using namespace parlor;
using namespace std::chrono_literals;

/// How long one who was let in stays so.
class TestSessions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
