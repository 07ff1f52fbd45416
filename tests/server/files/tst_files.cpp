// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"
#include "tusclient.h"

#include <QDirIterator>

using namespace parlor;
using namespace std::chrono_literals;

namespace {

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

int storedFiles(const RunningServer &server)
{
    int count = 0;
    QDirIterator it(server.dataDirectory() + QStringLiteral("/files"), QDir::Files, QDirIterator::Subdirectories);
    for (; it.hasNext(); it.next())
        ++count;
    return count;
}

int connections(const RunningServer &server)
{
    const QByteArray page = RawClient(server.url).request("GET", "/metrics").body;
    const QByteArray name = "\nparlor_http_connections ";
    return page.mid(page.indexOf(name) + name.size()).split('\n').first().toInt();
}

/// Mira and Tom share a room; Eve is in neither.
struct House {
    RunningServer server;
    RunningServer::Account mira = server.signUp("mira");
    RunningServer::Account tom = server.signUp("tom");
    RunningServer::Account eve = server.signUp("eve");
    qint64 room = server.makeRoom(mira.token, {tom.id});
    int keys = 0;

    TusClient as(const RunningServer::Account &who) const { return {server.url, who.token}; }
    RawAnswer post(const RunningServer::Account &who, const QByteArray &fields, const QByteArray &key)
    {
        return server.call(who.token, "POST", "/api/chat/rooms/" + number(room) + "/messages",
                           "{\"client_key\":\"" + key + "\"," + fields + "}");
    }
    RawAnswer post(const RunningServer::Account &who, const QByteArray &fields)
    {
        return post(who, fields, "file-key-" + number(++keys));
    }
    static QJsonObject message(const RawAnswer &answer)
    {
        return answer.json().value(QLatin1String("message")).toObject();
    }
    static QByteArray idOf(const RawAnswer &answer)
    {
        return number(message(answer).value(QLatin1String("id")).toInteger());
    }
};

QByteArray files(const QList<qint64> &ids)
{
    QByteArray list;
    for (const qint64 id : ids)
        list += (list.isEmpty() ? "" : ",") + number(id);
    return "\"attachment_ids\":[" + list + "]";
}

}  // namespace

class TestFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void partsAreServed_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("contentRange");
        const auto row = [](const char *headers, int status, const char *body, const char *range) {
            QTest::newRow(headers) << (*headers ? QByteArray(headers) + "\r\n" : QByteArray()) << status
                                   << QByteArray(body) << QByteArray(range);
        };
        row("", 200, "0123456789", "");
        row("Range: bytes=2-4", 206, "234", "bytes 2-4/10");
        row("Range: bytes=7-", 206, "789", "bytes 7-9/10");
        row("Range: bytes=-2", 206, "89", "bytes 8-9/10");
        row("Range: bytes=0-99", 206, "0123456789", "bytes 0-9/10");
        row("Range: bytes=10-", 416, nullptr, "bytes */10");
        row("Range: bytes=0-1,4-5", 200, "0123456789", "");
        row("Range: bytes=5-2", 200, "0123456789", "");
        row("If-Range: \"other\"\r\nRange: bytes=2-4", 200, "0123456789", "");
    }
    void partsAreServed()
    {
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, contentRange);
        House house;
        const qint64 file = house.as(house.mira).upload("0123456789");
        const RawAnswer answer = house.as(house.mira).get(file, headers);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.header("content-range"), contentRange);
        if (!body.isNull())
            QCOMPARE(answer.body, body);
    }

    void whatIsHeldAlreadyIsNotSentAgain()
    {
        House house;
        const TusClient mira = house.as(house.mira);
        const qint64 file = mira.upload("0123456789");
        const RawAnswer first = mira.get(file);
        const QByteArray tag = first.header("etag");
        QVERIFY(tag.startsWith('"') && tag.endsWith('"'));
        QCOMPARE(first.header("accept-ranges"), QByteArray("bytes"));
        const RawAnswer again = mira.get(file, "If-None-Match: " + tag + "\r\n");
        QCOMPARE(again.status, 304);
        QCOMPARE(again.header("etag"), tag);
        QCOMPARE(mira.get(file, "If-None-Match: \"x\", W/" + tag + "\r\n").status, 304);
        QCOMPARE(mira.get(file, "If-Match: \"x\"\r\n").status, 412);
        QCOMPARE(mira.get(file, "If-Match: " + tag + "\r\n").status, 200);
        QCOMPARE(mira.get(file, "If-Range: " + tag + "\r\nRange: bytes=2-4\r\n").status, 206);
        QCOMPARE(mira.get(file, "If-Range: W/" + tag + "\r\nRange: bytes=2-4\r\n").status, 200);
        QCOMPARE(mira.get(file, "If-Range: " + first.header("last-modified") + "\r\nRange: bytes=2-4\r\n").status, 206);
        QCOMPARE(mira.get(mira.upload("0123456789")).header("etag"), tag);
        QVERIFY(mira.get(mira.upload("012345678x")).header("etag") != tag);
    }

    void headTellsTheSameWithoutTheBytes()
    {
        House house;
        const qint64 file = house.as(house.mira).upload("0123456789");
        const RawAnswer head = house.as(house.mira).get(file, {}, {}, "HEAD");
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("content-length"), QByteArray("10"));
    }

    void onlyPicturesSoundAndFilmAreShownInPlace()
    {
        House house;
        const TusClient mira = house.as(house.mira);
        const RawAnswer page = mira.get(mira.upload("<!DOCTYPE html><html><script>alert(1)</script></html>", "x.png"));
        QCOMPARE(page.header("content-disposition"), QByteArray("attachment; filename=\"x.png\""));
        QCOMPARE(page.header("x-content-type-options"), QByteArray("nosniff"));
        QCOMPARE(page.header("content-type"), QByteArray("application/octet-stream"));
        QVERIFY(page.header("content-security-policy").contains("default-src 'none'"));
        const RawAnswer drawing = mira.get(
            mira.upload("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", "x.svg"));
        QVERIFY(drawing.header("content-disposition").startsWith("attachment"));
        QVERIFY(!drawing.header("content-type").contains("svg"));
        const RawAnswer film = mira.get(mira.upload(QByteArray("\0\0\0\x20"
                                                               "ftypisom....",
                                                               16),
                                                    "x.mp4"));
        QVERIFY(film.header("content-disposition").startsWith("inline"));
        QCOMPARE(film.header("content-type"), QByteArray("video/mp4"));
    }

    void namesAreNoPaths_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("up") << QByteArray("../../../etc/passwd") << QByteArray("passwd");
        QTest::newRow("absolute") << QByteArray("/etc/passwd") << QByteArray("passwd");
        QTest::newRow("Windows") << QByteArray("..\\..\\evil.exe") << QByteArray("evil.exe");
        QTest::newRow("dots") << QByteArray("..") << QByteArray("file");
        QTest::newRow("header") << QByteArray("a\r\nX-Evil: 1") << QByteArray("aX-Evil: 1");
    }
    void namesAreNoPaths()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, shown);
        House house;
        const RawAnswer answer = house.as(house.mira).get(house.as(house.mira).upload("abc", name));
        QCOMPARE(answer.header("content-disposition"), "attachment; filename=\"" + shown + '"');
        QVERIFY(!answer.headers.contains("x-evil"));
        QCOMPARE(storedFiles(house.server), 1);
    }

    void membersOfItsRoomsMayReadIt()
    {
        House house;
        const qint64 file = house.as(house.mira).upload("secret");
        const auto status = [&](const RunningServer::Account &who) { return house.as(who).get(file).status; };
        QCOMPARE(TusClient(house.server.url, "").get(file).status, 401);
        QCOMPARE(status(house.mira), 200);
        QCOMPARE(status(house.tom), 404);
        const RawAnswer posted = house.post(house.mira, files({file}));
        QCOMPARE(posted.status, 201);
        QCOMPARE(status(house.tom), 200);
        QCOMPARE(status(house.eve), 404);
        QCOMPARE(house.as(house.eve).get(file, {}, "/preview").status, 404);
        QCOMPARE(house.as(house.eve).get(file + 1).body, house.as(house.eve).get(file).body);

        const QByteArray room = "/api/chat/rooms/" + number(house.room);
        QCOMPARE(house.server.call(house.tom.token, "POST", room + "/leave").status, 204);
        QCOMPARE(status(house.tom), 404);
        QCOMPARE(
            house.server.call(house.mira.token, "POST", room + "/members", "{\"user_id\":" + number(house.eve.id) + "}")
                .status,
            201);
        QCOMPARE(status(house.eve), 200);
    }

    void messagesCarryThem()
    {
        House house;
        const qint64 one = house.as(house.mira).upload("abc", "one.bin");
        const qint64 two = house.as(house.mira).upload("\xff\xd8\xff\xe0..JFIF", "two.jpg");
        const RawAnswer posted = house.post(house.mira, "\"body\":\" \"," + files({two, one}));
        QCOMPARE(posted.status, 201);
        const QJsonArray attachments = House::message(posted).value(QLatin1String("attachments")).toArray();
        QCOMPARE(attachments.size(), 2);
        const QJsonObject first = attachments.at(0).toObject();
        QCOMPARE(first.value(QLatin1String("id")).toInteger(), two);
        QCOMPARE(first.value(QLatin1String("name")).toString(), QStringLiteral("two.jpg"));
        QCOMPARE(first.value(QLatin1String("type")).toString(), QStringLiteral("image/jpeg"));
        QCOMPARE(first.value(QLatin1String("size")).toInteger(), 10);

        const QJsonObject page =
            house.server.call(house.tom.token, "GET", "/api/chat/rooms/" + number(house.room) + "/messages").json();
        QCOMPARE(page.value(QLatin1String("messages")).toArray().last().toObject().value(QLatin1String("attachments")),
                 QJsonValue(attachments));
        QVERIFY(house.server.call(house.tom.token, "GET", "/api/sync").body.contains("two.jpg"));
        // A caption may be taken away; a message without files keeps its words.
        const QByteArray path = "/api/chat/messages/" + House::idOf(posted);
        QCOMPARE(house.server.call(house.mira.token, "PATCH", path, "{\"body\":\"look\"}").status, 200);
        const RawAnswer blank = house.server.call(house.mira.token, "PATCH", path, "{\"body\":\"\"}");
        QCOMPARE(blank.status, 200);
        QCOMPARE(House::message(blank).value(QLatin1String("attachments")), QJsonValue(attachments));
        const RawAnswer plain = house.post(house.mira, "\"body\":\"words\"");
        QCOMPARE(
            house.server.call(house.mira.token, "PATCH", "/api/chat/messages/" + House::idOf(plain), "{\"body\":\" \"}")
                .status,
            422);
    }

    void onlyOwnWholeFilesGoIntoMessages()
    {
        House house;
        const qint64 toms = house.as(house.tom).upload("abc");
        const qint64 own = house.as(house.mira).upload("abc");
        QCOMPARE(house.post(house.mira, files({toms})).status, 422);
        QCOMPARE(house.post(house.mira, files({own + 100})).status, 422);
        QCOMPARE(house.post(house.mira, files({own, own})).status, 422);
        QList<qint64> many;
        for (int i = 0; i < 21; ++i)
            many.append(i + 1);
        const RawAnswer tooMany = house.post(house.mira, files(many));
        QCOMPARE(tooMany.status, 422);
        QVERIFY(tooMany.body.contains("\"limit\":20"));
        QCOMPARE(house.post(house.mira, "\"body\":\" \",\"attachment_ids\":[]").status, 422);
    }

    void theSameKeyWithOtherFilesIsAConflict()
    {
        House house;
        const qint64 one = house.as(house.mira).upload("abc");
        const qint64 two = house.as(house.mira).upload("abd");
        QCOMPARE(house.post(house.mira, files({one}), "the-same-key").status, 201);
        QCOMPARE(house.post(house.mira, files({one}), "the-same-key").status, 200);
        QCOMPARE(house.post(house.mira, files({two}), "the-same-key").status, 409);
        QCOMPARE(house.post(house.mira, "\"body\":\"x\"", "the-same-key").code(),
                 QStringLiteral("client_key_conflict"));
    }

    void filesOfADeletedMessageAreGone()
    {
        House house;
        const qint64 file = house.as(house.mira).upload("abc");
        const qint64 shared = house.as(house.mira).upload("abd", "shared.bin");
        const QByteArray start = house.server.cursor(house.tom.token);
        const auto events = [&] {
            return house.server.call(house.tom.token, "GET", "/api/events/poll?since=" + start).body;
        };
        const RawAnswer posted = house.post(house.mira, files({file, shared}));
        const RawAnswer other = house.post(house.mira, files({shared}));
        QCOMPARE(events().count("shared.bin"), 2);
        const RawAnswer deleted = house.server.call(house.mira.token, "DELETE",
                                                    "/api/chat/messages/" + House::idOf(posted));
        QCOMPARE(House::message(deleted).value(QLatin1String("attachments")).toArray().size(), 0);
        QCOMPARE(events().count("shared.bin"), 1);
        QCOMPARE(house.as(house.tom).get(file).status, 404);
        QCOMPARE(house.as(house.mira).get(file).status, 404);
        QCOMPARE(house.as(house.tom).get(shared).status, 200);
        QCOMPARE(house.post(house.mira, files({file})).status, 422);
        house.server.clock.advance(61s);
        QTRY_COMPARE(storedFiles(house.server), 1);
        QCOMPARE(house.as(house.tom).get(shared).status, 200);
    }

    void filesOfADeletedRoomAreGone()
    {
        House house;
        const qint64 file = house.as(house.mira).upload("abc");
        QCOMPARE(house.post(house.mira, files({file})).status, 201);
        QCOMPARE(house.server.call(house.mira.token, "DELETE", "/api/chat/rooms/" + number(house.room)).status, 204);
        QCOMPARE(house.as(house.mira).get(file).status, 404);
        house.server.clock.advance(61s);
        QTRY_COMPARE(storedFiles(house.server), 0);
    }

    void whatNothingUsesGoesAfterAWeek()
    {
        House house;
        const qint64 unused = house.as(house.mira).upload("abc");
        const qint64 used = house.as(house.mira).upload("abd");
        QCOMPARE(house.post(house.mira, files({used})).status, 201);
        const auto later = [&](std::chrono::milliseconds by) {
            house.server.clock.advance(by);
            house.mira = house.server.login("mira");
        };
        later(24h * 7 - 1h);
        QCOMPARE(house.as(house.mira).get(unused).status, 200);
        later(2h);
        QTRY_COMPARE(house.as(house.mira).get(unused).status, 404);
        house.server.clock.advance(61s);
        QTRY_COMPARE(storedFiles(house.server), 1);
        QCOMPARE(house.as(house.mira).get(used).status, 200);
    }

    void picturesOfPeopleAreSeenByTheirWorkspace()
    {
        House house;
        const QByteArray picture = "\xff\xd8\xff\xe0..JFIF";
        const qint64 file = house.as(house.mira).upload(picture, "me.jpg");
        const qint64 words = house.as(house.mira).upload("words");
        const auto set = [&](const RunningServer::Account &who, const QByteArray &value) {
            return house.server.call(who.token, "PATCH", "/api/users/me", "{\"avatar_file_id\":" + value + "}");
        };
        QCOMPARE(set(house.mira, number(words)).status, 422);
        QCOMPARE(set(house.eve, number(file)).status, 422);
        QCOMPARE(house.as(house.eve).get(file).status, 404);
        const RawAnswer changed = set(house.mira, number(file));
        QCOMPARE(changed.status, 200);
        QCOMPARE(
            changed.json().value(QLatin1String("user")).toObject().value(QLatin1String("avatar_file_id")).toInteger(),
            file);
        QCOMPARE(house.as(house.eve).get(file).body, picture);
        QCOMPARE(set(house.mira, "null").status, 200);
        QCOMPARE(house.as(house.eve).get(file).status, 404);
        QCOMPARE(house.as(house.mira).get(file).status, 404);
    }

    void aForwardBringsItsFiles()
    {
        House house;
        const qint64 file = house.as(house.mira).upload("abc", "a.bin");
        const RawAnswer posted = house.post(house.mira, files({file}));
        const qint64 other = house.server.makeRoom(house.tom.token, {house.eve.id});
        const RawAnswer forwarded = house.server.call(
            house.tom.token, "POST", "/api/chat/rooms/" + number(other) + "/messages",
            "{\"client_key\":\"forward-key\",\"forward_of\":" + House::idOf(posted) + "}");
        QCOMPARE(forwarded.status, 201);
        QCOMPARE(House::message(forwarded).value(QLatin1String("attachments")).toArray().size(), 1);
        QCOMPARE(house.as(house.eve).get(file).status, 200);
        house.server.call(house.mira.token, "DELETE", "/api/chat/messages/" + House::idOf(posted));
        QCOMPARE(house.as(house.eve).get(file).status, 200);
    }

    void whoDoesNotReadIsLetGo()
    {
        House house;
        const qint64 file = house.as(house.mira).upload(noise(30'000'000));
        RawClient client(house.server.url);
        client.socket().setReadBufferSize(1000);
        client.write(TusClient::text("GET", "/api/files/" + number(file), house.mira.token, {}, 0));
        QVERIFY(client.readUntil("\r\n\r\n").startsWith("HTTP/1.1 200"));
        // Others are served meanwhile. Some rounds pass before the buffers between the two are full; in each who takes
        // nothing has had its time.
        const auto isAlone = [&house, file] {
            if (house.as(house.mira).get(file, "Range: bytes=0-9\r\n").body.size() != 10)
                return false;
            house.server.clock.advance(61s);
            return connections(house.server) == 1;  // the one that asks
        };
        QTRY_VERIFY(isAlone());
        client.socket().setReadBufferSize(0);
        QByteArray rest;
        QVERIFY(client.readToEnd(&rest));
        QVERIFY(rest.size() < 30'000'000);
    }

    void requestsBehindADownloadAreAnswered()
    {
        House house;
        const QByteArray bytes = noise(3'000'000);
        const qint64 file = house.as(house.mira).upload(bytes);
        RawClient client(house.server.url);
        const QByteArray get = TusClient::text("GET", "/api/files/" + number(file), house.mira.token, {}, 0);
        client.write(get + get + TusClient::text("GET", "/api/health/live", house.mira.token, {}, 0));
        QVERIFY(client.readAnswer().body == bytes);
        QVERIFY(client.readAnswer().body == bytes);
        QCOMPARE(client.readAnswer().status, 200);
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
