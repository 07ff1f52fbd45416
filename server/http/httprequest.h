// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/inputbudget.h"
#include "model/ids.h"

#include <QHash>
#include <QHostAddress>
#include <QStringList>
#include <QUrlQuery>
#include <optional>

namespace parlor {

/// One request as the routes see it.
struct HttpRequest {
    QByteArray method;
    QStringList segments;  ///< of the path, percent-decoded
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers;  ///< names in lower case; of a repeated one the last
    QByteArray body;
    InputShare bodyShare;  ///< what the body takes, until the request is forgotten
    QHostAddress peer;
    quint64 connection = 0;
    bool bodyFollows = false;          ///< `body` is empty: it is to be received
    std::optional<qint64> bodyLength;  ///< of a body that follows, where it says so
    bool isReadable = true;            ///< path and query are UTF-8 without NUL

    /// Path and query out of the target of the request line.
    void setTarget(const QByteArray &target);

    QByteArray header(const char *lowerCaseName) const
    {
        return headers.value(QByteArray::fromRawData(lowerCaseName, qstrlen(lowerCaseName)));
    }
    bool isHead() const { return method == "HEAD"; }
};

/// Reads the parts of a query by type and collects what is wrong with them, as JsonReader does for a body.
class QueryReader
{
public:
    explicit QueryReader(const QUrlQuery &query) : m_query(query) {}

    bool has(const char *name) const;
    QString text(const char *name) const;
    qint64 integer(const char *name, qint64 fallback);
    template<typename AnyId>
    std::optional<AnyId> id(const char *name)
    {
        const qint64 value = idValue(name);
        return value ? std::optional<AnyId>(AnyId{value}) : std::nullopt;
    }
    /// `limit` of the lists that the protocol pages by `after_id`: 1 … 200.
    int listLimit();
    void reject(const char *name, const QString &code);

    bool ok() const { return m_errors.isEmpty(); }
    Error error() const;

private:
    qint64 idValue(const char *name);

    QUrlQuery m_query;
    QList<FieldError> m_errors;
};

}  // namespace parlor
