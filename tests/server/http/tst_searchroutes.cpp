// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"

#include <QJsonArray>

using namespace parlor;

class TestSearchRoutes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<RunningServer>();
        m_mira = m_server->signUp("mira");
        m_noor = m_server->signUp("noor");
        m_room = m_server->makeRoom(m_mira.token);
        QVERIFY(m_room > 0);
    }
    void cleanupTestCase() { m_server.reset(); }

    void whatIsPostedIsFound()
    {
        const qint64 id = m_server->say(m_mira.token, m_room, "กินข้าว 北京 Café 👍")
                              .json()[QLatin1String("message")]
                              .toObject()[QLatin1String("id")]
                              .toInteger();
        const QByteArray path = "/api/search?q=" + QByteArray("caf\xC3\xA9 \xE4\xBA\xAC").toPercentEncoding();
        QTRY_COMPARE(find(path)[QLatin1String("hits")].toArray().size(), 1);
        const QJsonObject page = find(path);
        QVERIFY(page.contains(QLatin1String("next_page")) && page[QLatin1String("next_page")].isNull());
        const QJsonObject hit = page[QLatin1String("hits")].toArray().first().toObject();
        QCOMPARE(hit[QLatin1String("room_id")].toInteger(), m_room);
        QCOMPARE(hit[QLatin1String("message")].toObject()[QLatin1String("id")].toInteger(), id);
        QVERIFY(!hit[QLatin1String("message")].toObject()[QLatin1String("client_key")].toString().isEmpty());
        QCOMPARE(hit[QLatin1String("snippet")].toString(), QString::fromUtf8("กินข้าว 北京 Café 👍"));
        QCOMPARE(hit[QLatin1String("highlights")].toArray(), (QJsonArray{QJsonArray{9, 1}, QJsonArray{11, 4}}));
        // As forms write it.
        QCOMPARE(find("/api/search?q=caf%C3%A9+%E4%BA%AC&room_id=" + QByteArray::number(m_room))[QLatin1String("hits")]
                     .toArray()
                     .size(),
                 1);
        QVERIFY(find("/api/search?q=caf%C3%A9&sender_id=" + QByteArray::number(m_noor.id))[QLatin1String("hits")]
                    .toArray()
                    .isEmpty());
        QVERIFY(find("/api/search?q=caf%C3%A9&before=2020-01-01T00:00:00Z")[QLatin1String("hits")].toArray().isEmpty());
        QCOMPARE(find("/api/search?q=caf%C3%A9&after=2020-01-01T01:00:00.000%2B01:00")[QLatin1String("hits")]
                     .toArray()
                     .size(),
                 1);
    }

    void pagesFollowEachOther()
    {
        for (int i = 0; i < 5; ++i)
            m_server->say(m_mira.token, m_room, "kettle " + QByteArray::number(i));
        QTRY_COMPARE(find("/api/search?q=kettle")[QLatin1String("hits")].toArray().size(), 5);
        QStringList bodies;
        int page = 1;
        do {
            const QJsonObject answer = find("/api/search?q=kettle&limit=2&page=" + QByteArray::number(page));
            for (const QJsonValue hit : answer[QLatin1String("hits")].toArray())
                bodies.append(hit[QLatin1String("message")].toObject()[QLatin1String("body")].toString().right(1));
            page = answer[QLatin1String("next_page")].toInt();
        } while (page > 0);
        QCOMPARE(bodies.join(u' '), QStringLiteral("4 3 2 1 0"));
    }

    void whatCannotBeAskedIs422_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *query, const char *field) {
            QTest::newRow(query) << QByteArray(query) << QString::fromLatin1(field);
        };
        row("", "q");
        row("?q=", "q");
        row("?q=%20+", "q");
        row("?q=x&limit=0", "limit");
        row("?q=x&limit=many", "limit");
        row("?q=x&page=0", "page");
        row("?q=x&page=-1", "page");
        row("?q=x&room_id=abc", "room_id");
        row("?q=x&sender_id=0", "sender_id");
        row("?q=x&before=yesterday", "before");
        row("?q=x&after=2026-11-21T08:00:00", "after");
        QTest::newRow("too long") << QByteArray("?q=" + QByteArray(257, 'a')) << QStringLiteral("q");
    }
    void whatCannotBeAskedIs422()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, field);
        const RawAnswer answer = m_server->call(m_mira.token, "GET", "/api/search" + query);
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.code(), QStringLiteral("invalid_fields"));
        QCOMPARE(answer.json()[QLatin1String("errors")].toArray().first().toObject()[QLatin1String("field")].toString(),
                 field);
    }

    void aRoomThatIsNotSeenIs404()
    {
        QCOMPARE(m_server->call(m_noor.token, "GET", "/api/search?q=x&room_id=" + QByteArray::number(m_room)).status,
                 404);
        QCOMPARE(m_server->call(m_noor.token, "GET", "/api/search?q=x&room_id=4711").status, 404);
        QVERIFY(m_server->call(m_noor.token, "GET", "/api/search?q=kettle")
                    .json()[QLatin1String("hits")]
                    .toArray()
                    .isEmpty());
        RawClient client(m_server->url);
        QCOMPARE(client.request("GET", "/api/search?q=x").status, 401);
    }

private:
    QJsonObject find(const QByteArray &path) { return m_server->call(m_mira.token, "GET", path).json(); }

    std::unique_ptr<RunningServer> m_server;
    RunningServer::Account m_mira;
    RunningServer::Account m_noor;
    qint64 m_room = 0;
};

QTEST_GUILESS_MAIN(TestSearchRoutes)
#include "tst_searchroutes.moc"
