// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultproxy.h"
#include "protocol/ssereader.h"

#include <QTcpSocket>

using namespace parlor;
using Direction = FaultProxy::Direction;

namespace {

/// Answers every request with its number and body; streams events where asked for them.
class EchoServer : public QObject
{
public:
    EchoServer()
    {
        QVERIFY(m_listener.listen(QHostAddress(QHostAddress::LocalHost)));
        connect(&m_listener, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_listener.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] { streams.removeOne(socket); });
        });
    }

    quint16 port() const { return m_listener.serverPort(); }

    void sendEvents(const QByteArray &text, qsizetype chunkSize)
    {
        for (QTcpSocket *stream : streams) {
            for (qsizetype i = 0; i < text.size(); i += chunkSize) {
                const QByteArray part = text.mid(i, chunkSize);
                stream->write(isChunked ? QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n" : part);
            }
        }
    }

    QByteArrayList bodies;
    QList<QTcpSocket *> streams;
    bool isChunked = true;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &buffer = m_buffers[socket];
        buffer += socket->readAll();
        for (qsizetype end = buffer.indexOf("\r\n\r\n"); end >= 0; end = buffer.indexOf("\r\n\r\n")) {
            const QByteArray head = buffer.first(end + 4);
            const qsizetype at = head.indexOf("Content-Length: ");
            const qsizetype size = at < 0 ? 0 : head.mid(at + 16, head.indexOf("\r\n", at) - at - 16).toLongLong();
            if (buffer.size() < end + 4 + size)
                return;
            const QByteArray body = buffer.mid(end + 4, size);
            buffer.remove(0, end + 4 + size);
            answer(socket, head, body);
        }
    }

    void answer(QTcpSocket *socket, const QByteArray &head, const QByteArray &body)
    {
        bodies.append(body);
        if (head.startsWith("GET /events")) {
            streams.append(socket);
            socket->write(
                isChunked ? "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                          : "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n");
        } else if (head.startsWith("HEAD")) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n");
        } else if (head.startsWith("GET /chunked")) {
            socket->write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            socket->write("3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n");
        } else if (head.startsWith("GET /until-close")) {
            socket->write("HTTP/1.1 200 OK\r\n\r\nto the end");
            socket->disconnectFromHost();
        } else {
            const QByteArray text = "answer " + QByteArray::number(bodies.size()) + " to " + body;
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(text.size()) + "\r\n\r\n" + text);
        }
    }

    QTcpServer m_listener;
    QHash<QTcpSocket *, QByteArray> m_buffers;
};

/// A raw connection through the proxy.
class RawClient
{
public:
    explicit RawClient(const FaultProxy &proxy)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { received += m_socket.readAll(); });
        QObject::connect(&m_socket, &QTcpSocket::disconnected, &m_socket, [this] { isCut = true; });
        QObject::connect(&m_socket, &QTcpSocket::errorOccurred, &m_socket,
                         [this](QAbstractSocket::SocketError e) { error = e; });
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(proxy.url().port()));
    }

    void post(const QByteArray &body, const QByteArray &path = "/messages")
    {
        m_socket.write("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body.size())
                       + "\r\n\r\n" + body);
    }
    void get(const QByteArray &path, const QByteArray &method = "GET")
    {
        m_socket.write(method + " " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    QByteArray received;
    bool isCut = false;
    std::optional<QAbstractSocket::SocketError> error;

private:
    QTcpSocket m_socket;
};

}  // namespace

class TestFaultProxy : public QObject
{
    Q_OBJECT

    std::unique_ptr<EchoServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;

    static QByteArray block(const QByteArray &type, int number)
    {
        return "event: " + type + "\ndata: " + QByteArray::number(number) + "\n\n";
    }

    /// The data of the events in what a client of a chunked stream received.
    static QByteArray dataOf(QByteArray received)
    {
        received.remove(0, received.indexOf("\r\n\r\n") + 4);
        QByteArray body;
        while (!received.isEmpty()) {
            const qsizetype lineEnd = received.indexOf("\r\n");
            const qsizetype size = received.first(lineEnd).toLongLong(nullptr, 16);
            body += received.mid(lineEnd + 2, size);
            received.remove(0, lineEnd + 2 + size + 2);
        }
        QByteArrayList data;
        SseReader reader;
        for (const SseEvent &event : reader.feed(body))
            data.append(event.data);
        return data.join(',');
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<EchoServer>();
        m_proxy = std::make_unique<FaultProxy>(m_server->port());
    }

    void cleanup()
    {
        m_proxy.reset();
        m_server.reset();
    }

    void passesWhatIsNotAskedToGoWrong()
    {
        RawClient client(*m_proxy);
        client.post("one");
        client.post("two");
        client.get("/x", "HEAD");
        client.post("three");
        client.get("/chunked");
        client.get("/until-close");
        QTRY_VERIFY(client.isCut);
        QCOMPARE(m_server->bodies.size(), 6);
        QVERIFY(client.received.contains("answer 1 to one"));
        QVERIFY(client.received.contains("answer 4 to three"));
        QVERIFY(client.received.contains("3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n"));
        QVERIFY(client.received.endsWith("to the end"));
        QCOMPARE(m_proxy->countRequests("POST", "/mess"), 3);
        QTRY_COMPARE(m_proxy->openConnections(), 0);
    }

    void dropsTheAnswerThatTheServerGave()
    {
        m_proxy->dropNextResponse("POST", "/messages");
        RawClient client(*m_proxy);
        client.get("/other");
        client.post("one");
        QTRY_VERIFY(client.isCut);
        QCOMPARE(m_server->bodies.size(), 2);
        QVERIFY(client.received.contains("answer 1"));
        QVERIFY(!client.received.contains("answer 2"));
        RawClient again(*m_proxy);
        again.post("one");
        QTRY_VERIFY(again.received.contains("answer 3 to one"));
    }

    void holdsAnAnswerUntilReleased()
    {
        m_proxy->holdNextResponse("POST", "/messages");
        QSignalSpy held(m_proxy.get(), &FaultProxy::responseHeld);
        RawClient client(*m_proxy), other(*m_proxy);
        client.post("one");
        client.post("two");
        QVERIFY(held.wait());
        other.get("/x");
        QTRY_VERIFY(!other.received.isEmpty());
        QVERIFY(client.received.isEmpty());
        m_proxy->releaseHeldResponses();
        QTRY_VERIFY(client.received.contains("to two"));
        QVERIFY(client.received.indexOf("to one") < client.received.indexOf("to two"));
    }

    void sendsARequestTwice()
    {
        m_proxy->duplicateNextRequest("POST", "/messages");
        QSignalSpy answered(m_proxy.get(), &FaultProxy::duplicateAnswered);
        RawClient client(*m_proxy);
        client.post("one");
        QVERIFY(answered.wait());
        QTRY_VERIFY(!client.received.isEmpty());
        QCOMPARE(m_server->bodies, (QByteArrayList{"one", "one"}));
        QCOMPARE(client.received.count("answer"), 1);
        QVERIFY(!client.isCut);
    }

    void dropsAndDoublesEvents_data()
    {
        QTest::addColumn<bool>("isChunked");
        QTest::addColumn<int>("chunkSize");
        QTest::newRow("chunks of one byte") << true << 1;
        QTest::newRow("chunks of seven bytes") << true << 7;
        QTest::newRow("one chunk") << true << 10000;
        QTest::newRow("no chunks") << false << 5;
    }

    void dropsAndDoublesEvents()
    {
        QFETCH(bool, isChunked);
        QFETCH(int, chunkSize);
        m_server->isChunked = isChunked;
        m_proxy->dropNextEvent("new_message");
        m_proxy->duplicateNextEvent("typing");
        RawClient client(*m_proxy);
        client.get("/events");
        QTRY_COMPARE(m_server->streams.size(), 1);
        m_server->sendEvents(block("hello", 1) + block("new_message", 2) + block("new_message", 3) + block("typing", 4)
                                 + block("typing", 5),
                             chunkSize);
        if (isChunked) {
            QTRY_COMPARE(dataOf(client.received), QByteArray("1,3,4,4,5"));
        } else {
            QTRY_VERIFY(client.received.endsWith(block("typing", 5)));
            QCOMPARE(client.received.sliced(client.received.indexOf("\r\n\r\n") + 4),
                     block("hello", 1) + block("new_message", 3) + block("typing", 4) + block("typing", 4)
                         + block("typing", 5));
        }
    }

    void holdsEventsAndLetsAnswersPass()
    {
        RawClient stream(*m_proxy), client(*m_proxy);
        stream.get("/events");
        QTRY_COMPARE(m_server->streams.size(), 1);
        m_proxy->holdEvents(true);
        m_server->sendEvents(block("a", 1) + block("b", 2), 100);
        QTRY_COMPARE(m_proxy->heldEvents(), 2);
        client.post("one");
        QTRY_VERIFY(client.received.contains("to one"));
        QCOMPARE(dataOf(stream.received), QByteArray());
        m_server->streams.first()->write("0\r\n\r\n");
        m_server->streams.first()->disconnectFromHost();
        QTRY_COMPARE(m_server->streams.size(), 0);
        m_proxy->holdEvents(false);
        QTRY_VERIFY(stream.isCut);
        QCOMPARE(dataOf(stream.received), QByteArray("1,2"));
    }

    void cutsAfterSoManyBytes()
    {
        m_proxy->cutAfter(Direction::ToClient, 30);
        RawClient client(*m_proxy), idle(*m_proxy);
        client.post("one");
        QTRY_VERIFY(client.isCut && idle.isCut);
        QCOMPARE(client.received.size(), 30);
        QCOMPARE(m_server->bodies.size(), 1);
        RawClient next(*m_proxy);
        next.post("two");
        QTRY_VERIFY(next.received.contains("to two"));
    }

    void cutsInTheMiddleOfARequest()
    {
        m_proxy->cutAfter(Direction::ToServer, 60);
        RawClient client(*m_proxy);
        client.post("a body that never arrives as a whole");
        QTRY_VERIFY(client.isCut);
        QVERIFY(m_server->bodies.isEmpty());
        QCOMPARE(m_proxy->countRequests("POST", "/messages"), 1);
    }

    void stallsAndGoesOn()
    {
        RawClient client(*m_proxy);
        m_proxy->setStalled(true);
        client.post("one");
        QTRY_COMPARE(m_proxy->countRequests("POST", "/messages"), 1);
        QVERIFY(m_server->bodies.isEmpty());
        QVERIFY(!client.isCut);
        m_proxy->setStalled(false);
        QTRY_VERIFY(client.received.contains("to one"));
    }

    void refusesWhileOffline()
    {
        RawClient before(*m_proxy);
        before.post("one");
        QTRY_VERIFY(!before.received.isEmpty());
        m_proxy->setOffline(true);
        QTRY_VERIFY(before.isCut);
        RawClient during(*m_proxy);
        QTRY_COMPARE(during.error, std::optional(QAbstractSocket::ConnectionRefusedError));
        m_proxy->setOffline(false);
        RawClient after(*m_proxy);
        after.post("two");
        QTRY_VERIFY(after.received.contains("to two"));
    }

    void cutsWhereTheServerIsGone()
    {
        RawClient open(*m_proxy);
        open.post("one");
        QTRY_VERIFY(!open.received.isEmpty());
        m_server.reset();
        QTRY_VERIFY(open.isCut);
        RawClient late(*m_proxy);
        QTRY_VERIFY(late.isCut);
    }

    void anAnswerHeldOutlivesTheServer()
    {
        m_proxy->holdNextResponse("POST", "/messages");
        QSignalSpy held(m_proxy.get(), &FaultProxy::responseHeld);
        RawClient client(*m_proxy);
        client.post("one");
        QVERIFY(held.wait());
        m_server.reset();
        RawClient late(*m_proxy);
        QTRY_VERIFY(late.isCut);
        QVERIFY(!client.isCut);
        m_proxy->releaseHeldResponses();
        QTRY_VERIFY(client.isCut);
        QVERIFY(client.received.contains("to one"));
    }
};

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "tst_faultproxy.moc"
