// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livelystore.h"
#include "protocol/json.h"
#include "store/migrations.h"
#include "store/storecheck.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace parlor;

namespace {

/// tests/server/core/data/schema-0001.sql and so on: stores as programs of that time left them, with one of everything
/// that they could hold. What is there once stays as it is.
QDir dumps()
{
    return QDir(QStringLiteral(PARLOR_DUMPS));
}

QByteArray dumpText(const QString &name)
{
    QFile file(dumps().filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void load(const QString &file, const QByteArray &dump)
{
    const auto database = Database::open(file, Database::Mode::ReadWrite);
    QVERIFY2((*database)->execute(dump), (*database)->failed() ? qPrintable((*database)->failure().detail) : "");
}

/// Every table and index, as SQLite has it, by way of another library than ours.
QStringList shapeOf(const QString &file)
{
    QStringList lines;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("shape"));
        database.setDatabaseName(file);
        database.open();
        QSqlQuery query(QStringLiteral("SELECT name, sql FROM sqlite_master ORDER BY name"), database);
        while (query.next())
            lines.append(query.value(0).toString() + u' ' + query.value(1).toString());
    }
    QSqlDatabase::removeDatabase(QStringLiteral("shape"));
    return lines;
}

Caller signIn(CoreServer &server, const char *name)
{
    const Grant grant = *await<Grant>([&](auto reply) {
        server.services->accounts.login({QString::fromLatin1(name), QStringLiteral("correct horse"), {}},
                                        CoreServer::kHere, reply);
    });
    return *server.services->accounts.authenticate(grant.accessToken.toLatin1());
}

/// What somebody sees of it all, a line for each thing; without what chance and the clock put in.
QStringList contentFor(CoreServer &server, const Caller &who)
{
    const SyncPicture picture = *await<SyncPicture>([&](auto reply) { server.services->sync.picture(who, 50, reply); });
    QStringList lines;
    for (const User &user : picture.users)
        lines.append(QStringLiteral("%1 %2").arg(user.username, user.displayName));
    for (const auto &part : picture.rooms) {
        const Room &room = part.room;
        lines.append(QStringLiteral("room %1 %2 %3 last %4 read %5 unread %6 mentions %7")
                         .arg(room.info.id.value)
                         .arg(int(room.info.kind))
                         .arg(room.info.name)
                         .arg(room.info.lastSeq)
                         .arg(room.lastReadSeq)
                         .arg(room.unread)
                         .arg(room.mentions));
        for (Message message : part.messages) {
            message.createdAt = {};
            message.clientKey = {};
            message.editedAt = message.editedAt ? std::optional(Timestamp{}) : std::nullopt;
            message.deletedAt = message.deletedAt ? std::optional(Timestamp{}) : std::nullopt;
            lines.append(QString::fromUtf8(compactJson(toJson(message))));
        }
    }
    return lines;
}

}  // namespace

class TestMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyEarlierStoreBecomesANewOne_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = dumps().entryList({QStringLiteral("schema-*.sql")}, QDir::Files, QDir::Name);
        QVERIFY(!names.isEmpty());
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyEarlierStoreBecomesANewOne()
    {
        QFETCH(QString, name);
        loadStoreResource();
        QTemporaryDir directory;
        load(storeFile(directory.path()), dumpText(name));
        const int number = name.mid(7, 4).toInt();
        QCOMPARE((*Database::open(storeFile(directory.path()), Database::Mode::ReadOnly))->schemaNumber(), number);

        ManualClock clock;
        SeededIdGenerator ids(1);
        InProcessBus bus;
        {
            const auto store = Store::open(directory.path(), clock, ids, bus);
            QVERIFY2(store.ok(), store ? "" : qPrintable(store.error().detail));
            QVERIFY(*(*(*store)->openLog())->head() > 10);
        }
        const auto findings = checkDirectory(directory.path());
        QVERIFY2(findings.ok(), findings ? "" : qPrintable(findings.error().detail));
        QVERIFY2(findings->isEmpty(),
                 findings->isEmpty() ? "" : qPrintable(findings->first().what + u' ' + findings->first().where));
        const int newest = knownMigrations().last().number;
        const QString copy = QStringLiteral("%1.before-%2").arg(storeFile(directory.path())).arg(newest);
        QCOMPARE(QFile::exists(copy), number < newest);
    }

    void aMigratedStoreHasAllThatItHadAndServes_data() { everyEarlierStoreBecomesANewOne_data(); }
    void aMigratedStoreHasAllThatItHadAndServes()
    {
        QFETCH(QString, name);
        loadStoreResource();
        // What the dumps were made of, as a store of today has it.
        CoreServer today;
        fillWithLife(today);
        CoreServer server({}, 99);  // another chance than the one that made the dump
        server.stop();
        QVERIFY(QFile::remove(storeFile(server.directory.path())));
        load(storeFile(server.directory.path()), dumpText(name));
        server.start();
        for (const char *who : {"ann", "bob", "cid"})
            QCOMPARE(contentFor(server, signIn(server, who)), contentFor(today, signIn(today, who)));
        const Caller ann = signIn(server, "ann");
        const SyncPicture picture = *await<SyncPicture>(
            [&](auto reply) { server.services->sync.picture(ann, 50, reply); });
        const RoomId room = picture.rooms.first().room.info.id;
        server.post(ann, room, QStringLiteral("after all that"));
        QVERIFY(checkDirectory(server.directory.path())->isEmpty());
    }

    /// For the dump of a new schema: PARLOR_KEEP_STORE=DIR tst_migrations leavesAStoreWhenAsked, then
    /// sqlite3 DIR/store.sqlite .dump, with the header of the others and their last line.
    void leavesAStoreWhenAsked()
    {
        const QString place = qEnvironmentVariable("PARLOR_KEEP_STORE");
        if (place.isEmpty())
            QSKIP("only when asked");
        CoreServer server;
        fillWithLife(server);
        server.stop();
        QVERIFY(QDir().mkpath(place));
        QVERIFY((*Database::open(storeFile(server.directory.path()), Database::Mode::ReadOnly))
                    ->copyTo(storeFile(place))
                    .ok());
    }

    void aMigrationThatFailsLeavesTheStoreAsItWas()
    {
        loadStoreResource();
        QTemporaryDir directory;
        const QString file = storeFile(directory.path());
        load(file, dumpText(QStringLiteral("schema-0001.sql")));
        const auto database = Database::open(file, Database::Mode::ReadWrite);
        const QStringList before = shapeOf(file);
        QVERIFY(before.size() > 10);
        const QList<Migration> broken{knownMigrations().first(),
                                      {2, "CREATE TABLE later (x INTEGER); DROP TABLE mentions; SELECT nonsense"}};
        QCOMPARE(migrate(**database, file, broken).error().code, ErrorCode::Storage);
        (*database)->clearFailure();
        QCOMPARE((*database)->schemaNumber(), 1);
        QCOMPARE(shapeOf(file), before);
        // And with a program that knows better it goes on from there.
        QVERIFY(migrate(**database, file, knownMigrations()).ok());
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
