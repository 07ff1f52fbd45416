// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <QMap>

namespace parlor {

/// Who may call a route.
enum class Access {
    Public,   ///< anybody
    Session,  ///< whoever has a valid access token
    Ticket,   ///< the same, or whoever brings a ticket in the query
};

/// One line of the contract: who may do what where, and who does it.
struct Route {
    QByteArray method;
    /// Segments; "{id}" stands for an id, "{text}" for anything that is not empty.
    QString pattern;
    Access access = Access::Session;
    std::function<void(const ExchangePtr &)> handler;
    /// Answered whatever protocol number the client speaks.
    bool anyProtocol = false;
    /// What OPTIONS says of this path, beside Allow.
    HttpHeaders options = {};
};

/// All routes of the server, and the finding of the right one.
class RouteTable
{
public:
    void add(QList<Route> routes);

    struct Match {
        const Route *route = nullptr;  ///< null: no such path, or not with this method
        QStringList captures;
        QList<QByteArray> allowed;  ///< methods of this path; empty: there is no such path
        HttpHeaders options;        ///< of this path
    };
    /// HEAD finds a route of its own or that of GET.
    Match match(const QByteArray &method, const QStringList &segments) const;

    const QList<Route> &routes() const { return m_routes; }

private:
    QList<Route> m_routes;
    QList<QStringList> m_patterns;
    QMap<qsizetype, QList<qsizetype>> m_bySegments;  ///< indexes of the routes with so many segments
};

/// "GET, HEAD, POST, OPTIONS"
QByteArray allowHeader(const QList<QByteArray> &methods);

}  // namespace parlor
