// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"

#include <QTest>

using namespace parlor;

namespace {

constexpr qint64 kLimit = 1024 * 1024;
constexpr qsizetype kHalf = 100'000;

/// A server whose requests may take a megabyte together, and somebody who posts.
struct Small {
    RunningServer server{[](ServerOptions &options) { options.maxInputBytes = kLimit; }};
    RunningServer::Account ann = server.signUp("ann");
    qint64 room = server.makeRoom(ann.token);
    std::vector<std::unique_ptr<RawClient>> slow;

    QByteArray target() const { return "/api/chat/rooms/" + QByteArray::number(room) + "/messages"; }
    /// Half of a request that its sender is in no hurry to end.
    void beginSlowly()
    {
        slow.push_back(std::make_unique<RawClient>(server.url));
        slow.back()->write("POST " + target() + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + ann.token
                           + "\r\nContent-Length: " + QByteArray::number(2 * kHalf) + "\r\n\r\n"
                           + QByteArray(kHalf, ' '));
    }
    /// A message with so many spaces around it in the JSON that it is large.
    RawAnswer sayLargely(const QByteArray &text)
    {
        return server.call(ann.token, "POST", target(),
                           QByteArray(kHalf, ' ') + "{\"client_key\":\"large-" + text + "-key\",\"body\":\"" + text
                               + "\"}");
    }
    double measure(const QByteArray &name) const
    {
        const QByteArray text = RawClient(server.url).request("GET", "/metrics").body;
        const qsizetype at = text.indexOf(QByteArray("\n" + name + " "));
        return at < 0 ? -1
                      : text.mid(at + name.size() + 2, text.indexOf('\n', at + 1) - at - name.size() - 2).toDouble();
    }
    double held() const { return measure("parlor_http_input_bytes"); }
    double refused() const { return measure("parlor_http_input_refused_total{limit=\"total\"}"); }
    /// Until there is no room for one more; those that were one too many are told so and are closed.
    void fill()
    {
        for (int i = 0; i < 15; ++i)
            beginSlowly();
    }
};

}  // namespace

/// The memory that requests under way may take, over real connections.
class TestInputBudget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isBoundedHoweverManyBodiesHaveBegun()
    {
        Small small;
        small.fill();
        QTRY_VERIFY(small.refused() >= 4);
        QVERIFY(small.held() > kLimit - kHalf);
        // Beyond it: what one read brings, and what is always let in.
        QVERIFY(small.held() <= kLimit + 64 * 1024 + 20 * 4096);
        QCOMPARE(small.measure("parlor_http_input_limit_bytes"), double(kLimit));
    }

    void whoIsRefusedIsToldWhenToComeAgain()
    {
        Small small;
        small.fill();
        QTRY_VERIFY(small.refused() > 0);
        RawClient client(small.server.url);
        client.send("POST", small.target(), "Authorization: Bearer " + small.ann.token + "\r\n",
                    QByteArray(kHalf, ' ') + "{}");
        const RawAnswer answer = client.readAnswer();
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.code(), QStringLiteral("unavailable"));
        QCOMPARE(answer.header("retry-after"), QByteArray("5"));
        QCOMPARE(answer.header("connection").toLower(), QByteArray("close"));
        QVERIFY(client.readToEnd());
    }

    void whatIsSmallGoesOn()
    {
        Small small;
        small.fill();
        QTRY_VERIFY(small.refused() > 0);
        QCOMPARE(small.server.say(small.ann.token, small.room, "hello").status, 201);
        QCOMPARE(small.server.call(small.ann.token, "GET", small.target()).status, 200);
        StreamClient stream(small.server.url, small.ann.token);
        QCOMPARE(stream.next("hello").type, QByteArray("hello"));
    }

    void comesBackWhenTheConnectionsEnd()
    {
        Small small;
        small.fill();
        QTRY_VERIFY(small.refused() > 0);
        QCOMPARE(small.sayLargely("early").status, 503);
        small.slow.clear();
        QTRY_VERIFY(small.held() < kHalf);
        QCOMPARE(small.sayLargely("late").status, 201);
    }

    void comesBackWhenTheirTimeIsOver()
    {
        Small small;
        small.fill();
        QTRY_VERIFY(small.refused() > 0);
        small.server.clock.advance(std::chrono::seconds(31));
        QTRY_VERIFY(small.held() < kHalf);
        QCOMPARE(small.sayLargely("late").status, 201);
    }

    void aConnectionThatRestsHoldsNothingOfItsLastRequest()
    {
        Small small;
        std::vector<std::unique_ptr<RawClient>> resting;
        for (int i = 0; i < 30; ++i) {
            resting.push_back(std::make_unique<RawClient>(small.server.url));
            const RawAnswer answer = resting.back()->request("POST", small.target(),
                                                             "Authorization: Bearer " + small.ann.token + "\r\n",
                                                             QByteArray(4 * kHalf, ' ') + "{\"client_key\":\"resting-"
                                                                 + QByteArray::number(i) + "\",\"body\":\"words\"}");
            QCOMPARE(answer.status, 201);
        }
        QTRY_VERIFY(small.held() < kHalf);
        QCOMPARE(small.refused(), 0);
    }

    void anUploadIsCountedWhileItWaitsForTheDiskAlone()
    {
        Small small;
        const qint64 length = 8 * kLimit;
        const QByteArray headers = "Authorization: Bearer " + small.ann.token + "\r\nTus-Resumable: 1.0.0\r\n";
        RawClient client(small.server.url);
        const RawAnswer made = client.request("POST", "/api/files",
                                              headers + "Upload-Length: " + QByteArray::number(length) + "\r\n");
        QCOMPARE(made.status, 201);
        client.write("PATCH " + made.header("location") + " HTTP/1.1\r\nHost: h\r\n" + headers
                     + "Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: "
                     + QByteArray::number(length) + "\r\n\r\n");
        for (qint64 sent = 0; sent < length; sent += kLimit)
            client.write(QByteArray(kLimit, 'x'));
        QCOMPARE(client.readAnswer().status, 204);
        QTRY_VERIFY(small.held() < kHalf);
        QCOMPARE(small.refused(), 0);
    }

    void anUploadThatHasBegunIsNotRefused()
    {
        Small small;
        const QByteArray headers = "Authorization: Bearer " + small.ann.token + "\r\nTus-Resumable: 1.0.0\r\n";
        RawClient client(small.server.url);
        const RawAnswer made = client.request("POST", "/api/files",
                                              headers + "Upload-Length: " + QByteArray::number(4 * kHalf) + "\r\n");
        client.write("PATCH " + made.header("location") + " HTTP/1.1\r\nHost: h\r\n" + headers
                     + "Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: "
                     + QByteArray::number(4 * kHalf) + "\r\n\r\n" + QByteArray(kHalf, 'x'));
        small.fill();
        QTRY_VERIFY(small.refused() > 0);
        client.write(QByteArray(3 * kHalf, 'x'));
        QCOMPARE(client.readAnswer().status, 204);
    }
};

QTEST_GUILESS_MAIN(TestInputBudget)
#include "tst_inputbudget.moc"
