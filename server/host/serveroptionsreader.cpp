// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/serveroptionsreader.h"

#include "host/settingvalues.h"
#include "http/advertisedaddress.h"
#include "protocol/endpoints.h"

#include <QStandardPaths>
#include <QUrl>

namespace parlor {

namespace {

/// What a number in JSON can say exactly.
constexpr qint64 kMostBytes = Q_INT64_C(1) << 53;
/// One body of the largest size and its header must fit, and some more beside it.
constexpr qint64 kLeastInputBytes = 4 * 1024 * 1024;
constexpr qint64 kLeastInputBytesPerAddress = 2 * 1024 * 1024;

/// Reads values by type and keeps the first complaint.
class ValueReader
{
public:
    explicit ValueReader(const SettingValues &values) : m_values(values) {}

    bool has(const char *name) const { return m_values.has(name); }
    QString text(const char *name, const QString &fallback = {}) const { return m_values.text(name, fallback); }
    int number(const char *name, int fallback, int least)
    {
        if (!has(name))
            return fallback;
        bool ok = false;
        const int value = text(name).toInt(&ok);
        if (!ok || value < least)
            complain(name, QStringLiteral("takes a number from %1 on").arg(least));
        return value;
    }
    /// "100", "64K", "100M", "2G": of 1024 each.
    qint64 bytes(const char *name, qint64 fallback, qint64 least)
    {
        if (!has(name))
            return fallback;
        QString digits = text(name).trimmed().toUpper();
        const qsizetype unit = digits.isEmpty() ? -1 : QStringView(u"KMG").indexOf(digits.back());
        if (unit >= 0)
            digits.chop(1);
        bool ok = false;
        const qint64 count = digits.toLongLong(&ok);
        const int shift = 10 * int(unit + 1);
        if (!ok || count > (kMostBytes >> shift) || (count << shift) < least) {
            complain(name, QStringLiteral("takes a number of bytes from %1 on, like 64K, 100M or 2G").arg(least));
            return fallback;
        }
        return count << shift;
    }
    template<typename T>
    T choice(const char *name, T fallback, std::initializer_list<std::pair<const char *, T>> choices)
    {
        if (!has(name))
            return fallback;
        QStringList names;
        for (const auto &[word, value] : choices) {
            if (text(name) == QLatin1String(word))
                return value;
            names.append(QLatin1String(word));
        }
        complain(name, QStringLiteral("takes ") + names.join(QStringLiteral(" or ")));
        return fallback;
    }
    bool isOn(const char *name)
    {
        return choice(name, false, {{"true", true}, {"false", false}, {"1", true}, {"0", false}});
    }
    void complain(const char *name, const QString &sentence)
    {
        if (m_complaint.isEmpty())
            m_complaint = QStringLiteral("%1 %2, not \"%3\"").arg(m_values.source(name), sentence, text(name));
    }
    QString complaint() const { return m_complaint; }

private:
    const SettingValues &m_values;
    QString m_complaint;
};

void readListen(ValueReader &reader, ServerOptions &options)
{
    options.port = endpoint::kDefaultPort;
    if (!reader.has("listen"))
        return;
    const QString text = reader.text("listen");
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    bool ok = false;
    options.port = text.mid(colon + 1).toUShort(&ok);
    options.address = host == QLatin1String("localhost") ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (colon < 1 || !ok || options.address.isNull())
        reader.complain("listen", QStringLiteral("takes ADDRESS:PORT"));
}

void readTls(ValueReader &reader, ServerOptions &options)
{
    using Tls = ServerOptions::Tls;
    options.tls = options.address.isLoopback() ? Tls::Off : Tls::Auto;
    const QString text = reader.text("tls");
    const QStringList files = text.split(u',');
    if (text == QLatin1String("off")) {
        options.tls = Tls::Off;
    } else if (text == QLatin1String("auto")) {
        options.tls = Tls::Auto;
    } else if (files.size() == 2 && !files[0].isEmpty() && !files[1].isEmpty()) {
        options.tls = Tls::Files;
        options.tlsCertificateFile = files[0];
        options.tlsKeyFile = files[1];
    } else if (reader.has("tls")) {
        reader.complain("tls", QStringLiteral("takes auto, off or CERTIFICATE,KEY (two PEM files)"));
    }
}

void readOrigins(ValueReader &reader, ServerOptions &options)
{
    options.allowedOrigins = reader.text("allow-origin").split(u',', Qt::SkipEmptyParts);
    for (QString &origin : options.allowedOrigins) {
        origin = origin.trimmed();
        const QUrl url(origin, QUrl::StrictMode);
        const bool isOrigin = url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty()
                              && (url.path().isEmpty() || url.path() == QLatin1String("/")) && !url.hasQuery();
        if (!isOrigin)
            reader.complain("allow-origin", QStringLiteral("takes origins like https://chat.example.org"));
    }
}

void readAdvertised(ValueReader &reader, ServerOptions &options)
{
    options.advertised = reader.text("advertise").split(u',', Qt::SkipEmptyParts);
    if (!options.advertised.isEmpty() && !advertisedFrom(options.advertised, options.port, false))
        reader.complain("advertise", QStringLiteral("takes a URL or HOST[:PORT], then other hosts"));
}

void readLimits(ValueReader &reader, ServerOptions &options)
{
    options.maxStreams = reader.number("max-streams", options.maxStreams, 1);
    options.maxStreamsPerUser = reader.number("max-streams-per-user", options.maxStreamsPerUser, 1);
    options.maxConnections = reader.number("max-connections", options.maxConnections, 1);
    options.maxConnectionsPerAddress = reader.number("max-connections-per-address", options.maxConnectionsPerAddress,
                                                     1);
    options.maxRequestsPerSession = reader.number("max-requests-per-session", options.maxRequestsPerSession, 1);
    options.maxRequestsPerAddress = reader.number("max-requests-per-address", options.maxRequestsPerAddress, 1);
    options.limits.fileBytes = reader.bytes("max-file-bytes", options.limits.fileBytes, 1);
    options.maxInputBytes = reader.bytes("max-input-bytes", options.maxInputBytes, kLeastInputBytes);
    options.maxInputBytesPerAddress = reader.bytes("max-input-bytes-per-address",
                                                   std::max(options.maxInputBytes / 4, kLeastInputBytesPerAddress),
                                                   kLeastInputBytesPerAddress);
}

/// Named in the contract, and not there yet.
void readSingleChoices(ValueReader &reader)
{
    for (const auto &[name, only] : {std::pair{"role", "all"}, {"store", "sqlite"}, {"bus", "local"}}) {
        if (reader.has(name) && reader.text(name) != QLatin1String(only))
            reader.complain(name, QStringLiteral("takes %1 alone in this version: a server is one process with its own "
                                                 "store. Leave it out")
                                      .arg(QLatin1String(only)));
    }
}

/// What would let strangers in must be meant.
Status checkExposure(const ServerOptions &options, bool insecure)
{
    if (options.address.isLoopback() || insecure)
        return Done{};
    const QString where = options.address.toString();
    if (options.registration == Registration::Open)
        return wrongUsage(
            QStringLiteral("--registration open lets in everyone who can reach %1; say --insecure too if that is meant")
                .arg(where));
    if (!options.limitRates)
        return wrongUsage(
            QStringLiteral(
                "--rate-limit off lets everyone who can reach %1 guess passwords; say --insecure too if that is meant")
                .arg(where));
    return Done{};
}

}  // namespace

Status readServerOptions(const SettingValues &values, Command &command)
{
    ValueReader reader(values);
    ServerOptions &options = command.options;
    readListen(reader, options);
    const bool isLoopback = options.address.isLoopback();
    options.dataDirectory = reader.text("data", QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                                                    + QStringLiteral("/parlord"));
    if (options.dataDirectory.isEmpty())
        reader.complain("data", QStringLiteral("takes a directory"));
    options.registration = reader.choice(
        "registration", isLoopback ? Registration::Open : Registration::Invite,
        {{"open", Registration::Open}, {"invite", Registration::Invite}, {"closed", Registration::Closed}});
    readTls(reader, options);
    readSingleChoices(reader);
    options.limitRates = reader.choice("rate-limit", true, {{"on", true}, {"off", false}});
    readLimits(reader, options);
    options.accessTokenLife = std::chrono::seconds(reader.number("access-token-seconds", 900, 1));
    options.retentionDays = reader.number("retention-days", 30, 1);
    readAdvertised(reader, options);
    readOrigins(reader, options);
    options.metricsPublic = reader.isOn("metrics-public");
    command.logFormat = reader.choice("log-format", LogFormat::Text,
                                      {{"text", LogFormat::Text}, {"json", LogFormat::Json}});
    const bool insecure = reader.isOn("insecure");
    if (!reader.complaint().isEmpty())
        return wrongUsage(reader.complaint());
    return command.kind == Command::Kind::Serve ? checkExposure(options, insecure) : Status(Done{});
}

}  // namespace parlor
