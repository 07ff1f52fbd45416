// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/parlorlink.h"

#include "base/jsonreader.h"

#include <QMap>
#include <QUrl>

#include <algorithm>

namespace parlor {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kScheme = "parlor://"_L1;
constexpr auto kFingerprintKind = "sha256:"_L1;
constexpr qsizetype kLongestLink = 2048;
constexpr qsizetype kLongestHost = 253;  // RFC 1035, 2.3.4, without the dot at the end
constexpr qsizetype kLongestLabel = 63;
constexpr qsizetype kFingerprintDigits = 64;
constexpr qsizetype kShortestToken = 16;
constexpr qsizetype kLongestToken = 128;
constexpr qsizetype kMostAlternatives = 16;

Error refused(const QString &why)
{
    return {ErrorCode::InvalidRequest, why, {}, 0};
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f');
}

bool isLetterOrDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'z');
}

/// RFC 4648, 5.
bool isBase64Url(QChar c)
{
    return isLetterOrDigit(c) || (c >= u'A' && c <= u'Z') || c == u'-' || c == u'_';
}

template<typename Predicate>
bool all(QStringView text, Predicate predicate)
{
    return std::all_of(text.begin(), text.end(), predicate);
}

/// RFC 952 and 1123, 2.1.
bool isLabel(QStringView label)
{
    return !label.isEmpty() && label.size() <= kLongestLabel && !label.startsWith(u'-') && !label.endsWith(u'-')
           && all(label, [](QChar c) { return isLetterOrDigit(c) || c == u'-'; });
}

/// Four decimal numbers and nothing else: 127.1 and 0x7f.0.0.1 are what people do not read as an address.
bool isIpv4(const QList<QStringView> &labels)
{
    return labels.size() == 4 && std::all_of(labels.begin(), labels.end(), [](QStringView label) {
               const bool isPlain = !label.isEmpty() && label.size() <= 3 && all(label, isDigit)
                                    && (label.size() == 1 || label.front() != u'0');
               return isPlain && label.toInt() <= 255;
           });
}

std::optional<QString> canonicalIpv6(const QString &address)
{
    if (!all(address, [](QChar c) { return isHexDigit(c) || c == u':' || c == u'.'; }))
        return std::nullopt;
    const QUrl url(u"http://["_s + address + u"]/"_s, QUrl::StrictMode);
    const QString host = url.isValid() ? url.host() : QString();
    return host.contains(u':') ? std::optional(host) : std::nullopt;
}

std::optional<quint16> portFrom(QStringView text)
{
    if (text.isEmpty() || text.size() > 5 || !all(text, isDigit) || text.front() == u'0')
        return std::nullopt;
    const int port = text.toInt();
    return port <= 65535 ? std::optional(quint16(port)) : std::nullopt;
}

/// HOST, HOST:PORT, [IPV6], [IPV6]:PORT
bool readAuthority(const QString &authority, ParlorLink &link)
{
    qsizetype hostEnd = authority.indexOf(u':');
    if (authority.startsWith(u'['))
        hostEnd = authority.indexOf(u']') + 1;
    if (hostEnd < 0)
        hostEnd = authority.size();
    QString host = authority.left(hostEnd);
    if (host.startsWith(u'[') != host.contains(u':'))
        return false;
    if (host.startsWith(u'['))
        host = host.mid(1, host.size() - 2);
    const std::optional<QString> canonical = canonicalHost(host);
    if (!canonical)
        return false;
    link.host = *canonical;
    const QStringView rest = QStringView(authority).mid(hostEnd);
    if (rest.isEmpty())
        return true;
    const std::optional<quint16> port = portFrom(rest.mid(1));
    link.port = port.value_or(0);
    return rest.front() == u':' && port;
}

using Values = QMap<QString, QString>;

/// Nothing where a key stands twice: which of the two is meant nobody can say.
std::optional<Values> readQuery(const QString &query)
{
    Values values;
    const QStringList pairs = query.split(u'&', Qt::SkipEmptyParts);
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        const QString key = pair.left(equals);
        if (equals < 1 || values.contains(key))
            return std::nullopt;
        values.insert(key, QUrl::fromPercentEncoding(pair.mid(equals + 1).toLatin1()));
    }
    return values;
}

Result<JoinLink> readJoin(const Values &values)
{
    JoinLink join;
    join.token = values.value(u"token"_s);
    if (join.token.size() < kShortestToken || join.token.size() > kLongestToken || !all(join.token, isBase64Url))
        return refused(u"The link has no token that could be one"_s);
    if (values.contains(u"fp"_s)) {
        join.fingerprint = values.value(u"fp"_s).toLower();
        const QStringView digits = QStringView(join.fingerprint).mid(kFingerprintKind.size());
        // A fingerprint that cannot be checked must not be taken for none.
        if (!join.fingerprint.startsWith(kFingerprintKind) || digits.size() != kFingerprintDigits
            || !all(digits, isHexDigit))
            return refused(u"The link's fingerprint is none"_s);
    }
    const QStringList hosts = values.value(u"alt"_s).split(u',', Qt::SkipEmptyParts);
    for (const QString &text : hosts) {
        const bool hasBrackets = text.startsWith(u'[') && text.endsWith(u']');
        const std::optional<QString> host = canonicalHost(hasBrackets ? text.mid(1, text.size() - 2) : text);
        if (!host || join.alternatives.size() == kMostAlternatives)
            return refused(u"The link's other hosts cannot be read"_s);
        join.alternatives.append(*host);
    }
    return join;
}

Result<RoomLink> readRoom(QStringView id, const Values &values)
{
    RoomLink link;
    const std::optional<qint64> room = idFromText(id);
    if (!room)
        return refused(u"The link names no room"_s);
    link.room = RoomId{*room};
    if (!values.contains(u"message"_s))
        return link;
    const std::optional<qint64> message = idFromText(values.value(u"message"_s));
    if (!message)
        return refused(u"The link names no message"_s);
    link.message = MessageId{*message};
    return link;
}

QString queryOf(const JoinLink &join)
{
    QString query = u"/join?token="_s + join.token;
    if (!join.fingerprint.isEmpty())
        query += u"&fp="_s + join.fingerprint;
    if (!join.alternatives.isEmpty())
        query += u"&alt="_s + join.alternatives.join(u',');
    return query;
}

QString queryOf(const RoomLink &link)
{
    QString query = u"/room/"_s + QString::number(link.room.value);
    if (link.message)
        query += u"?message="_s + QString::number(link.message->value);
    return query;
}

}  // namespace

std::optional<QString> canonicalHost(const QString &host)
{
    // Before the case is folded: that makes ASCII of some letters that are none.
    if (!all(host, [](QChar c) { return c.unicode() < 0x80; }))
        return std::nullopt;
    const QString lower = host.toLower();
    if (lower.contains(u':'))
        return canonicalIpv6(lower);
    const QList<QStringView> labels = QStringView(lower).split(u'.');
    if (lower.size() > kLongestHost || !std::all_of(labels.begin(), labels.end(), isLabel))
        return std::nullopt;
    const bool looksLikeAddress = isDigit(labels.last().front());
    return looksLikeAddress && !isIpv4(labels) ? std::nullopt : std::optional(lower);
}

QString authorityOf(const QString &host, quint16 port)
{
    const QString shown = host.contains(u':') ? QString(u'[' + host + u']') : host;
    return shown + u':' + QString::number(port);
}

Result<ParlorLink> parlorLinkFromText(const QString &text)
{
    if (text.size() > kLongestLink || !all(text, [](QChar c) { return c > u' ' && c <= u'~'; }))
        return refused(u"A link is plain text without spaces"_s);
    if (!text.startsWith(kScheme, Qt::CaseInsensitive))
        return refused(u"A link begins with parlor://"_s);
    const QString rest = text.mid(kScheme.size());
    const qsizetype slash = rest.indexOf(u'/');
    const qsizetype question = rest.indexOf(u'?');
    if (slash < 0 || (question >= 0 && question < slash) || rest.contains(u'#'))
        return refused(u"The link leads nowhere"_s);

    ParlorLink link;
    if (!readAuthority(rest.left(slash), link))
        return refused(u"The link has no host and port that could be"_s);
    const QString path = question < 0 ? rest.mid(slash) : rest.mid(slash, question - slash);
    const std::optional<Values> values = readQuery(question < 0 ? QString() : rest.mid(question + 1));
    if (!values)
        return refused(u"The link says one thing twice"_s);
    if (path == "/join"_L1) {
        Result<JoinLink> join = readJoin(*values);
        if (!join)
            return join.error();
        link.target = *std::move(join);
        return link;
    }
    constexpr auto roomPath = "/room/"_L1;
    if (!path.startsWith(roomPath))
        return refused(u"The link leads to no place that is known"_s);
    const Result<RoomLink> room = readRoom(QStringView(path).mid(roomPath.size()), *values);
    if (!room)
        return room.error();
    link.target = *room;
    return link;
}

QString toText(const ParlorLink &link)
{
    return kScheme + authorityOf(link.host, link.port)
           + std::visit([](const auto &target) { return queryOf(target); }, link.target);
}

}  // namespace parlor
