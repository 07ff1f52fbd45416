// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "protocol/requests.h"

#include <QHostAddress>
#include <QObject>
#include <QStringList>
#include <QUrl>
#include <chrono>
#include <functional>
#include <memory>

namespace parlor {

class Clock;
class IdGenerator;
struct RequestRecord;

/// What a server is started with.
struct ServerOptions {
    QString dataDirectory;
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0;  ///< 0: any that is free
    QString name = QStringLiteral("Parlor");
    Registration registration = Registration::Open;
    bool limitRates = true;
    std::chrono::seconds accessTokenLife{900};
    enum class Tls { Off, Auto, Files };
    Tls tls = Tls::Off;          ///< Auto: with a certificate of its own, made once and kept in the data directory
    QString tlsCertificateFile;  ///< PEM; with Files
    QString tlsKeyFile;          ///< PEM; with Files
    int retentionDays = 30;
    int maxConnections = 20'000;
    int maxConnectionsPerAddress = 256;                 ///< of an IPv4 address or an IPv6 /64; loopback has all
    qint64 maxInputBytes = 256 * 1024 * 1024;           ///< of requests that are not answered yet, all together
    qint64 maxInputBytesPerAddress = 64 * 1024 * 1024;  ///< the same of an address; loopback has all
    int maxRequestsPerSession = 100;                    ///< a second; ten times as many at once
    int maxRequestsPerAddress = 400;                    ///< the same of an address; loopback has all
    int maxStreams = 20'000;
    int maxStreamsPerUser = 32;
    QStringList allowedOrigins;
    bool metricsPublic = false;  ///< /metrics for everybody, not for loopback alone
    /// Told of every answered request, on the http thread.
    std::function<void(const RequestRecord &)> onRequest;
    /// Where others reach the server, for links: URL, HOST or HOST:PORT, then other hosts. Empty: as it listens.
    QStringList advertised;
    /// Streams by way of Qt's sockets even where the system can do better.
    bool portableStreams = false;
    /// Cheap password hashes: for tests alone.
    bool weakPasswordHashes = false;
    Limits limits;
    /// Null: the machine's own. Otherwise they outlive the host.
    Clock *clock = nullptr;
    IdGenerator *ids = nullptr;
};

/// A whole server in its own threads: listener, store, streams. No call blocks; the signals come on the
/// thread of this object. Destroying a running one waits until it has stopped. Two in one process do not
/// know of each other.
class ServerHost : public QObject
{
    Q_OBJECT
public:
    explicit ServerHost(ServerOptions options, QObject *parent = nullptr);
    ~ServerHost() override;

    /// Ends in ready() or failed(). Not while it runs.
    void start();
    /// Says bye to the streams, finishes what is under way, ends in stopped(). Nothing where nothing runs.
    void stop();
    bool isRunning() const;
    /// Ends in alive() when the threads that serve have answered; in nothing where one of them hangs.
    void askAlive();

Q_SIGNALS:
    void ready(const QUrl &url);
    /// It could not start, and stands still again.
    void failed(const parlor::Error &error);
    void stopped();
    void alive();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace parlor
