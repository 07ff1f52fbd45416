// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parlordprocess.h"
#include "runningserver.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

using namespace parlor;

namespace {

/// One encrypted connection that asks and reads to the end.
class TlsClient
{
public:
    explicit TlsClient(const QUrl &url) : m_host(url.authority().toLatin1())
    {
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(url.host(), quint16(url.port()));
        isUp = socket.waitForEncrypted(kPatience);
    }
    void send(const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
              const QByteArray &body = {})
    {
        socket.write(method + ' ' + target + " HTTP/1.1\r\nHost: " + m_host + "\r\n" + headers
                     + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket.flush();
    }
    /// Reads until `end` is there.
    bool readUntil(const QByteArray &end)
    {
        const QDeadlineTimer deadline(kPatience);
        while (!text.contains(end) && socket.waitForReadyRead(int(deadline.remainingTime())))
            text += socket.readAll();
        return text.contains(end);
    }
    bool readToEnd()
    {
        const QDeadlineTimer deadline(kPatience);
        while (socket.state() == QAbstractSocket::ConnectedState
               && socket.waitForReadyRead(int(deadline.remainingTime())))
            text += socket.readAll();
        text += socket.readAll();
        return socket.state() != QAbstractSocket::ConnectedState;
    }
    QJsonObject json() const { return QJsonDocument::fromJson(text.mid(text.indexOf("\r\n\r\n") + 4)).object(); }
    /// One request on a connection of its own.
    static TlsClient ask(const QUrl &url, const QByteArray &method, const QByteArray &target,
                         const QByteArray &headers = {}, const QByteArray &body = {})
    {
        return TlsClient(url, method, target, headers, body);
    }
    int status() const { return text.mid(9, 3).toInt(); }

    QSslSocket socket;
    QByteArray text;
    bool isUp = false;

private:
    TlsClient(const QUrl &url, const QByteArray &method, const QByteArray &target, const QByteArray &headers,
              const QByteArray &body)
        : TlsClient(url)
    {
        send(method, target, headers + "Connection: close\r\n", body);
        readToEnd();
    }

    QByteArray m_host;
};

QByteArray fingerprintOf(const QSslCertificate &certificate)
{
    return "sha256:" + certificate.digest(QCryptographicHash::Sha256).toHex();
}

void withTls(ServerOptions &options)
{
    options.tls = ServerOptions::Tls::Auto;
}

}  // namespace

class TestTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
    }

    void makesItsOwnCertificateAndKeepsIt()
    {
        QTemporaryDir directory;
        const auto inDirectory = [&](ServerOptions &options) {
            withTls(options);
            options.dataDirectory = directory.path();
        };
        RunningServer server(inDirectory);
        QCOMPARE(server.url.scheme(), QStringLiteral("https"));
        TlsClient client(server.url);
        QVERIFY2(client.isUp, qPrintable(client.socket.errorString()));
        const QSslCertificate certificate = client.socket.peerCertificate();
        const QByteArray fingerprint = fingerprintOf(certificate);
        client.send("GET", "/api/server", "Connection: close\r\n");
        QVERIFY(client.readToEnd());
        QCOMPARE(client.json().value(QLatin1String("tls_fingerprint")).toString().toLatin1(), fingerprint);
        const auto names = certificate.subjectAlternativeNames();
        QVERIFY(names.values(QSsl::DnsEntry).contains(QStringLiteral("localhost")));
        QVERIFY(names.values(QSsl::IpAddressEntry).contains(QStringLiteral("127.0.0.1")));
        const QFile::Permissions rights = QFile::permissions(directory.filePath(QStringLiteral("tls.key")));
        QVERIFY(!(rights & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
        QVERIFY(rights & QFile::ReadOwner);

        QVERIFY(server.stop());
        RunningServer again(inDirectory);
        QCOMPARE(fingerprintOf(TlsClient(again.url).socket.peerCertificate()), fingerprint);
    }

    void aClientThatTrustsTheCertificateFindsItsName()
    {
        RunningServer server(withTls);
        const QSslCertificate certificate = TlsClient(server.url).socket.peerCertificate();
        QSslSocket strict;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates({certificate});
        strict.setSslConfiguration(configuration);
        strict.connectToHostEncrypted(server.url.host(), quint16(server.url.port()));
        QVERIFY2(strict.waitForEncrypted(kPatience), qPrintable(strict.errorString()));
    }

    void serves()
    {
        RunningServer server(withTls);
        const QByteArray account = R"({"username":"ann","password":"correct horse","display_name":"Ann"})";
        const TlsClient made = TlsClient::ask(server.url, "POST", "/api/auth/register",
                                              "Content-Type: application/json\r\n", account);
        QCOMPARE(made.status(), 201);
        const QByteArray bearer = "Authorization: Bearer "
                                  + made.json().value(QLatin1String("access_token")).toString().toLatin1() + "\r\n";
        // Two on one connection, sent together.
        TlsClient two(server.url);
        two.send("GET", "/api/users/me", bearer);
        two.send("GET", "/api/users/me", bearer + "Connection: close\r\n");
        QVERIFY(two.readToEnd());
        QCOMPARE(two.text.count("HTTP/1.1 200 OK"), 2);

        TlsClient stream(server.url);
        stream.send("GET", "/api/events", bearer);
        QVERIFY(stream.readUntil("event: hello"));
        const QByteArray words(9000, 'x');
        for (int i = 0; i < 60; ++i) {
            const QByteArray message = "{\"client_key\":\"key-" + QByteArray::number(i) + "-abcdef\",\"body\":\""
                                       + words + "\"}";
            QCOMPARE(TlsClient::ask(server.url, "POST", "/api/chat/rooms/1/messages",
                                    bearer + "Content-Type: application/json\r\n", message)
                         .status(),
                     201);
        }
        QVERIFY(stream.readUntil("\"client_key\":\"key-59-abcdef\""));
        QCOMPARE(stream.text.count("event: new_message"), 60);
        QVERIFY(server.stop());
        QVERIFY(stream.readToEnd());
        QVERIFY(stream.text.contains("shutting_down"));
    }

    void aReaderThatDoesNotReadIsNoticedBehindTheEncryption()
    {
        RunningServer server(withTls);
        const TlsClient made = TlsClient::ask(server.url, "POST", "/api/auth/register",
                                              "Content-Type: application/json\r\n",
                                              R"({"username":"ann","password":"correct horse","display_name":"Ann"})");
        const QByteArray bearer = "Authorization: Bearer "
                                  + made.json().value(QLatin1String("access_token")).toString().toLatin1() + "\r\n";
        TlsClient stream(server.url);
        stream.send("GET", "/api/events", bearer);
        QVERIFY(stream.readUntil("event: hello"));
        const auto closed = [&server] { return RawClientMetrics::value(server, "parlor_slow_consumers_total"); };
        // Nobody reads from here on; what the systems' buffers hold is a few megabytes.
        TlsClient writer(server.url);
        const QByteArray words(9900, 'x');
        int i = 0;
        for (; i < 3000 && closed() == 0; ++i) {
            const QByteArray message = "{\"client_key\":\"key-" + QByteArray::number(i) + "-abcdef\",\"body\":\""
                                       + words + "\"}";
            writer.text.clear();
            writer.send("POST", "/api/chat/rooms/1/messages", bearer + "Content-Type: application/json\r\n", message);
            QVERIFY(writer.readUntil("\"client_key\":\"key-" + QByteArray::number(i) + "-abcdef\""));
        }
        QVERIFY2(i < 3000, "it was never called slow");
    }

    void plainTextIsEndedAndNobodyElseIsHurt()
    {
        RunningServer server(withTls);
        QUrl plain = server.url;
        plain.setScheme(QStringLiteral("http"));
        RawClient client(plain);
        client.send("GET", "/api/server");
        QByteArray rest;
        QVERIFY(client.readToEnd(&rest));
        QVERIFY(!rest.contains("HTTP/1.1 200"));
        RawClient silent(plain);
        QVERIFY(silent.socket().state() == QAbstractSocket::ConnectedState);
        QCOMPARE(TlsClient::ask(server.url, "GET", "/api/server").status(), 200);
        // Who never shakes hands is closed like who never asks.
        server.clock.advance(std::chrono::seconds(11));
        QVERIFY(silent.readToEnd());
    }

    void aRefusalCanBeReadByWhoIsStillSending()
    {
        RunningServer server(withTls);
        TlsClient client(server.url);
        client.socket.write("POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 90000000\r\n\r\n");
        client.socket.write(QByteArray(200'000, 'x'));
        client.socket.flush();
        QVERIFY(client.readUntil("\r\n\r\n"));
        QCOMPARE(client.status(), 413);
    }

    void loadsACertificateOfTheOperators()
    {
        QTemporaryDir made;
        QByteArray fingerprint;
        {
            RunningServer first([&](ServerOptions &options) {
                withTls(options);
                options.dataDirectory = made.path();
            });
            fingerprint = fingerprintOf(TlsClient(first.url).socket.peerCertificate());
        }
        RunningServer server([&](ServerOptions &options) {
            options.tls = ServerOptions::Tls::Files;
            options.tlsCertificateFile = made.filePath(QStringLiteral("tls.crt"));
            options.tlsKeyFile = made.filePath(QStringLiteral("tls.key"));
        });
        QCOMPARE(fingerprintOf(TlsClient(server.url).socket.peerCertificate()), fingerprint);
    }

    void whatDoesNotFitIsToldAtTheStart()
    {
        QTemporaryDir one;
        QTemporaryDir other;
        for (const QTemporaryDir *directory : {&one, &other})
            QVERIFY(ParlordProcess(directory->path(), {QStringLiteral("--tls"), QStringLiteral("auto")}).url.isValid());
        const auto start = [&](const QString &certificate, const QString &key) {
            QTemporaryDir data;
            const auto outcome = ParlordProcess::run({QStringLiteral("--data"), data.path(), QStringLiteral("--listen"),
                                                      QStringLiteral("127.0.0.1:0"), QStringLiteral("--tls"),
                                                      certificate + u',' + key});
            return outcome.code == 3 ? outcome.errors : QByteArray();
        };
        const QString certificate = one.filePath(QStringLiteral("tls.crt"));
        const QString key = one.filePath(QStringLiteral("tls.key"));
        const QString strange = other.filePath(QStringLiteral("tls.key"));
        QVERIFY(start(certificate, strange).contains("is not the key of"));
        QVERIFY(start(key, key).contains("is no certificate"));
        QVERIFY(start(certificate, certificate).contains("is no key"));
        QVERIFY(start(QStringLiteral("/no/such.crt"), key).contains("/no/such.crt"));
    }

    void theProgramSaysHttpsAndBackUpsKeepTheIdentity()
    {
        QTemporaryDir place;
        const QString data = place.filePath(QStringLiteral("data"));
        const QString copy = place.filePath(QStringLiteral("copy"));
        QByteArray fingerprint;
        {
            ParlordProcess server(data, {QStringLiteral("--tls"), QStringLiteral("auto")});
            QCOMPARE(server.url.scheme(), QStringLiteral("https"));
            fingerprint = fingerprintOf(TlsClient(server.url).socket.peerCertificate());
            QCOMPARE(ParlordProcess::run({QStringLiteral("backup"), copy, QStringLiteral("--data"), data}).code, 0);
        }
        const QString other = place.filePath(QStringLiteral("other"));
        QCOMPARE(ParlordProcess::run({QStringLiteral("restore"), copy, QStringLiteral("--data"), other}).code, 0);
        ParlordProcess server(other, {QStringLiteral("--tls"), QStringLiteral("auto")});
        QCOMPARE(fingerprintOf(TlsClient(server.url).socket.peerCertificate()), fingerprint);
    }

private:
    struct RawClientMetrics {
        static int value(const RunningServer &server, const QByteArray &name)
        {
            const TlsClient metrics = TlsClient::ask(server.url, "GET", "/metrics");
            const qsizetype at = metrics.text.indexOf(QByteArray('\n' + name + ' '));
            return metrics.text.mid(at + 2 + name.size(), 12).split('\n').first().toInt();
        }
    };
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
