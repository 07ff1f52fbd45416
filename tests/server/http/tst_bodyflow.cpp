// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/manualclock.h"
#include "http/bodysink.h"
#include "http/listener.h"
#include "http/qthttpservercompat.h"
#include "patience.h"

#include <QTcpSocket>

using namespace parlor;

namespace {

bool isUpload(const RequestHead &head)
{
    return head.method == "PATCH";
}

FramingLimits limits()
{
    FramingLimits limits;
    limits.isStreamed = isUpload;
    limits.streamedBytes = 64 * 1024 * 1024;
    return limits;
}

struct Taken {
    qint64 bytes = 0;
    bool hasEnded = false;
    bool isGone = false;
};

class CountingSink final : public BodySink
{
public:
    explicit CountingSink(Taken &taken, std::function<void()> onBytes = {})
        : m_taken(taken), m_onBytes(std::move(onBytes))
    {
    }
    ~CountingSink() override { m_taken.isGone = true; }
    void take(const QByteArray &bytes) override
    {
        m_taken.bytes += bytes.size();
        if (m_onBytes)
            m_onBytes();
    }
    void end() override { m_taken.hasEnded = true; }

private:
    Taken &m_taken;
    std::function<void()> m_onBytes;
};

/// Connections of a real listener, all in the loop of the test's thread; the handler keeps the last one.
struct House {
    House()
        : http([this](const HttpRequest &request, Connection &from) {
              bodyFollows = request.bodyFollows;
              bodyLength = request.bodyLength;
              connection = &from;
          })
    {
        ListenerLimits all;
        all.framing = limits();
        auto made = std::make_unique<Listener>(clock, all);
        made->refusal = [](const Error &) { return QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n"); };
        if (!made->listen(QHostAddress::LocalHost))
            qFatal("No port");
        client.connectToHost(QHostAddress::LocalHost, made->serverPort());
        http.bind(made.release());
    }
    void send(const QByteArray &head, const QByteArray &body)
    {
        client.write("PATCH /x HTTP/1.1\r\nHost: h\r\n" + head + "\r\n" + body);
    }

    ManualClock clock;
    QtHttpServerCompat http;
    QTcpSocket client;
    QPointer<Connection> connection;
    bool bodyFollows = false;
    std::optional<qint64> bodyLength;
};

constexpr qint64 kLarge = 32 * 1024 * 1024;

}  // namespace

class TestBodyFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHeadIsHandedOutBeforeItsBody()
    {
        RequestFramer framer(limits());
        QCOMPARE(framer.feed("PATCH / HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\nab"),
                 RequestFramer::State::Complete);
        const FramedRequest request = framer.take();
        QVERIFY(request.head.bodyFollows);
        QCOMPARE(request.head.bodyLength, std::optional<qint64>(6));
        QVERIFY(!request.header.toLower().contains("content-length"));
        QVERIFY(request.header.endsWith("\r\n\r\n"));
        QCOMPARE(request.body, QByteArray());
        QCOMPARE(framer.takeBody(), QByteArray("ab"));
        QVERIFY(!framer.isBodyWhole());
        QCOMPARE(framer.feed("cdefGET /next HTTP/1.1\r\nHost: h\r\n\r\n"), RequestFramer::State::Streamed);
        QCOMPARE(framer.takeBody(), QByteArray("cdef"));
        QVERIFY(framer.isBodyWhole());
        framer.endBody();
        QCOMPARE(framer.state(), RequestFramer::State::Complete);
        QCOMPARE(framer.take().head.target, QByteArray("/next"));
    }

    void chunksAreHandedOnWithoutTheirSizes()
    {
        const QByteArray text =
            "PATCH / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x\r\nde\r\n0\r\n\r\nGET /next HTTP/1.1\r\nHost: h\r\n\r\n";
        for (qsizetype cut = 0; cut <= text.size(); ++cut) {
            RequestFramer framer(limits());
            QByteArray body;
            for (const QByteArrayView piece : {QByteArrayView(text).first(cut), QByteArrayView(text).sliced(cut)}) {
                if (framer.feed(piece) == RequestFramer::State::Complete)
                    QVERIFY(framer.take().head.bodyFollows);
                body += framer.takeBody();
            }
            QCOMPARE(body, QByteArray("abcde"));
            QVERIFY(framer.isBodyWhole());
            framer.endBody();
            QCOMPARE(framer.state(), RequestFramer::State::Complete);
        }
    }

    void boundsAreThoseOfItsKind()
    {
        FramingLimits small = limits();
        small.streamedBytes = 5;
        RequestFramer announced(small);
        QCOMPARE(announced.feed("PATCH / HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\n"),
                 RequestFramer::State::Failed);
        QCOMPARE(announced.error().code, ErrorCode::BodyTooLarge);
        RequestFramer chunked(small);
        chunked.feed("PATCH / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
        chunked.take();
        QCOMPARE(chunked.feed("3\r\ndef\r\n"), RequestFramer::State::Failed);
        RequestFramer empty(small);
        empty.feed("PATCH / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
        QVERIFY(!empty.take().head.bodyFollows);
    }

    void whoBringsTooMuchHasToWait()
    {
        House house;
        house.send("Content-Length: " + QByteArray::number(kLarge) + "\r\n", QByteArray(kLarge, 'x'));
        QTRY_VERIFY(house.connection);
        QVERIFY(house.bodyFollows);
        QCOMPARE(house.bodyLength, std::optional<qint64>(kLarge));
        Taken taken;
        Connection *connection = house.connection;
        connection->receiveBody(std::make_unique<CountingSink>(taken, [connection] { connection->pauseBody(); }));
        qint64 before = -1;
        // Until nothing moves any more: what is on the way fits into the buffers of the two systems.
        while (before != house.client.bytesToWrite()) {
            before = house.client.bytesToWrite();
            for (int i = 0; i < 50; ++i)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        }
        QVERIFY(taken.bytes < kLarge / 2);
        QVERIFY(house.client.bytesToWrite() > 0);
        for (qint64 last = taken.bytes; !taken.hasEnded; last = taken.bytes) {
            connection->resumeBody();
            QTRY_VERIFY(taken.bytes > last || taken.hasEnded);
        }
        QCOMPARE(taken.bytes, kLarge);
        connection->answer("HTTP/1.1 204 No Content\r\n\r\n", false);
        QByteArray answer;
        QTRY_VERIFY((answer += house.client.readAll()).startsWith("HTTP/1.1 204"));
    }

    void aCutBodyIsHandedOverAsFarAsItCame()
    {
        House house;
        house.send("Content-Length: 1000\r\n", QByteArray(400, 'x'));
        QTRY_VERIFY(house.connection);
        Taken taken;
        house.connection->receiveBody(std::make_unique<CountingSink>(taken));
        house.client.disconnectFromHost();
        QTRY_VERIFY(taken.isGone);
        QCOMPARE(taken.bytes, 400);
        QVERIFY(!taken.hasEnded);
    }

    void anAnswerInTheMiddleOfTheBodyIsTheLast()
    {
        House house;
        house.send("Content-Length: 1000\r\n", QByteArray(400, 'x'));
        QTRY_VERIFY(house.connection);
        QVERIFY(house.connection->isBodyPending());
        house.connection->answer("HTTP/1.1 409 Conflict\r\n\r\n", false);
        QByteArray answer;
        QTRY_VERIFY((answer += house.client.readAll()).startsWith("HTTP/1.1 409"));
        house.client.write(QByteArray(600, 'x') + "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(house.client.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(house.client.readAll(), QByteArray());
    }

    void aBrokenBodyIsRefused()
    {
        House house;
        house.send("Transfer-Encoding: chunked\r\n", "3\r\nabcdef\r\n");
        QTRY_VERIFY(house.connection);
        Taken taken;
        house.connection->receiveBody(std::make_unique<CountingSink>(taken));
        QTRY_VERIFY(taken.isGone);
        QVERIFY(!taken.hasEnded);
        QByteArray answer;
        QTRY_VERIFY((answer += house.client.readAll()).startsWith("HTTP/1.1 400"));
    }

    void moreOfAnAnswerIsAskedForWhenThereIsRoom()
    {
        House house;
        house.client.setReadBufferSize(4096);
        house.client.write("GET /x HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_VERIFY(house.connection);
        qint64 given = 0;
        Connection *connection = house.connection;
        connection->beginAnswer("HTTP/1.1 200 OK\r\n\r\n", [&given, connection] {
            if (given == kLarge)
                return;
            given += 64 * 1024;
            connection->continueAnswer(QByteArray(64 * 1024, 'x'));
            if (given == kLarge)
                connection->endAnswer(false);
        });
        qint64 before = -1;
        while (before != given) {
            before = given;
            for (int i = 0; i < 50; ++i)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        }
        // The reader does not read: what was asked for lies in the buffers of the two systems.
        QVERIFY(given < kLarge / 2);
        house.client.setReadBufferSize(0);
        qint64 got = 0;
        QTRY_VERIFY((got += house.client.readAll().size()) >= kLarge);
    }
};

QTEST_GUILESS_MAIN(TestBodyFlow)
#include "tst_bodyflow.moc"
