// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "held.h"
#include "signingin.h"
#include "store/usertable.h"

#include <atomic>

using namespace parlor;
using namespace std::chrono_literals;

/// Changing a password, and what verifying one costs.
class TestPasswords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(TestPasswords)
#include "tst_passwords.moc"
