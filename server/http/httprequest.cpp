// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httprequest.h"

#include "base/jsonreader.h"

#include <QStringDecoder>

namespace parlor {

namespace {

constexpr qint64 kListLimit = 200;

}  // namespace

void HttpRequest::setTarget(const QByteArray &target)
{
    const QByteArray plain = QByteArray::fromPercentEncoding(target);
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    [[maybe_unused]] const QString decoded = utf8.decode(plain);
    isReadable = !utf8.hasError() && !plain.contains('\0');
    const qsizetype question = target.indexOf('?');
    const QByteArray path = question < 0 ? target : target.first(question);
    // Of the whole QUrl would decode and tidy too much: a %2F in a segment is no slash.
    const QList<QByteArray> parts = path.sliced(1).split('/');
    for (const QByteArray &part : parts)
        segments.append(QUrl::fromPercentEncoding(part));
    if (question >= 0)
        query.setQuery(QString::fromLatin1(target.sliced(question + 1)));
}

bool QueryReader::has(const char *name) const
{
    return m_query.hasQueryItem(QLatin1String(name));
}

QString QueryReader::text(const char *name) const
{
    // A plus is a space in what HTML forms and most libraries write.
    QString encoded = m_query.queryItemValue(QLatin1String(name), QUrl::FullyEncoded);
    return QUrl::fromPercentEncoding(encoded.replace(u'+', QLatin1String("%20")).toLatin1());
}

qint64 QueryReader::integer(const char *name, qint64 fallback)
{
    if (!has(name))
        return fallback;
    bool ok = false;
    const qint64 value = text(name).toLongLong(&ok);
    if (!ok)
        reject(name, QStringLiteral("wrong_type"));
    return ok ? value : fallback;
}

qint64 QueryReader::idValue(const char *name)
{
    if (!has(name))
        return 0;
    const std::optional<qint64> id = idFromText(text(name));
    if (!id)
        reject(name, QStringLiteral("invalid"));
    return id.value_or(0);
}

int QueryReader::listLimit()
{
    const qint64 limit = integer("limit", kListLimit);
    if (limit < 1)
        reject("limit", QStringLiteral("invalid"));
    return int(std::clamp<qint64>(limit, 1, kListLimit));
}

void QueryReader::reject(const char *name, const QString &code)
{
    m_errors.append({QString::fromLatin1(name), code, {}});
}

Error QueryReader::error() const
{
    QStringList names;
    for (const FieldError &field : m_errors)
        names.append(field.field);
    return {ErrorCode::InvalidFields, QStringLiteral("in the query: ") + names.join(QStringLiteral(", ")), m_errors, 0};
}

}  // namespace parlor
