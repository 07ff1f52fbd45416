// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/headerreader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <utility>

namespace parlor {

namespace {

/// RFC 9110, 5.6.2: what names of methods and fields are made of.
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(uchar(c)) || (c && std::strchr("!#$%&'*+-.^_`|~", c));
    });
}

bool is(QByteArrayView text, const char *lowerCase)
{
    return text.compare(lowerCase, Qt::CaseInsensitive) == 0;
}

/// Whether a comma-separated list names an option.
bool lists(QByteArrayView list, const char *option)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        if (is((comma < 0 ? list : list.first(comma)).trimmed(), option))
            return true;
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return false;
}

bool isHexDigit(char c)
{
    return std::isxdigit(uchar(c));
}

/// RFC 9110, 5.5. Some readers take a vertical tab for a space, others do not.
bool isForbiddenInFields(char c)
{
    return (uchar(c) < 0x20 && c != '\t') || c == 0x7f;
}

/// The target in origin-form with strange bytes percent-encoded; empty where it is none.
QByteArray normalizedTarget(QByteArrayView target)
{
    if (target.startsWith("http://") || target.startsWith("https://")) {
        // absolute-form, as proxies send it: the authority is Host's business.
        const qsizetype path = target.indexOf('/', target.indexOf(':') + 3);
        target = path < 0 ? QByteArrayView("/") : target.sliced(path);
    }
    if (!target.startsWith('/') || target.startsWith("//"))
        return target == "*" ? QByteArrayLiteral("/*") : QByteArray();
    QByteArray clean;
    clean.reserve(target.size());
    for (qsizetype i = 0; i < target.size(); ++i) {
        const char c = target[i];
        if (uchar(c) <= 0x20 || c == 0x7f || c == '#')
            return {};
        if (c == '%' && !(i + 2 < target.size() && isHexDigit(target[i + 1]) && isHexDigit(target[i + 2])))
            return {};
        if (std::isalnum(uchar(c)) || std::strchr("-._~:/?@!$&'()*+,;=%", c))
            clean.append(c);
        else
            clean.append('%').append(QByteArray(1, c).toHex().toUpper());
    }
    return clean;
}

/// Fields that decide who asks for what: of two, two readers could take different ones.
int singletonBit(QByteArrayView name)
{
    constexpr std::array kNames{"authorization", "content-type", "origin", "x-parlor-protocol", "x-parlor-stream"};
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (is(name, kNames[i]))
            return 1 << i;
    }
    return 0;
}

std::optional<qint64> decimal(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 18
        || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return text.toByteArray().toLongLong();
}

}  // namespace

const char *HeaderReader::readRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first < 0 || first == last || !isToken(line.first(first)))
        return "no request line";
    const QByteArrayView version = line.sliced(last + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return "not HTTP/1.1";
    m_head.method = line.first(first).toByteArray();
    m_head.target = normalizedTarget(line.sliced(first + 1, last - first - 1));
    if (m_head.target.isEmpty())
        return "the target of the request is malformed";
    m_minorVersion = version.back() - '0';
    m_head.keepAlive = m_minorVersion == 1;
    return nullptr;
}

const char *HeaderReader::readField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    // Also refuses folded lines and a space before the colon (RFC 9112, 5.1 and 5.2).
    if (colon < 0 || !isToken(line.first(colon)))
        return "a header field is malformed";
    const QByteArrayView name = line.first(colon);
    if (std::any_of(line.begin() + colon, line.end(), isForbiddenInFields))
        return "a control character in the header";
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (is(name, "content-length")) {
        if (m_contentLength)
            return "two lengths";
        m_contentLength = decimal(value);
        return m_contentLength ? nullptr : "the length is no number";
    }
    if (is(name, "transfer-encoding")) {
        if (m_isChunked || !is(value, "chunked"))
            return "a transfer encoding that is not chunked";
        m_isChunked = true;
        return nullptr;
    }
    if (is(name, "expect")) {
        m_head.expectsContinue = is(value, "100-continue");
        return nullptr;
    }
    if (is(name, "upgrade") || is(name, "trailer"))
        return nullptr;
    if (is(name, "connection")) {
        if (lists(value, "close"))
            m_head.keepAlive = false;
        else if (lists(value, "keep-alive"))
            m_head.keepAlive = true;
        return nullptr;
    }
    if (is(name, "host") && ++m_hosts > 1)
        return "two hosts";
    if (const int bit = singletonBit(name); bit != 0 && std::exchange(m_singletons, m_singletons | bit) & bit)
        return "a field stands twice that may stand once";
    m_fields.append(line).append("\r\n");
    return nullptr;
}

const char *HeaderReader::end() const
{
    if (m_minorVersion == 1 && m_hosts == 0)
        return "no host";
    if (m_isChunked && (m_contentLength || m_minorVersion == 0))
        return "a length and a transfer encoding";
    return nullptr;
}

QByteArray HeaderReader::text() const
{
    QByteArray text;
    text.reserve(m_head.method.size() + m_head.target.size() + m_fields.size() + 16);
    text.append(m_head.method).append(' ').append(m_head.target);
    text.append(m_minorVersion == 0 ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n").append(m_fields).append("\r\n");
    return text;
}

}  // namespace parlor
