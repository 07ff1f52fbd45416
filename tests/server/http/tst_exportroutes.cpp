// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"

#include <QJsonArray>

using namespace parlor;

class TestExportRoutes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<RunningServer>();
        m_mira = m_server->signUp("mira");
        m_noor = m_server->signUp("noor");
        m_room = m_server->makeRoom(m_mira.token);
        for (int i = 1; i <= 250; ++i)
            m_server->say(m_mira.token, m_room, "<b>line</b> & " + QByteArray::number(i));
    }
    void cleanupTestCase() { m_server.reset(); }

    void aCopyIsWholeAndItsConnectionGoesOn()
    {
        RawClient client(m_server->url);
        const QByteArray body = copy(client, "json");
        QVERIFY(m_head.startsWith("HTTP/1.1 200 "));
        QVERIFY(m_head.contains("Content-Disposition: attachment; filename=\"Tea.json\""));
        QVERIFY(m_head.contains("Content-Type: application/json\r\n"));
        const QJsonObject object = QJsonDocument::fromJson(body).object();
        QCOMPARE(object.value(QLatin1String("room")).toObject().value(QLatin1String("id")).toInteger(), m_room);
        QCOMPARE(object.value(QLatin1String("members")).toArray().size(), 1);
        const QJsonArray messages = object.value(QLatin1String("messages")).toArray();
        QCOMPARE(messages.size(), 250);
        for (int i = 0; i < messages.size(); ++i)
            QCOMPARE(messages.at(i).toObject().value(QLatin1String("seq")).toInt(), i + 1);
        QCOMPARE(client.request("GET", "/api/server").status, 200);
    }

    void aPageShowsWordsAndNoMarkup()
    {
        RawClient client(m_server->url);
        const QByteArray body = copy(client, "html");
        QVERIFY(m_head.contains("filename=\"Tea.html\""));
        QVERIFY(body.startsWith("<!DOCTYPE html>"));
        QVERIFY(body.endsWith("</html>\n"));
        QVERIFY(body.contains("&lt;b&gt;line&lt;/b&gt; &amp; 250"));
        QVERIFY(!body.contains("<b>line"));
        QCOMPARE(body.count("<article"), 250);
    }

    void anEmptyRoomHasACopyToo()
    {
        RawClient client(m_server->url);
        const qint64 room = std::exchange(m_room, m_server->makeRoom(m_mira.token));
        const QJsonObject object = QJsonDocument::fromJson(copy(client, "json")).object();
        m_room = room;
        QVERIFY(object.value(QLatin1String("messages")).isArray());
        QVERIFY(object.value(QLatin1String("messages")).toArray().isEmpty());
    }

    void whoMayNotSeeTheRoomGetsNone()
    {
        const QByteArray path = "/api/chat/rooms/" + QByteArray::number(m_room) + "/export";
        QCOMPARE(m_server->call(m_noor.token, "GET", path).status, 404);
        QCOMPARE(m_server->call(m_mira.token, "GET", "/api/chat/rooms/4711/export").status, 404);
        QCOMPARE(m_server->call(m_mira.token, "GET", path + "?format=pdf").status, 422);
        RawClient client(m_server->url);
        QCOMPARE(client.request("GET", path).status, 401);
    }

private:
    /// The body of a chunked answer; its head is in m_head.
    QByteArray copy(RawClient &client, const QByteArray &format)
    {
        client.send("GET", "/api/chat/rooms/" + QByteArray::number(m_room) + "/export?format=" + format,
                    "Authorization: Bearer " + m_mira.token + "\r\n");
        m_head = client.readUntil("\r\n\r\n");
        QByteArray body;
        for (;;) {
            const QByteArray size = client.readUntil("\r\n").trimmed();
            const int count = size.toInt(nullptr, 16);
            body += client.readBytes(count);
            if (client.readUntil("\r\n") != "\r\n" || count == 0)
                return body;
        }
    }

    std::unique_ptr<RunningServer> m_server;
    RunningServer::Account m_mira;
    RunningServer::Account m_noor;
    QByteArray m_head;
    qint64 m_room = 0;
};

QTEST_GUILESS_MAIN(TestExportRoutes)
#include "tst_exportroutes.moc"
