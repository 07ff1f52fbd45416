// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk/diskthread.h"
#include "profile/profile.h"

#include <QTemporaryDir>

using namespace parlor;

namespace {

Account account(const QString &username)
{
    return {{QUrl(QStringLiteral("https://chat.example:7420")), "ab12"}, username, UserId{7}, QStringLiteral("Ана 👋")};
}

}  // namespace

class TestProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void remembersAccountsTheLastFirst()
    {
        {
            const auto profile = open(QStringLiteral("home"));
            QVERIFY(profile->save(account(QStringLiteral("ana"))));
            QVERIFY(profile->save(account(QStringLiteral("bob"))));
            QVERIFY(profile->save(account(QStringLiteral("ana"))));
        }
        const auto profile = open(QStringLiteral("home"));
        QCOMPARE(profile->accounts().size(), 2);
        QVERIFY(profile->accounts().first() == account(QStringLiteral("ana")));
        QVERIFY(profile->remove(account(QStringLiteral("ana"))));
        QCOMPARE(profile->accounts().size(), 1);
    }

    void secondHolderIsToldWho()
    {
        const auto profile = open(QStringLiteral("home"));
        const auto second = Profile::open(m_directory->path(), QStringLiteral("home"));
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Conflict);
        QVERIFY2(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(second.error().detail));
    }

    void twoProfilesStandSideBySide()
    {
        const auto home = open(QStringLiteral("home"));
        const auto work = open(QStringLiteral("work"));
        QVERIFY(home && work);
        QVERIFY(home->directory() != work->directory());
    }

    void refusesNamesThatLeadElsewhere()
    {
        for (const QString &name : {QStringLiteral(".."), QStringLiteral("a/b"), QString(), QStringLiteral(".hidden")})
            QVERIFY2(!Profile::open(m_directory->path(), name), qPrintable(name));
    }

    void secretsAreReadableByTheirOwnerAlone()
    {
        const auto profile = open(QStringLiteral("home"));
        QVERIFY(writePrivateFile(profile->refreshTokenFile(account(QStringLiteral("ana"))), "secret"));
        QCOMPARE(profile->refreshToken(account(QStringLiteral("ana"))), QStringLiteral("secret"));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
                            | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(profile->refreshTokenFile(account(QStringLiteral("ana")))) & others));
        QVERIFY(!(QFile::permissions(profile->directory()) & others));
        QVERIFY(profile->save(account(QStringLiteral("ana"))));
        QVERIFY(profile->remove(account(QStringLiteral("ana"))));
        QVERIFY(profile->refreshToken(account(QStringLiteral("ana"))).isEmpty());
    }

    void refusesADamagedListInsteadOfForgettingIt()
    {
        open(QStringLiteral("home"));
        QFile file(m_directory->filePath(QStringLiteral("home/accounts.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        const auto profile = Profile::open(m_directory->path(), QStringLiteral("home"));
        QVERIFY(!profile);
        QCOMPARE(profile.error().code, ErrorCode::Storage);
    }

    void readsAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");
        QTest::newRow("name") << QStringLiteral("chat.example") << QStringLiteral("https://chat.example:7420");
        QTest::newRow("address and port") << QStringLiteral(" 10.0.0.5:80 ") << QStringLiteral("https://10.0.0.5:80");
        QTest::newRow("this machine") << QStringLiteral("localhost") << QStringLiteral("http://localhost:7420");
        QTest::newRow("loopback") << QStringLiteral("127.0.0.1:8080") << QStringLiteral("http://127.0.0.1:8080");
        QTest::newRow("loopback 6") << QStringLiteral("[::1]") << QStringLiteral("http://[::1]:7420");
        QTest::newRow("scheme") << QStringLiteral("http://chat.example/") << QStringLiteral("http://chat.example:7420");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("path") << QStringLiteral("chat.example/room") << QString();
        QTest::newRow("user") << QStringLiteral("https://me@chat.example") << QString();
        QTest::newRow("other scheme") << QStringLiteral("ftp://chat.example") << QString();
        QTest::newRow("words") << QStringLiteral("not an address") << QString();
    }
    void readsAddresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);
        const Result<ServerAddress> address = ServerAddress::fromText(text);
        QCOMPARE(address ? address->url.toString() : QString(), url);
    }

    void accountsOfTwoServersHaveTwoFolders()
    {
        Account other = account(QStringLiteral("ana"));
        other.server.url.setHost(QStringLiteral("other.example"));
        QVERIFY(other.id() != account(QStringLiteral("ana")).id());
        QCOMPARE(account(QStringLiteral("Ana")).id(), account(QStringLiteral("ana")).id());
    }

    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

private:
    std::unique_ptr<Profile> open(const QString &name)
    {
        auto profile = Profile::open(m_directory->path(), name);
        return profile ? std::move(profile).value() : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
