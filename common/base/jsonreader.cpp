// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"

#include <cmath>

namespace parlor {

namespace {

constexpr qint64 kMaxId = (qint64(1) << 53) - 1;

}  // namespace

int codePoints(QStringView text)
{
    int count = 0;
    for (qsizetype i = 0; i < text.size(); ++i, ++count) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
    }
    return count;
}

std::optional<qint64> idFromText(QStringView text)
{
    if (text.isEmpty() || text.size() > 16)
        return std::nullopt;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
    }
    const qint64 value = text.toLongLong();
    return value >= 1 && value <= kMaxId ? std::optional(value) : std::nullopt;
}

std::optional<qint64> idFromJson(const QJsonValue &value)
{
    if (value.isString())
        return idFromText(value.toString());
    if (!value.isDouble())
        return std::nullopt;
    const qint64 number = value.toInteger(0);
    return number >= 1 && number <= kMaxId ? std::optional(number) : std::nullopt;
}

JsonReader::JsonReader(QJsonObject object, QString prefix) : m_object(std::move(object)), m_prefix(std::move(prefix)) {}

bool JsonReader::has(QLatin1String name) const
{
    const auto it = m_object.constFind(name);
    return it != m_object.constEnd() && !it->isNull();
}

void JsonReader::reject(QLatin1String name, const QString &code, std::optional<qint64> limit)
{
    m_errors.append({m_prefix + name, code, limit});
}

Error JsonReader::error() const
{
    QStringList names;
    for (const FieldError &field : m_errors)
        names.append(field.field + QStringLiteral(": ") + field.code);
    return {ErrorCode::InvalidFields, names.join(QStringLiteral(", ")), m_errors, 0};
}

QJsonValue JsonReader::required(QLatin1String name)
{
    if (!has(name)) {
        reject(name, QStringLiteral("missing"));
        return QJsonValue::Undefined;
    }
    return m_object.value(name);
}

QString JsonReader::checkedText(QLatin1String name, const QJsonValue &value, TextBounds bounds)
{
    if (value.isUndefined())
        return {};
    if (!value.isString()) {
        reject(name, QStringLiteral("wrong_type"));
        return {};
    }
    const QString text = value.toString();
    if (bounds.max >= 0 && codePoints(text) > bounds.max)
        reject(name, QStringLiteral("too_long"), bounds.max);
    else if (bounds.min > 0 && codePoints(text) < bounds.min)
        reject(name, QStringLiteral("too_short"), bounds.min);
    return text;
}

QString JsonReader::text(QLatin1String name, TextBounds bounds)
{
    return checkedText(name, required(name), bounds);
}

QString JsonReader::optionalText(QLatin1String name, TextBounds bounds, const QString &fallback)
{
    return has(name) ? checkedText(name, m_object.value(name), bounds) : fallback;
}

qint64 JsonReader::integer(QLatin1String name)
{
    const QJsonValue value = required(name);
    if (value.isUndefined())
        return 0;
    const double number = value.toDouble(NAN);
    if (!value.isDouble() || number != std::floor(number) || std::abs(number) > double(kMaxId)) {
        reject(name, QStringLiteral("wrong_type"));
        return 0;
    }
    return value.toInteger();
}

qint64 JsonReader::optionalInteger(QLatin1String name, qint64 fallback)
{
    return has(name) ? integer(name) : fallback;
}

bool JsonReader::boolean(QLatin1String name)
{
    const QJsonValue value = required(name);
    if (!value.isUndefined() && !value.isBool())
        reject(name, QStringLiteral("wrong_type"));
    return value.toBool();
}

bool JsonReader::optionalBoolean(QLatin1String name, bool fallback)
{
    return has(name) ? boolean(name) : fallback;
}

QJsonObject JsonReader::object(QLatin1String name)
{
    const QJsonValue value = required(name);
    if (!value.isUndefined() && !value.isObject())
        reject(name, QStringLiteral("wrong_type"));
    return value.toObject();
}

QJsonObject JsonReader::optionalObject(QLatin1String name)
{
    return has(name) ? object(name) : QJsonObject();
}

QJsonArray JsonReader::array(QLatin1String name)
{
    const QJsonValue value = required(name);
    if (!value.isUndefined() && !value.isArray())
        reject(name, QStringLiteral("wrong_type"));
    return value.toArray();
}

QJsonArray JsonReader::optionalArray(QLatin1String name)
{
    return has(name) ? array(name) : QJsonArray();
}

Timestamp JsonReader::timestamp(QLatin1String name)
{
    const QJsonValue value = required(name);
    if (value.isUndefined())
        return {};
    const std::optional<Timestamp> time = Timestamp::fromText(value.toString());
    if (!time)
        reject(name, QStringLiteral("invalid"));
    return time.value_or(Timestamp{});
}

std::optional<Timestamp> JsonReader::optionalTimestamp(QLatin1String name)
{
    return has(name) ? std::optional(timestamp(name)) : std::nullopt;
}

qint64 JsonReader::idValue(QLatin1String name, bool isRequired)
{
    if (!isRequired && !has(name))
        return 0;
    const QJsonValue value = required(name);
    if (value.isUndefined())
        return 0;
    const std::optional<qint64> id = idFromJson(value);
    if (!id)
        reject(name, QStringLiteral("invalid"));
    return id.value_or(0);
}

QList<qint64> JsonReader::idValues(QLatin1String name)
{
    QList<qint64> ids;
    for (const QJsonValue value : optionalArray(name)) {
        const std::optional<qint64> id = idFromJson(value);
        if (!id) {
            reject(name, QStringLiteral("invalid"));
            return {};
        }
        ids.append(*id);
    }
    return ids;
}

}  // namespace parlor
