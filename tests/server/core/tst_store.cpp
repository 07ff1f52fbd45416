// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coreserver.h"
#include "store/migrations.h"

#include <QDir>
#include <QFile>

using namespace parlor;

namespace {

struct Bare {
    QTemporaryDir directory;
    ManualClock clock;
    SeededIdGenerator ids{1};
    InProcessBus bus;

    Result<std::unique_ptr<Store>> open() { return Store::open(directory.path(), clock, ids, bus); }
    QString file() const { return directory.filePath(QStringLiteral("store.sqlite")); }
};

Result<std::unique_ptr<Database>> openPlain(const QString &file)
{
    return Database::open(file, Database::Mode::ReadWrite);
}

}  // namespace

class TestStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFreshStoreHasAnEpochAndKeysThatStay()
    {
        Bare bare;
        auto store = bare.open();
        QVERIFY(store.ok());
        const QString epoch = (*store)->epoch();
        const QByteArray key = (*store)->tokenKey();
        QVERIFY(QRegularExpression(QStringLiteral("^[0-9a-z]+$")).match(epoch).hasMatch());
        QCOMPARE(key.size(), 32);
        QVERIFY(key != (*store)->refreshKey());
        *store = nullptr;
        const auto again = bare.open();
        QCOMPARE((*again)->epoch(), epoch);
        QCOMPARE((*again)->tokenKey(), key);
    }

    void aStoreThatWasClosedIsOneFile()
    {
        CoreServer server;
        server.person(QStringLiteral("ann"));
        server.stop();
        QCOMPARE(QDir(server.directory.path()).entryList({QStringLiteral("store.sqlite*")}),
                 QStringList{QStringLiteral("store.sqlite")});
    }

    void aSecondServerIsToldWhoHasTheDirectory()
    {
        Bare bare;
        auto first = bare.open();
        QVERIFY(first.ok());
        const auto second = bare.open();
        QCOMPARE(second.error().code, ErrorCode::Conflict);
        QVERIFY2(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(second.error().detail));
        *first = nullptr;
        QVERIFY(bare.open().ok());
    }

    void aNewerStoreIsRefusedAndLeftAlone()
    {
        Bare bare;
        QVERIFY(bare.open().ok());
        QVERIFY((*openPlain(bare.file()))->execute("PRAGMA user_version=99"));
        const auto refused = bare.open();
        QCOMPARE(refused.error().code, ErrorCode::UpgradeRequired);
        QVERIFY(refused.error().detail.contains(QStringLiteral("newer")));
        QCOMPARE((*openPlain(bare.file()))->schemaNumber(), 99);
    }

    void aMigrationCopiesTheStoreFirst()
    {
        Bare bare;
        QVERIFY(bare.open().ok());
        auto database = openPlain(bare.file());
        QList<Migration> migrations = knownMigrations();
        const int before = migrations.last().number;
        migrations.append({before + 1, "CREATE TABLE later (x INTEGER)"});
        QVERIFY(migrate(**database, bare.file(), migrations).ok());
        QCOMPARE((*database)->schemaNumber(), before + 1);
        const QString copy = QStringLiteral("%1.before-%2").arg(bare.file()).arg(before + 1);
        QVERIFY(QFile::exists(copy));
        QCOMPARE((*openPlain(copy))->schemaNumber(), before);
        QVERIFY((*openPlain(copy))->execute("SELECT * FROM workspaces"));
    }

    void aMigrationThatFailsChangesNothing()
    {
        Bare bare;
        QVERIFY(bare.open().ok());
        auto database = openPlain(bare.file());
        QList<Migration> migrations = knownMigrations();
        const int before = migrations.last().number;
        migrations.append({before + 1, "CREATE TABLE later (x INTEGER); SELECT nonsense"});
        QCOMPARE(migrate(**database, bare.file(), migrations).error().code, ErrorCode::Storage);
        (*database)->clearFailure();
        QCOMPARE((*database)->schemaNumber(), before);
        QVERIFY(!(*database)->execute("SELECT * FROM later"));
    }

    void aFileThatIsNoStoreIsRefusedWithASentence()
    {
        Bare bare;
        QFile file(bare.file());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto refused = bare.open();
        QCOMPARE(refused.error().code, ErrorCode::Storage);
        QVERIFY(refused.error().detail.contains(bare.file()));
    }

    void aDirectoryThatCannotBeMadeIsRefusedWithASentence()
    {
        Bare bare;
        QFile file(bare.directory.filePath(QStringLiteral("plain")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto refused = Store::open(file.fileName() + QStringLiteral("/data"), bare.clock, bare.ids, bare.bus);
        QCOMPARE(refused.error().code, ErrorCode::Storage);
    }

    void everyCommitReachesTheDisk()
    {
        Bare bare;
        QVERIFY(bare.open().ok());
        auto database = openPlain(bare.file());
        // FULL is 2; what a connection of ours is set to is what its commits promise.
        QVERIFY(
            (*database)->execute("CREATE TEMP TABLE mode AS SELECT * FROM pragma_synchronous WHERE synchronous <> 2"));
        QVERIFY((*database)->execute(
            "CREATE TEMP TABLE one (x INTEGER CHECK (x = 0)); INSERT INTO one SELECT count(*) FROM mode"));
    }

    void anOldEventIsForgottenButNeverTheLast()
    {
        CoreServer server;
        server.person(QStringLiteral("ann"));
        const EventId head = *server.log->head();
        server.clock.advance(std::chrono::hours(24));
        const Timestamp later = server.clock.now();
        server.store->pruneEvents(later);
        server.person(QStringLiteral("bob"));  // behind the pruning in the writer's queue
        QCOMPARE(*server.log->oldest(), head);
        server.store->pruneEvents(Timestamp{later.ms + 1});
        server.person(QStringLiteral("cid"));
        const auto kept = *server.log->read(0, 1000);
        for (int i = 1; i < kept.size(); ++i)
            QCOMPARE(kept.at(i)->id, kept.at(i - 1)->id + 1);
        QCOMPARE(kept.last()->id, *server.log->head());
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
