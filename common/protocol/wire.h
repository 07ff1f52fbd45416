// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/jsonreader.h"

#include <limits>

/// What the readers and writers of this folder share; nobody else includes it.
namespace parlor::wire {

using namespace Qt::StringLiterals;

/// A value that was read, or BadAnswer with every bad field: what a server said and we cannot read is no
/// fault of the caller's request.
template<typename T>
Result<T> answer(const JsonReader &reader, T value)
{
    if (reader.ok())
        return value;
    Error error = reader.error();
    error.code = ErrorCode::BadAnswer;
    return error;
}

/// A value that was read, or InvalidFields with every bad field.
template<typename T>
Result<T> requested(const JsonReader &reader, T value)
{
    if (reader.ok())
        return value;
    return reader.error();
}

/// The object in a required field.
template<typename T>
T nested(JsonReader &reader, QLatin1String name, Result<T> (*read)(const QJsonObject &))
{
    const QJsonObject object = reader.object(name);
    if (!reader.ok())
        return {};
    Result<T> value = read(object);
    if (value.ok())
        return *std::move(value);
    reader.reject(name, QStringLiteral("invalid"));
    return {};
}

/// The objects of an array; absent is empty. One that cannot be read spoils the array: a message that is
/// left out of a page would look like one that never was.
template<typename T>
QList<T> nestedList(JsonReader &reader, QLatin1String name, Result<T> (*read)(const QJsonObject &))
{
    QList<T> list;
    const QJsonArray array = reader.optionalArray(name);
    list.reserve(array.size());
    for (const QJsonValue element : array) {
        Result<T> value = read(element.toObject());
        if (!value.ok()) {
            reader.reject(name, QStringLiteral("invalid"));
            return {};
        }
        list.append(*std::move(value));
    }
    return list;
}

template<typename T>
QJsonArray jsonList(const QList<T> &list)
{
    QJsonArray array;
    for (const T &element : list)
        array.append(toJson(element));
    return array;
}

template<typename AnyId>
QJsonArray idList(const QList<AnyId> &ids)
{
    QJsonArray array;
    for (const AnyId id : ids)
        array.append(id.value);
    return array;
}

template<typename AnyId>
QJsonValue idOrNull(const std::optional<AnyId> &id)
{
    return id ? QJsonValue(id->value) : QJsonValue();
}

/// What may be unknown is an id that is not valid.
template<typename Tag>
QJsonValue idOrNull(Id<Tag> id)
{
    return id.isValid() ? QJsonValue(id.value) : QJsonValue();
}

inline QJsonValue timeOrNull(const std::optional<Timestamp> &time)
{
    return time ? QJsonValue(time->toText()) : QJsonValue();
}

inline QJsonValue objectOrNull(const QJsonObject &object)
{
    return object.isEmpty() ? QJsonValue() : QJsonValue(object);
}

/// A number of things: never negative, and no larger than an int.
inline int count(JsonReader &reader, QLatin1String name)
{
    return int(std::clamp<qint64>(reader.optionalInteger(name, 0), 0, std::numeric_limits<int>::max()));
}

/// A seq or a revision of something that exists.
inline qint64 positive(JsonReader &reader, QLatin1String name)
{
    const qint64 number = reader.integer(name);
    if (reader.has(name) && number < 1)
        reader.reject(name, QStringLiteral("invalid"));
    return number;
}

}  // namespace parlor::wire
