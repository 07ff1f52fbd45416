// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/commandline.h"

#include "protocol/endpoints.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <array>

namespace parlor {

namespace {

struct Key {
    const char *name;
    const char *value;  ///< its placeholder; null: a switch
    const char *help;
};

constexpr std::array kKeys{
    Key{"data", "DIR", "Where everything is kept."},
    Key{"listen", "ADDR:PORT", "Where to listen; port 0 takes a free one. Default 127.0.0.1:7420."},
    Key{"registration", "open|invite|closed", "Who may make an account. Default: open on loopback, else invite."},
    Key{"max-streams", "N", "Open event streams in all. Default 20000."},
    Key{"max-streams-per-user", "N", "Open event streams of one user. Default 32."},
    Key{"rate-limit", "on|off", "Limits on sign-ins. Default on."},
    Key{"allow-origin", "URL,…", "Web pages of other origins that may use this server."},
    Key{"access-token-seconds", "N", "How long an access token is good. Default 900."},
    Key{"retention-days", "N", "How long events can be replayed. Default 30."},
    Key{"log-format", "text|json", "How to log to stderr. Default text."},
    Key{"insecure", nullptr, "Allow an open registration or no rate limits beyond loopback."},
};

Error usage(const QString &sentence)
{
    return {ErrorCode::InvalidFields, sentence, {}, 0};
}

bool isKey(const QString &name)
{
    return std::any_of(kKeys.begin(), kKeys.end(), [&name](const Key &key) { return name == QLatin1String(key.name); });
}

using Values = QMap<QString, QString>;

/// Adds what is not yet there.
Status readFile(const QString &path, Values &values)
{
    if (!QFileInfo(path).isReadable())
        return usage(QStringLiteral("cannot read %1").arg(path));
    const QSettings file(path, QSettings::IniFormat);
    if (file.status() != QSettings::NoError)
        return usage(QStringLiteral("%1 is no INI file").arg(path));
    const QStringList names = file.allKeys();
    for (const QString &name : names) {
        if (!isKey(name))
            return usage(QStringLiteral("%1: unknown key %2").arg(path, name));
        if (!values.contains(name))
            values.insert(name, file.value(name).toStringList().join(u','));  // QSettings splits at commas
    }
    return Done{};
}

Status readEnvironment(const QProcessEnvironment &environment, Values &values)
{
    const QStringList variables = environment.keys();
    for (const QString &variable : variables) {
        if (!variable.startsWith(QLatin1String("PARLORD_")))
            continue;
        const QString name = variable.mid(8).toLower().replace(u'_', u'-');
        if (!isKey(name) && name != QLatin1String("config"))
            return usage(QStringLiteral("unknown variable %1").arg(variable));
        if (!values.contains(name))
            values.insert(name, environment.value(variable));
    }
    return Done{};
}

/// Reads values into options and keeps the first complaint.
class OptionReader
{
public:
    explicit OptionReader(const Values &values) : m_values(values) {}

    bool has(const char *name) const { return m_values.contains(QLatin1String(name)); }
    QString text(const char *name, const QString &fallback) const
    {
        return m_values.value(QLatin1String(name), fallback);
    }
    int number(const char *name, int fallback, int least)
    {
        if (!has(name))
            return fallback;
        bool ok = false;
        const int value = text(name, {}).toInt(&ok);
        if (!ok || value < least)
            complain(name, QStringLiteral("a number from %1 on").arg(least));
        return value;
    }
    template<typename T>
    T choice(const char *name, T fallback, std::initializer_list<std::pair<const char *, T>> choices)
    {
        if (!has(name))
            return fallback;
        QStringList names;
        for (const auto &[word, value] : choices) {
            if (text(name, {}) == QLatin1String(word))
                return value;
            names.append(QLatin1String(word));
        }
        complain(name, names.join(QStringLiteral(" or ")));
        return fallback;
    }
    void complain(const char *name, const QString &wanted)
    {
        if (m_complaint.isEmpty())
            m_complaint = QStringLiteral("--%1 takes %2, not \"%3\"").arg(QLatin1String(name), wanted, text(name, {}));
    }
    QString complaint() const { return m_complaint; }

private:
    const Values &m_values;
    QString m_complaint;
};

void readListen(OptionReader &reader, ServerOptions &options)
{
    options.port = endpoint::kDefaultPort;
    if (!reader.has("listen"))
        return;
    const QString text = reader.text("listen", {});
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    bool ok = false;
    options.port = text.mid(colon + 1).toUShort(&ok);
    options.address = host == QLatin1String("localhost") ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (colon < 1 || !ok || options.address.isNull())
        reader.complain("listen", QStringLiteral("ADDRESS:PORT"));
}

Result<Command> serveCommand(const Values &values)
{
    OptionReader reader(values);
    Command command;
    ServerOptions &options = command.options;
    readListen(reader, options);
    const bool isLoopback = options.address.isLoopback();
    options.dataDirectory = reader.text("data", QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                                                    + QStringLiteral("/parlord"));
    options.registration = reader.choice(
        "registration", isLoopback ? Registration::Open : Registration::Invite,
        {{"open", Registration::Open}, {"invite", Registration::Invite}, {"closed", Registration::Closed}});
    options.limitRates = reader.choice("rate-limit", true, {{"on", true}, {"off", false}});
    options.maxStreams = reader.number("max-streams", options.maxStreams, 1);
    options.maxStreamsPerUser = reader.number("max-streams-per-user", options.maxStreamsPerUser, 1);
    options.accessTokenLife = std::chrono::seconds(reader.number("access-token-seconds", 900, 1));
    options.retentionDays = reader.number("retention-days", 30, 1);
    options.allowedOrigins = reader.text("allow-origin", {}).split(u',', Qt::SkipEmptyParts);
    command.logFormat = reader.choice("log-format", LogFormat::Text,
                                      {{"text", LogFormat::Text}, {"json", LogFormat::Json}});
    const bool insecure = reader.choice("insecure", false,
                                        {{"true", true}, {"false", false}, {"1", true}, {"0", false}});
    if (!reader.complaint().isEmpty())
        return usage(reader.complaint());
    if (!isLoopback && !insecure && options.registration == Registration::Open)
        return usage(
            QStringLiteral("--registration open lets in everyone who can reach %1; say --insecure too if that is meant")
                .arg(options.address.toString()));
    if (!isLoopback && !insecure && !options.limitRates)
        return usage(
            QStringLiteral(
                "--rate-limit off lets everyone who can reach %1 guess passwords; say --insecure too if that is meant")
                .arg(options.address.toString()));
    return command;
}

}  // namespace

Result<Command> parseCommandLine(const QStringList &arguments, const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Parlor's server."));
    parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("serve (default) or version."),
                                 QStringLiteral("[command]"));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this."));
    const QCommandLineOption version(QStringLiteral("version"), QStringLiteral("Show the version."));
    const QCommandLineOption config(QStringLiteral("config"), QStringLiteral("An INI file with the same names."),
                                    QStringLiteral("FILE"));
    parser.addOptions({help, version, config});
    for (const Key &key : kKeys)
        parser.addOption(QCommandLineOption(QString::fromLatin1(key.name), QString::fromUtf8(key.help),
                                            QString::fromUtf8(key.value ? key.value : "")));
    if (!parser.parse(arguments))
        return usage(parser.errorText());

    Command command;
    command.helpText = parser.helpText();
    const QStringList words = parser.positionalArguments();
    if (parser.isSet(help))
        command.kind = Command::Kind::Help;
    else if (parser.isSet(version) || words == QStringList{QStringLiteral("version")})
        command.kind = Command::Kind::Version;
    else if (!words.isEmpty() && words != QStringList{QStringLiteral("serve")})
        return usage(QStringLiteral("unknown command \"%1\"").arg(words.join(u' ')));
    if (command.kind != Command::Kind::Serve)
        return command;

    Values values;
    for (const Key &key : kKeys) {
        const QString name = QString::fromLatin1(key.name);
        if (parser.isSet(name))
            values.insert(name, key.value ? parser.values(name).last() : QStringLiteral("true"));
    }
    const Status fromEnvironment = readEnvironment(environment, values);
    if (!fromEnvironment)
        return fromEnvironment.error();
    const QString file = parser.isSet(config) ? parser.values(config).last() : values.take(QStringLiteral("config"));
    values.remove(QStringLiteral("config"));
    if (!file.isEmpty()) {
        const Status fromFile = readFile(file, values);
        if (!fromFile)
            return fromFile.error();
    }
    return serveCommand(values);
}

}  // namespace parlor
