// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/settingvalues.h"

#include "host/inifile.h"

#include <numeric>
#include <vector>

namespace parlor {

namespace {

const QLatin1String kPrefix("PARLORD_");

const SettingKey *find(const QString &name)
{
    const QList<SettingKey> &keys = SettingValues::keys();
    const auto found = std::find_if(keys.begin(), keys.end(),
                                    [&name](const SettingKey &key) { return name == QLatin1String(key.name); });
    return found == keys.end() ? nullptr : &*found;
}

QStringList keyNames()
{
    QStringList names{QStringLiteral("config")};
    for (const SettingKey &key : SettingValues::keys())
        names.append(QLatin1String(key.name));
    return names;
}

/// Levenshtein's: how many letters must change.
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const qsizetype changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({changed, diagonal + 1, row[size_t(j)] + 1});
        }
    }
    return row.back();
}

QString variableName(const QString &key)
{
    return kPrefix + key.toUpper().replace(u'-', u'_');
}

}  // namespace

const QList<SettingKey> &SettingValues::keys()
{
    static const QList<SettingKey> keys{
        {"data", "DIR", "Where everything is kept."},
        {"listen", "ADDR:PORT", "Where to listen; port 0 takes a free one. Default 127.0.0.1:7420."},
        {"registration", "open|invite|closed", "Who may make an account. Default: open on loopback, else invite."},
        {"tls", "auto|off|CERT,KEY",
         "Encrypt: with a certificate made here, not at all, or with these two PEM files. Default: off on loopback, "
         "else auto."},
        {"role", "all", "Which parts run here. This version knows only \"all\"."},
        {"store", "sqlite", "Where the data is kept. This version knows only \"sqlite\", in the data directory."},
        {"bus", "local", "What carries events. This version knows only \"local\", within the process."},
        {"max-streams", "N", "Open event streams in all. Default 20000."},
        {"max-streams-per-user", "N", "Open event streams of one user. Default 32."},
        {"max-connections", "N", "Open connections in all, streams aside. Default 20000."},
        {"max-connections-per-address", "N",
         "Open connections of one IPv4 address or IPv6 /64; this machine has all. Default 256."},
        {"max-requests-per-session", "N", "Requests a second of one device, ten times as many at once. Default 100."},
        {"max-requests-per-address", "N",
         "The same of one IPv4 address or IPv6 /64; this machine has all. Default 400."},
        {"max-file-bytes", "BYTES", "The largest file; K, M or G may follow the number. Default 100M."},
        {"max-input-bytes", "BYTES", "Memory that requests under way may take together. Default 256M."},
        {"max-input-bytes-per-address", "BYTES",
         "The same of one IPv4 address or IPv6 /64; this machine has all. Default a quarter of it."},
        {"rate-limit", "on|off", "Limits on sign-ins and posts. Default on."},
        {"allow-origin", "URL,…", "Web pages of other origins that may use this server; may be said again.", true},
        {"advertise", "URL|HOST[:PORT],…", "Where others reach this server, for links. Default: where it listens.",
         true},
        {"access-token-seconds", "N", "How long an access token is good. Default 900."},
        {"retention-days", "N", "How long events can be replayed; messages are kept for ever. Default 30."},
        {"log-format", "text|json", "How to log to stderr. Default text."},
        {"metrics-public", nullptr, "Show /metrics to everybody, not only to this machine."},
        {"insecure", nullptr, "Allow an open registration or no rate limits beyond loopback."},
    };
    return keys;
}

void SettingValues::addFlag(const SettingKey &key, const QStringList &values)
{
    const QString text = key.isList ? values.join(u',') : key.value ? values.last() : QStringLiteral("true");
    add(QLatin1String(key.name), text, QStringLiteral("--") + QLatin1String(key.name));
}

Status SettingValues::addEnvironment(const QProcessEnvironment &environment)
{
    const QStringList variables = environment.keys();
    for (const QString &variable : variables) {
        if (!variable.startsWith(kPrefix))
            continue;
        const QString name = variable.mid(kPrefix.size()).toLower().replace(u'_', u'-');
        const bool isConfig = name == QLatin1String("config");
        if (variable != variableName(name) || (!isConfig && !find(name))) {
            const QString near = nearest(name, keyNames());
            return wrongUsage(QStringLiteral("%1: no such setting, in the environment. %2")
                                  .arg(variable, near.isEmpty()
                                                     ? QStringLiteral("Take it out.")
                                                     : QStringLiteral("Did you mean %1?").arg(variableName(near))));
        }
        if (isConfig)
            m_file = environment.value(variable);
        else
            add(name, environment.value(variable), variable);
    }
    return Done{};
}

Status SettingValues::addFile(const QString &path)
{
    const Result<QList<IniLine>> lines = readIniFile(path);
    if (!lines)
        return lines.error();
    SettingValues fromFile;
    for (const IniLine &line : *lines) {
        const QString place = QStringLiteral("%1:%2: ").arg(path).arg(line.number);
        const SettingKey *key = find(line.key);
        if (!key) {
            const QString near = nearest(line.key, keyNames());
            return wrongUsage(QStringLiteral("%1no such setting \"%2\". %3")
                                  .arg(place, line.key,
                                       near.isEmpty() ? QStringLiteral("Take the line out.")
                                                      : QStringLiteral("Did you mean \"%1\"?").arg(near)));
        }
        // The last line of a name counts, as with flags; of a list they add up.
        QString text = line.value;
        if (key->isList && fromFile.has(key->name))
            text = fromFile.text(key->name) + u',' + text;
        fromFile.m_values.insert(line.key, {text, place + line.key});
    }
    for (auto it = fromFile.m_values.cbegin(); it != fromFile.m_values.cend(); ++it)
        add(it.key(), it->text, it->source);
    return Done{};
}

QString SettingValues::text(const char *name, const QString &fallback) const
{
    return m_values.value(QLatin1String(name), {fallback, {}}).text;
}

QString SettingValues::source(const char *name) const
{
    return m_values.value(QLatin1String(name)).source;
}

/// Whoever comes first wins.
void SettingValues::add(const QString &name, const QString &text, const QString &source)
{
    if (!m_values.contains(name))
        m_values.insert(name, {text, source});
}

QString nearest(const QString &word, const QStringList &names)
{
    QString best;
    qsizetype least = std::max<qsizetype>(2, word.size() / 3) + 1;
    for (const QString &name : names) {
        const qsizetype far = distance(word, name);
        if (far < least) {
            least = far;
            best = name;
        }
    }
    return best;
}

Error wrongUsage(const QString &sentence)
{
    return {ErrorCode::InvalidFields, sentence, {}, 0};
}

}  // namespace parlor
