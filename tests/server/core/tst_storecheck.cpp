// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livelystore.h"
#include "store/filearea.h"
#include "store/storecheck.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace parlor;

namespace {

QStringList kindsOf(const QList<Finding> &findings)
{
    QStringList kinds;
    for (const Finding &finding : findings)
        kinds.append(finding.what);
    return kinds;
}

QString textOf(const QList<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines.append(finding.where + QStringLiteral(": ") + finding.what);
    return lines.join(u'\n');
}

}  // namespace

class TestStoreCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsNothingInASoundStore()
    {
        CoreServer server;
        fillWithLife(server);
        const auto beside = checkDirectory(server.directory.path());
        QVERIFY2(beside->isEmpty(), qPrintable(textOf(*beside)));
        server.stop();
        const auto alone = checkDirectory(server.directory.path());
        QVERIFY2(alone->isEmpty(), qPrintable(textOf(*alone)));
    }

    void findsNothingWhileOthersWrite()
    {
        CoreServer server;
        const Caller ann = server.person(QStringLiteral("ann"));
        const RoomId room = server.room(ann, RoomKind::Group);
        std::atomic<int> open = 400;
        for (int i = 0; i < 400; ++i)
            server.services->messages.post(ann, room, {server.ids.clientKey(), QStringLiteral("words"), {}, {}, {}},
                                           [&open](const Result<PostedMessage> &) { --open; });
        const auto findings = checkDirectory(server.directory.path());
        QVERIFY2(findings->isEmpty(), qPrintable(textOf(*findings)));
        QTRY_COMPARE(open.load(), 0);
    }

    void findsEachKindOfDamage_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::addColumn<QString>("what");
        const auto row = [](const char *name, const char *damage, const char *what) {
            QTest::newRow(name) << QByteArray(damage) << QString::fromLatin1(what);
        };
        row("message gone",
            "DELETE FROM messages WHERE seq = 2 AND room_id = (SELECT room_id FROM messages WHERE reply_count > 0)",
            "numbered without holes");
        row("last_seq ahead", "UPDATE rooms SET last_seq = last_seq + 1 WHERE kind = 1 AND deleted_at IS NULL",
            "numbered without holes");
        row("last message gone", "DELETE FROM messages WHERE id = (SELECT max(id) FROM messages)",
            "numbered without holes");
        row("event gone", "DELETE FROM events WHERE event_id = 5", "log of events has a hole");
        row("event unreadable", "UPDATE events SET payload = '{' WHERE event_id = 5", "an event cannot be read");
        row("event of no room",
            "UPDATE events SET room_id = 999 WHERE event_id = (SELECT max(event_id) FROM events WHERE message_id IS NULL)",
            "an event is about something that is not there");
        row("revision ahead", "UPDATE messages SET revision = 9999", "last change is not in the log");
        row("revision of another", "UPDATE messages SET revision = 1, body_revision = 1",
            "last change is not in the log");
        row("log gone", "DELETE FROM events", "changed by an event that is not in the log");
        row("body after its message", "UPDATE messages SET body_revision = revision + 1",
            "last change is not in the log");
        row("user ahead", "UPDATE users SET revision = 9999", "changed by an event that is not in the log");
        row("member ahead", "UPDATE members SET from_event = 9999", "membership begins or ends");
        row("past member turned round", "UPDATE past_members SET from_event = to_event + 1",
            "membership begins or ends");
        row("reply count", "UPDATE messages SET reply_count = reply_count + 1 WHERE reply_count > 0",
            "replies are counted wrongly");
        row("reply elsewhere", "UPDATE messages SET root_id = NULL WHERE reply_to IS NOT NULL",
            "does not belong to what it replies to");
        row("mention of nothing",
            "INSERT INTO mentions (room_id, user_id, seq, sender_id, by_here) VALUES (1, 1, 9999, 1, 0)",
            "a mention has no message");
        row("mention lost", "DELETE FROM mentions WHERE user_id <> 0", "a mention is not counted");
        row("read too far", "UPDATE members SET last_read_seq = 9999", "read mark lies outside");
        row("sent unknown", "UPDATE members SET last_sent_seq = 0", "own messages would be counted");
        row("text of the deleted", "UPDATE messages SET body = 'still here' WHERE deleted_at IS NOT NULL",
            "still has its text");
        row("member of the deleted",
            "INSERT INTO members (room_id, user_id, role, from_event) SELECT id, 1, 1, 1 FROM rooms WHERE deleted_at IS NOT NULL",
            "deleted room still has members");
        row("pair without one",
            "DELETE FROM members WHERE room_id = (SELECT id FROM rooms WHERE direct_low < direct_high)",
            "does not have the two people");
        row("pair with a third",
            "INSERT INTO members (room_id, user_id, role, from_event) SELECT id, 3, 1, 1 FROM rooms WHERE direct_low < direct_high",
            "does not have the two people");
        row("pin of another room",
            "INSERT INTO pins (room_id, message_id, from_event, pinned_by) SELECT max(r.id), 1, 1, 1 FROM rooms r",
            "is pinned that cannot be");
        row("row of nobody", "UPDATE messages SET sender_id = 999 WHERE id = 1", "names another that is not there");
        row("no key", "DELETE FROM settings WHERE name = 'token_key'", "lacks what it was born with");
        // What only a file that lost its constraints can hold.
        row("two of one key",
            "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_messages_2'; "
            "UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE (sender_id, client_key)', 'CHECK (1)') WHERE name = 'messages'; "
            "PRAGMA writable_schema=RESET; UPDATE messages SET client_key = 'the-same-key', sender_id = 1 WHERE client_key IS NOT NULL",
            "stored twice");
        row("two of one pair",
            "DROP INDEX rooms_direct; UPDATE rooms SET kind = 0, direct_low = 1, direct_high = 2 WHERE kind = 1",
            "more than one direct room");
    }
    void findsEachKindOfDamage()
    {
        QFETCH(QByteArray, damage);
        QFETCH(QString, what);
        CoreServer server;
        fillWithLife(server);
        server.stop();
        {
            const auto database = Database::open(storeFile(server.directory.path()), Database::Mode::ReadWrite);
            QVERIFY((*database)->execute("PRAGMA foreign_keys=OFF"));
            QVERIFY2((*database)->execute(damage),
                     qPrintable((*database)->failed() ? (*database)->failure().detail : QString()));
        }
        const auto findings = checkDirectory(server.directory.path());
        QVERIFY(findings.ok());
        QVERIFY2(!kindsOf(*findings).filter(what).isEmpty(), qPrintable(textOf(*findings)));
        for (const Finding &finding : *findings)
            QVERIFY(!finding.where.isEmpty() && !finding.advice.isEmpty());
    }

    void findsUploadsThatAreNotWhatTheyWere()
    {
        CoreServer server;
        fillWithLife(server);
        server.stop();
        const QByteArray bytes = "what was uploaded";
        const QString key = QStringLiteral("abcdefghijklmnopqrstuv");
        const QString path = FileArea(server.directory.path()).pathOf(key);
        const auto write = [&path](const QByteArray &content) {
            QDir().mkpath(QFileInfo(path).path());
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        };
        const auto execute = [&server](const QByteArray &sql) {
            const auto database = Database::open(storeFile(server.directory.path()), Database::Mode::ReadWrite);
            QVERIFY2((*database)->execute(sql), (*database)->failed() ? qPrintable((*database)->failure().detail) : "");
        };
        const auto found = [&server] {
            const auto findings = checkDirectory(server.directory.path());
            return findings ? textOf(*findings) : findings.error().detail;
        };
        QByteArray insert =
            "INSERT INTO files (user_id, key, name, type, size, width, height, sha256, created_at) VALUES (1, '";
        insert += key.toLatin1() + "', 'notes', 'text/plain', " + QByteArray::number(bytes.size()) + ", 0, 0, x'";
        insert += QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() + "', 1)";
        execute(insert);
        QVERIFY(found().contains(QStringLiteral("is not there")));
        write("what was UPLOADED");
        QVERIFY(found().contains(QStringLiteral("has other content")));
        write("what was");
        QVERIFY(found().contains(QStringLiteral("has 8 bytes instead of 17")));
        write(bytes);
        QCOMPARE(found(), QString());
        execute(
            "INSERT INTO message_files (file_id, message_id, room_id) SELECT 1, id, room_id FROM messages WHERE id = 1");
        QCOMPARE(found(), QString());
        execute("UPDATE files SET removed_at = 1");
        QVERIFY(found().contains(QStringLiteral("a file that it cannot have")));
    }

    void findsADamagedFile()
    {
        CoreServer server;
        fillWithLife(server);
        server.stop();
        QFile file(storeFile(server.directory.path()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 at = 3 * 4096 + 200; at < file.size(); at += 4 * 4096) {
            file.seek(at);
            file.write(QByteArray(512, '\xa5'));
        }
        file.close();
        const auto findings = checkDirectory(server.directory.path());
        QVERIFY(findings.ok());
        QVERIFY(!findings->isEmpty());
    }

    void findsAFileThatIsNoStore()
    {
        QTemporaryDir directory;
        QFile file(storeFile(directory.path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto findings = checkDirectory(directory.path());
        QVERIFY(findings.ok());
        QCOMPARE(findings->size(), 1);
    }

    void saysWhereThereIsNoStore()
    {
        QTemporaryDir directory;
        QCOMPARE(checkDirectory(directory.path()).error().code, ErrorCode::NotFound);
    }

    void anotherSchemaIsForAnotherProgram()
    {
        CoreServer server;
        server.stop();
        QVERIFY((*Database::open(storeFile(server.directory.path()), Database::Mode::ReadWrite))
                    ->execute("PRAGMA user_version=99"));
        QCOMPARE(checkDirectory(server.directory.path()).error().code, ErrorCode::UpgradeRequired);
    }
};

QTEST_GUILESS_MAIN(TestStoreCheck)
#include "tst_storecheck.moc"
