// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/ids.h"
#include "model/timestamp.h"

#include <QJsonArray>
#include <QJsonObject>

namespace parlor {

/// Bounds of a text in Unicode code points.
struct TextBounds {
    int min = 0;
    int max = -1;  ///< -1: none
};

/// Reads the fields of one JSON object by type and collects everything that is wrong with them, so that
/// one answer can name every bad field. After the reads ask ok()/error(); values read with an error are
/// defaults. A field that is null counts as absent.
class JsonReader
{
public:
    explicit JsonReader(QJsonObject object, QString prefix = {});

    bool has(QLatin1String name) const;
    QJsonValue raw(QLatin1String name) const { return m_object.value(name); }

    /// Required.
    QString text(QLatin1String name, TextBounds bounds = {});
    qint64 integer(QLatin1String name);
    bool boolean(QLatin1String name);
    QJsonObject object(QLatin1String name);
    QJsonArray array(QLatin1String name);
    Timestamp timestamp(QLatin1String name);
    /// A number or a decimal string, 1 … 2^53-1.
    template<typename AnyId>
    AnyId id(QLatin1String name)
    {
        return AnyId{idValue(name, true)};
    }

    /// Absent or null gives the fallback; a wrong type is an error.
    QString optionalText(QLatin1String name, TextBounds bounds = {}, const QString &fallback = {});
    qint64 optionalInteger(QLatin1String name, qint64 fallback);
    bool optionalBoolean(QLatin1String name, bool fallback);
    QJsonArray optionalArray(QLatin1String name);
    QJsonObject optionalObject(QLatin1String name);
    std::optional<Timestamp> optionalTimestamp(QLatin1String name);
    template<typename AnyId>
    std::optional<AnyId> optionalId(QLatin1String name)
    {
        const qint64 value = idValue(name, false);
        return value ? std::optional<AnyId>(AnyId{value}) : std::nullopt;
    }
    /// An array of ids; absent is empty.
    template<typename AnyId>
    QList<AnyId> optionalIds(QLatin1String name)
    {
        QList<AnyId> ids;
        for (const qint64 value : idValues(name))
            ids.append(AnyId{value});
        return ids;
    }

    /// Notes an error that the caller found itself.
    void reject(QLatin1String name, const QString &code, std::optional<qint64> limit = {});

    bool ok() const { return m_errors.isEmpty(); }
    /// InvalidFields with every bad field. Only when not ok().
    Error error() const;

private:
    qint64 idValue(QLatin1String name, bool required);
    QList<qint64> idValues(QLatin1String name);
    QJsonValue required(QLatin1String name);
    QString checkedText(QLatin1String name, const QJsonValue &value, TextBounds bounds);

    QJsonObject m_object;
    QString m_prefix;
    QList<FieldError> m_errors;
};

/// Unicode code points of a text (a surrogate pair is one).
int codePoints(QStringView text);
/// 1 … 2^53-1 out of a JSON number or a decimal string; nothing for anything else.
std::optional<qint64> idFromJson(const QJsonValue &value);
/// The same out of a piece of a path or query.
std::optional<qint64> idFromText(QStringView text);

}  // namespace parlor
