// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livelystore.h"
#include "store/filearea.h"
#include "store/storecheck.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>

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

/// Puts the ids of this store in the place of words that begin with "@".
QString withIds(QString text, const QString &file)
{
    const std::initializer_list<std::pair<const char *, const char *>> words{
        {"@1", "SELECT message_id FROM actions WHERE id = 1"},
        {"@2", "SELECT message_id FROM actions WHERE id = 2"},
        {"@3", "SELECT message_id FROM actions WHERE id = 3"},
        {"@5", "SELECT message_id FROM actions WHERE id = 5"},
        {"@forwarded", "SELECT max(id) FROM messages WHERE json_type(extras, '$.forwarded_from') IS NOT NULL"},
        {"@words", "SELECT message_id FROM pins"},
        {"@system", "SELECT min(id) FROM messages WHERE room_id = 2 AND kind = 2"},
        {"@reply", "SELECT id FROM messages WHERE reply_to IS NOT NULL"},
        {"@decision", "SELECT min(event_id) FROM events WHERE kind = 'action_updated'"},
        {"@next", "SELECT max(event_id) + 1 FROM events"},
        {"@last", "SELECT max(id) FROM audit"},
    };
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("ids"));
        database.setDatabaseName(file);
        database.open();
        for (const auto &[word, statement] : words) {
            QSqlQuery query(QString::fromLatin1(statement), database);
            if (query.next())
                text.replace(QLatin1String(word), query.value(0).toString());
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("ids"));
    return text;
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

    void findsNothingInOneThatIsAdministered()
    {
        CoreServer server;
        fillWithAdministration(server);
        const auto findings = checkDirectory(server.directory.path());
        QVERIFY2(findings->isEmpty(), qPrintable(textOf(*findings)));
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
        row("index of another",
            "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = "
            "(SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_messages_2') WHERE name = 'rooms_direct'; "
            "PRAGMA writable_schema=RESET",
            "the file is damaged");
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

    void findsThisDamageAndNothingElse_data()
    {
        m_administered = std::make_unique<CoreServer>();
        fillWithAdministration(*m_administered);
        m_administered->stop();
        QTest::addColumn<QByteArray>("damage");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, const QByteArray &damage, const char *what, const char *where) {
            QTest::newRow(name) << damage << QString::fromLatin1(what) << QString::fromLatin1(where);
        };
        const QByteArray question = " WHERE json_extract(extras, '$.action.id') = ";
        const char *rightly = "an action has an end that it cannot have";
        row("used too often", "UPDATE invites SET uses = 3 WHERE id = 1",
            "an invitation was used more often than it may be, or than it says",
            "invite 1: used 3 times by 1 people, good for 2");
        row("used and not counted", "UPDATE invites SET uses = 0 WHERE id = 2",
            "an invitation was used more often than it may be, or than it says",
            "invite 2: used 0 times by 1 people, good for any number");
        row("counted and not used", "DELETE FROM invite_uses WHERE invite_id = 1",
            "an invitation was used more often than it may be, or than it says",
            "invite 1: used 1 times by 0 people, good for 2");
        row("invites elsewhere",
            "UPDATE invites SET workspace_id = 2 WHERE id = 1; DELETE FROM invite_uses WHERE invite_id = 1; "
            "UPDATE invites SET uses = 0 WHERE id = 1",
            "an invitation leads where none can", "invite 1 to workspace 2, room 2, role 1");
        row("invites to a role that there is not", "UPDATE invites SET role = 4 WHERE id = 2",
            "an invitation leads where none can", "invite 2 to workspace 2, role 4");
        row("never came", "INSERT INTO invite_uses VALUES (2, 4, 1); UPDATE invites SET uses = 2 WHERE id = 2",
            "who used an invitation never came in", "invite 2, user 4");
        row("suspended and here", "UPDATE sessions SET ended_at = NULL WHERE user_id = 3",
            "a suspended account is still signed in", "user 3 (cid), session 3");
        row("made by nobody", "DELETE FROM hooks WHERE id = 2",
            "an account is a bot that nobody made, or was made as one and is none", "user 7 (build-2)");
        row("made as a bot", "UPDATE users SET is_bot = 0 WHERE id = 5",
            "an account is a bot that nobody made, or was made as one and is none", "user 5 (deploy)");
        row("signs in", "UPDATE users SET password_hash = 'hash' WHERE id = 5", "a bot has a password",
            "user 5 (deploy)");
        row("a second token",
            "INSERT INTO sessions (id, user_id, device_name, created_at, last_seen_at, current_hash) VALUES (90, 5, '', 1, 1, x''); "
            "INSERT INTO bot_tokens VALUES (90, x'00')",
            "a token is not the only one of a bot", "session 90 of user 5");
        row("no token", "DELETE FROM bot_tokens", "a token is not the only one of a bot", "session 5 of user 5");
        row("a person's token", "INSERT INTO bot_tokens VALUES (1, x'00')", "a token is not the only one of a bot",
            "session 1 of user 1");
        row("hook elsewhere", "UPDATE hooks SET room_id = 1 WHERE id = 1",
            "a hook does not post into its room as a bot of its own", "hook 1 of room 1, as user 6");
        row("hook of a pair", "UPDATE hooks SET room_id = 5 WHERE id = 2",
            "a hook does not post into its room as a bot of its own", "hook 2 of room 5, as user 7");
        row("nobody's room", "UPDATE members SET role = 1 WHERE room_id = 2", "there are people and no owner",
            "room 2");
        row("nobody's workspace", "UPDATE workspace_members SET role = 2 WHERE workspace_id = 2",
            "there are people and no owner", "workspace 2");
        row("in a room from outside",
            "INSERT INTO members (room_id, user_id, role, from_event, last_read_seq, last_sent_seq) "
            "SELECT id, 4, 1, 1, last_seq, last_seq FROM rooms WHERE id = 3",
            "somebody is in a room and not in its workspace", "user 4 in room 3 of workspace 2");
        row("a third of a pair",
            "INSERT INTO members (room_id, user_id, role, from_event, last_read_seq, last_sent_seq) "
            "SELECT id, 4, 1, 1, last_seq, last_seq FROM rooms WHERE id = 5",
            "a direct room does not have the two people that it is of", "room 5 of users 1 and 2");
        row("who posts", "UPDATE rooms SET posting = 2 WHERE id = 2", "a room has a value that there is not", "room 2");
        row("a guest of a room", "UPDATE members SET role = 0 WHERE room_id = 2 AND user_id = 2",
            "a membership has a value that there is not", "user 2 in room 2");
        row("what is told", "UPDATE members SET notify = 3 WHERE room_id = 1 AND user_id = 4",
            "a membership has a value that there is not", "user 4 in room 1");
        row("role in a workspace", "UPDATE workspace_members SET role = 4 WHERE user_id = 4",
            "a membership has a value that there is not", "user 4 in workspace 1");
        row("another author",
            "UPDATE messages SET extras = json_set(extras, '$.forwarded_from[2]', 4) WHERE room_id = 1 AND json_type(extras, '$.forwarded_from') IS NOT NULL",
            "what a message forwards is not there as it says", "message @forwarded forwards message @words");
        row("forwards nothing",
            "UPDATE messages SET extras = json_set(extras, '$.forwarded_from[0]', 9999) WHERE room_id = 1 AND json_type(extras, '$.forwarded_from') IS NOT NULL",
            "what a message forwards is not there as it says", "message @forwarded forwards message 9999");
        row("oneself", "INSERT INTO ignored VALUES (2, 2)", "somebody ignores themselves", "user 2");
        row("open and decided", "UPDATE actions SET is_open = 1 WHERE id = 1",
            "an action and its message do not fit each other", "action 1 of message @1");
        row("closed and pending", "UPDATE actions SET is_open = 0 WHERE id = 5",
            "an action and its message do not fit each other", "action 5 of message @5");
        row("of no message", "UPDATE actions SET message_id = NULL WHERE id = 4",
            "an action and its message do not fit each other", "action 4 of message ?");
        row("not entered", "DELETE FROM actions WHERE id = 2", "an action and its message do not fit each other",
            "message @2");
        row("no such choice",
            "UPDATE messages SET extras = json_set(extras, '$.action.choice', 'maybe')" + question + "1", rightly,
            "message @1: approved, choice maybe, by user 2");
        row("decided by nobody",
            "UPDATE messages SET extras = json_set(extras, '$.action.decided_by', 99)" + question + "2", rightly,
            "message @2: declined, choice decline, by user 99");
        row("decided by who asks",
            "UPDATE messages SET extras = json_set(extras, '$.action.decided_by', 5)" + question + "2", rightly,
            "message @2: declined, choice decline, by user 5");
        row("pending and decided",
            "UPDATE messages SET extras = json_set(extras, '$.action.choice', 'approve')" + question + "5", rightly,
            "message @5: pending, choice approve, by -");
        row("ended without an end",
            "UPDATE messages SET extras = json_set(extras, '$.action.expires_at', NULL)" + question + "3", rightly,
            "message @3: expired, choice -, by -");
        row("decided twice",
            "INSERT INTO events SELECT (SELECT max(event_id) FROM events) + 1, room_id, user_id, workspace_id, kind, at, payload, "
            "origin_stream, message_id, subject_user, also_workspaces FROM events WHERE kind = 'action_updated' ORDER BY event_id LIMIT 1",
            "an action was decided more than once", "message @1: events @decision, @next");
        row("first line gone", "DELETE FROM audit WHERE id = 1", "the audit log lacks a line", "line 1");
        row("line gone", "DELETE FROM audit WHERE id = 3", "the audit log lacks a line", "line 3");
        row("last line gone", "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)", "the audit log lacks a line",
            "line @last");
        row("line about nobody", "UPDATE audit SET user_id = 99 WHERE id = 1",
            "the audit log names something that is not there", "line 1 (workspace_made)");
        row("line about no room", "UPDATE audit SET room_id = 99 WHERE id = 1",
            "the audit log names something that is not there", "line 1 (workspace_made)");
        row("line unreadable", "UPDATE audit SET details = '{' WHERE id = 1",
            "the audit log names something that is not there", "line 1 (workspace_made)");
        row("line by nobody", "UPDATE audit SET actor_id = 99 WHERE id = 1", "a row names another that is not there",
            "table audit, row 1: names a row of users that is not there");
        row("pinned line of the server's",
            "INSERT INTO pins SELECT 2, min(id), 1, 1 FROM messages WHERE room_id = 2 AND kind = 2",
            "a message is pinned that cannot be", "room 2, message @system");
        row("root of no reply", "UPDATE messages SET reply_to = NULL WHERE reply_to IS NOT NULL",
            "a reply does not belong to what it replies to", "message @reply replies to nothing");
        row("epoch", "UPDATE settings SET value = 'No-Epoch' WHERE name = 'epoch'",
            "the identity of the store is malformed", "setting epoch");
        row("short key", "UPDATE settings SET value = x'0011' WHERE name = 'token_key'",
            "the identity of the store is malformed", "setting token_key");
    }
    void findsThisDamageAndNothingElse()
    {
        QFETCH(QByteArray, damage);
        QFETCH(QString, what);
        QFETCH(QString, where);
        // Of one sound store each gets a copy.
        QTemporaryDir directory;
        const QString file = storeFile(directory.path());
        QVERIFY(QFile::copy(storeFile(m_administered->directory.path()), file));
        {
            where = withIds(where, file);
            const auto database = Database::open(file, Database::Mode::ReadWrite);
            QVERIFY((*database)->execute("PRAGMA foreign_keys=OFF"));
            QVERIFY2((*database)->execute(damage),
                     qPrintable((*database)->failed() ? (*database)->failure().detail : QString()));
        }
        const auto findings = checkDirectory(directory.path());
        QVERIFY(findings.ok());
        QCOMPARE(textOf(*findings), QString(where + QStringLiteral(": ") + what));
        QVERIFY(!findings->first().advice.isEmpty());
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

private:
    std::unique_ptr<CoreServer> m_administered;
};

QTEST_GUILESS_MAIN(TestStoreCheck)
#include "tst_storecheck.moc"
