// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestframer.h"

#include <QRandomGenerator>

using namespace parlor;

class TestRequestFramer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutsARequestOutOfAnyPieces()
    {
        const QByteArray text = "POST /api/x?y=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello";
        for (qsizetype cut = 0; cut <= text.size(); ++cut) {
            RequestFramer framer;
            framer.feed(QByteArrayView(text).first(cut));
            QCOMPARE(framer.feed(QByteArrayView(text).sliced(cut)), RequestFramer::State::Complete);
            const FramedRequest request = framer.take();
            QCOMPARE(request.head.method, QByteArray("POST"));
            QCOMPARE(request.head.target, QByteArray("/api/x?y=1"));
            QVERIFY(request.header.endsWith("\r\n\r\n"));
            QCOMPARE(request.body, QByteArray("hello"));
            QCOMPARE(framer.heldBytes(), 0);
            QCOMPARE(framer.state(), RequestFramer::State::Idle);
        }
    }

    void pipelinedRequestsComeOneByOne()
    {
        RequestFramer framer;
        QByteArray text;
        for (int i = 0; i < 1000; ++i)
            text += "GET /" + QByteArray::number(i) + " HTTP/1.1\r\nHost: h\r\n\r\n";
        framer.feed(text);
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(framer.state(), RequestFramer::State::Complete);
            QCOMPARE(framer.take().head.target, "/" + QByteArray::number(i));
        }
        QCOMPARE(framer.state(), RequestFramer::State::Idle);
    }

    void aChunkedBodyComesOutInOnePiece()
    {
        RequestFramer framer;
        const QByteArray text =
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
            "4;name=value\r\nwiki\r\n5\r\npedia\r\n0\r\nTrailer: x\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n";
        for (const char byte : text)
            framer.feed(QByteArrayView(&byte, 1));
        QCOMPARE(framer.state(), RequestFramer::State::Complete);
        const FramedRequest request = framer.take();
        QCOMPARE(request.body, QByteArray("wikipedia"));
        QVERIFY(!request.header.toLower().contains("chunked"));
        QCOMPARE(framer.state(), RequestFramer::State::Complete);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const QByteArray &text, ErrorCode code) {
            QTest::newRow(name) << text << int(code);
        };
        const QByteArray get = "GET / HTTP/1.1\r\nHost: h\r\n";
        row("length and chunked", get + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
            ErrorCode::InvalidRequest);
        row("chunked and length", get + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
            ErrorCode::InvalidRequest);
        row("two lengths", get + "Content-Length: 3\r\nContent-Length: 3\r\n\r\n", ErrorCode::InvalidRequest);
        row("a list of lengths", get + "Content-Length: 3, 3\r\n\r\n", ErrorCode::InvalidRequest);
        row("a signed length", get + "Content-Length: +3\r\n\r\n", ErrorCode::InvalidRequest);
        row("two encodings", get + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
            ErrorCode::InvalidRequest);
        row("another encoding", get + "Transfer-Encoding: gzip, chunked\r\n\r\n", ErrorCode::InvalidRequest);
        row("a space before the colon", get + "Content-Length : 3\r\n\r\n", ErrorCode::InvalidRequest);
        row("a folded line", get + "X: a\r\n b\r\n\r\n", ErrorCode::InvalidRequest);
        row("a bare line feed", "GET / HTTP/1.1\nHost: h\n\n", ErrorCode::InvalidRequest);
        row("a bare return", get + "X: a\rb\r\n\r\n", ErrorCode::InvalidRequest);
        row("no host", "GET / HTTP/1.1\r\n\r\n", ErrorCode::InvalidRequest);
        row("two hosts", get + "Host: i\r\n\r\n", ErrorCode::InvalidRequest);
        row("another protocol", "PRI * HTTP/2.0\r\n", ErrorCode::InvalidRequest);
        row("nonsense", "hello\r\n", ErrorCode::InvalidRequest);
        row("a broken escape", "GET /%zz HTTP/1.1\r\n", ErrorCode::InvalidRequest);
        row("an authority as path", "GET //evil/ HTTP/1.1\r\n", ErrorCode::InvalidRequest);
        row("a chunk that lies", get + "Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n", ErrorCode::InvalidRequest);
        row("a chunk size that is none", get + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", ErrorCode::InvalidRequest);
        row("a chunk size with a sign", get + "Transfer-Encoding: chunked\r\n\r\n-1\r\n", ErrorCode::InvalidRequest);
        row("a chunk size with a prefix", get + "Transfer-Encoding: chunked\r\n\r\n0x5\r\n", ErrorCode::InvalidRequest);
        row("a chunk size with a space", get + "Transfer-Encoding: chunked\r\n\r\n 5\r\n", ErrorCode::InvalidRequest);
        row("a chunk size that overflows", get + "Transfer-Encoding: chunked\r\n\r\n10000000000000005\r\n",
            ErrorCode::InvalidRequest);
        row("a chunk without a size", get + "Transfer-Encoding: chunked\r\n\r\n\r\n", ErrorCode::InvalidRequest);
        row("an endless extension", get + "Transfer-Encoding: chunked\r\n\r\n5;" + QByteArray(2000, 'x'),
            ErrorCode::InvalidRequest);
        row("a bare return in an extension", get + "Transfer-Encoding: chunked\r\n\r\n5;a\rb\r\n",
            ErrorCode::InvalidRequest);
        row("a NUL in an extension", get + "Transfer-Encoding: chunked\r\n\r\n5;a" + QByteArray(1, '\0') + "b\r\n",
            ErrorCode::InvalidRequest);
        row("a bare line feed after a chunk size", get + "Transfer-Encoding: chunked\r\n\r\n5\nhello\r\n",
            ErrorCode::InvalidRequest);
        row("an encoding behind a vertical tab",
            get
                + "Transfer-Encoding: \x0b"
                  "chunked\r\n\r\n",
            ErrorCode::InvalidRequest);
        row("an empty length", get + "Content-Length:\r\n\r\n", ErrorCode::InvalidRequest);
        row("a length in hexadecimal", get + "Content-Length: 0x3\r\n\r\n", ErrorCode::InvalidRequest);
        row("a length that overflows", get + "Content-Length: 18446744073709551619\r\n\r\n", ErrorCode::InvalidRequest);
        row("a NUL in a field", get + "X: a" + QByteArray(1, '\0') + "b\r\n\r\n", ErrorCode::InvalidRequest);
        row("a field without a name", get + ": x\r\n\r\n", ErrorCode::InvalidRequest);
        row("a chunked body of the old protocol", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
            ErrorCode::InvalidRequest);
        row("two tokens", get + "Authorization: Bearer a\r\nauthorization: Bearer b\r\n\r\n",
            ErrorCode::InvalidRequest);
        row("two origins", get + "Origin: http://a\r\nOrigin: http://b\r\n\r\n", ErrorCode::InvalidRequest);
        row("empty lines alone", QByteArray("\r\n").repeated(6), ErrorCode::InvalidRequest);
        row("a NUL in the target", QByteArray("GET /a") + QByteArray(1, '\0') + " HTTP/1.1\r\n",
            ErrorCode::InvalidRequest);
        row("a fragment", "GET /a#b HTTP/1.1\r\n", ErrorCode::InvalidRequest);
        row("a space in the target", "GET /a b HTTP/1.1\r\n", ErrorCode::InvalidRequest);
        row("a large header", get + "X: " + QByteArray(40'000, 'x') + "\r\n\r\n", ErrorCode::HeadersTooLarge);
        row("a large header, not yet whole", get + "X: " + QByteArray(40'000, 'x'), ErrorCode::HeadersTooLarge);
        row("a large body", get + "Content-Length: 1048577\r\n\r\n", ErrorCode::BodyTooLarge);
        row("a large chunk", get + "Transfer-Encoding: chunked\r\n\r\n100001\r\n", ErrorCode::BodyTooLarge);
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        RequestFramer framer;
        QCOMPARE(framer.feed(text), RequestFramer::State::Failed);
        QCOMPARE(int(framer.error().code), code);
        QCOMPARE(framer.feed("GET / HTTP/1.1\r\nHost: h\r\n\r\n"), RequestFramer::State::Failed);
    }

    void whatGoesOnIsOneRequestWhateverComesIn()
    {
        // Random bytes around the words that matter: no crash, and what is let out has one length.
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const QList<QByteArray> words{"GET ",
                                      "POST ",
                                      "/a",
                                      " HTTP/1.1\r\n",
                                      "Host: h\r\n",
                                      "Content-Length: ",
                                      "3",
                                      "\r\n",
                                      "\r\n\r\n",
                                      "Transfer-Encoding: chunked\r\n",
                                      "abc",
                                      "0\r\n\r\n",
                                      ":",
                                      " ",
                                      "\n",
                                      "\r",
                                      QByteArray(1, '\0')};
        for (int round = 0; round < 20'000; ++round) {
            RequestFramer framer;
            for (int i = 0; i < 12; ++i)
                framer.feed(words[random.bounded(int(words.size()))]);
            while (framer.state() == RequestFramer::State::Complete) {
                const QByteArray header = framer.take().header.toLower();
                QCOMPARE(header.indexOf("\r\n\r\n"), header.size() - 4);
                QVERIFY(!header.contains("\r\ncontent-length:"));
                // At the start of a line: "xtransfer-encoding" is a field like any other.
                QVERIFY(!header.contains("\r\ntransfer-encoding:"));
            }
        }
    }

    void whatIsHandedOverIsHeldNoLonger()
    {
        RequestFramer framer;
        const QByteArray body(500'000, 'x');
        framer.feed("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 500000\r\n\r\n");
        framer.feed(body.first(300'000));
        QVERIFY(framer.heldBytes() >= 300'000);
        framer.feed(QByteArray(body.sliced(300'000) + "GET /next HT"));
        QCOMPARE(framer.take().body, body);
        QVERIFY(framer.heldBytes() < 100);
        QCOMPARE(framer.feed("TP/1.1\r\nHost: h\r\n\r\n"), RequestFramer::State::Complete);
        QCOMPARE(framer.take().head.target, QByteArray("/next"));
        QCOMPARE(framer.heldBytes(), 0);
        framer.feed(QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 500000\r\n\r\n" + body.first(1000)));
        framer.discard();
        QCOMPARE(framer.heldBytes(), 0);
        QCOMPARE(framer.feed(body), RequestFramer::State::Failed);
        QCOMPARE(framer.heldBytes(), 0);
    }

    void strangeBytesOfTheTargetAreEscaped()
    {
        RequestFramer framer;
        framer.feed("GET /\xc3\xa4|x?q=[1] HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(framer.take().head.target, QByteArray("/%C3%A4%7Cx?q=%5B1%5D"));
    }

    void aProxysAbsoluteFormIsAPath()
    {
        RequestFramer framer;
        framer.feed("GET http://h:1/api?x HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(framer.take().head.target, QByteArray("/api?x"));
    }
};

QTEST_GUILESS_MAIN(TestRequestFramer)
#include "tst_requestframer.moc"
