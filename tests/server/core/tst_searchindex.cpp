// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchhouse.h"
#include "store/messagetable.h"
#include "store/migrations.h"

#include <QFile>

using namespace parlor;
using House = SearchHouse;

/// The index is lost, of another store, or behind: what is found is what the store says.
class TestSearchIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWriteThatFailedIsNotFound()
    {
        House house;
        const auto failed = await<Done>([&](auto reply) {
            house.server.store->writer().write<Done>(
                [&](WriteTransaction &transaction) -> Status {
                    Message message;
                    message.roomId = house.room;
                    message.seq = 1000;
                    message.revision = 1000;
                    message.senderId = house.ann.user;
                    message.clientKey = house.server.ids.clientKey();
                    message.body = QStringLiteral("ghost");
                    MessageTable(transaction.database()).insert(message, QByteArray("x"));
                    return ErrorCode::Forbidden;
                },
                reply);
        });
        QVERIFY(!failed.ok());
        QVERIFY(house.ids(QStringLiteral("ghost")).isEmpty());
        // Its number is given again.
        const MessageId id = house.say(QStringLiteral("alive")).id;
        QVERIFY(house.ids(QStringLiteral("ghost")).isEmpty());
        QCOMPARE(house.ids(QStringLiteral("alive")), QList<MessageId>{id});
    }

    void aLostIndexIsMadeAnew_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("missing") << QByteArray();
        QTest::newRow("not a database") << QByteArray(8192, 'x');
        QTest::newRow("cut") << QByteArray("SQLite format 3\0", 16);
    }
    void aLostIndexIsMadeAnew()
    {
        QFETCH(QByteArray, content);
        House house;
        QList<MessageId> expected;
        for (int i = 0; i < 2500; ++i)
            house.server.services->messages.post(
                house.ann, house.room, {house.server.ids.clientKey(), QStringLiteral("tea %1").arg(i), {}, {}, {}},
                [](const Result<PostedMessage> &) {});
        const MessageId last = house.say(QStringLiteral("green tea")).id;
        QCOMPARE(house.ids(QStringLiteral("green")), QList<MessageId>{last});
        house.server.stop();
        for (const char *suffix : {"-wal", "-shm", ""})
            QFile::remove(house.indexFile() + QLatin1String(suffix));
        if (!content.isEmpty()) {
            QFile file(house.indexFile());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        house.server.start();
        QCOMPARE(house.allIds(house.ann, House::only(QStringLiteral("tea"))).size(), 2501);
        QCOMPARE(house.ids(QStringLiteral("\"tea 7\"")).size(), 1);
        house.server.stop();
        house.server.start();
        house.say(QStringLiteral("tea again"));
        QCOMPARE(house.allIds(house.ann, House::only(QStringLiteral("tea"))).size(), 2502);
    }

    void anIndexOfAnotherStoreIsThrownAway()
    {
        House house;
        house.say(QStringLiteral("tea"));
        QCOMPARE(house.ids(QStringLiteral("tea")).size(), 1);
        house.server.stop();
        {
            auto database = Database::open(house.server.directory.filePath(QStringLiteral("store.sqlite")),
                                           Database::Mode::ReadWrite);
            // As a restored copy: another epoch, and another text under the same number.
            QVERIFY((*database)->execute(
                "UPDATE settings SET value = CAST('0123456789abcdef' AS BLOB) WHERE name = 'epoch';"
                "UPDATE messages SET body = 'cake';"
                "DELETE FROM search_changes"));
        }
        house.server.start();
        QVERIFY(house.ids(QStringLiteral("tea")).isEmpty());
        QCOMPARE(house.ids(QStringLiteral("cake")).size(), 1);
    }

    void anOldStoreIsSearchedAfterItsMigration()
    {
        CoreServer server;
        server.stop();
        const QString file = server.directory.filePath(QStringLiteral("store.sqlite"));
        for (const char *name : {"store.sqlite", "store.sqlite-wal", "store.sqlite-shm", "search.sqlite"})
            QFile::remove(server.directory.filePath(QLatin1String(name)));
        {
            const QList<Migration> old = knownMigrations().first(1);
            auto database = std::move(Database::open(file, Database::Mode::ReadWrite)).value();
            QVERIFY(migrate(*database, file, old).ok());
            QVERIFY(database->execute(
                "INSERT INTO users (id, username, display_name, folded_name, created_at, revision) VALUES (1, 'ann', 'Ann', 'ann', 0, 1);"
                "INSERT INTO workspaces (id, name, created_at, revision) VALUES (1, 'Home', 0, 0);"
                "INSERT INTO rooms (id, workspace_id, kind, name, topic, created_by, created_at, last_seq, revision) VALUES (1, 1, 1, 'r', '', 1, 0, 2, 1);"
                "INSERT INTO members (room_id, user_id, role, from_event) VALUES (1, 1, 2, 1);"
                "INSERT INTO messages (id, room_id, seq, revision, client_key, sender_id, kind, body, body_revision, created_at) VALUES (1, 1, 1, 2, 'key-one-1', 1, 0, 'green tea', 2, 5), (2, 1, 2, 3, 'key-two-2', 1, 0, 'black tea', 3, 6)"));
        }
        server.start();
        QVERIFY(server.store->searchIndexer().settle());
        const auto page = await<SearchPage>([&](auto reply) {
            server.services->search.find({UserId{1}, SessionId{1}, {}, {}}, House::only(QStringLiteral("tea")), reply);
        });
        QCOMPARE(page->hits.size(), 2);
        QCOMPARE(page->hits.first().message.body, QStringLiteral("black tea"));
    }
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
