// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/routetable.h"

#include "base/jsonreader.h"

namespace parlor {

namespace {

/// Nothing where the path is another one. A fixed segment beats a variable: `exact` counts the fixed ones.
std::optional<QStringList> capturesOf(const QStringList &pattern, const QStringList &segments, int &exact)
{
    QStringList captures;
    exact = 0;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QString &expected = pattern[i];
        const QString &segment = segments[i];
        if (expected == QLatin1String("{id}")) {
            if (!idFromText(segment))
                return std::nullopt;
            captures.append(segment);
        } else if (expected == QLatin1String("{text}")) {
            if (segment.isEmpty())
                return std::nullopt;
            captures.append(segment);
        } else if (expected != segment) {
            return std::nullopt;
        } else {
            ++exact;
        }
    }
    return captures;
}

}  // namespace

void RouteTable::add(QList<Route> routes)
{
    for (Route &route : routes) {
        const QStringList pattern = route.pattern.mid(1).split(u'/');
        m_bySegments[pattern.size()].append(m_routes.size());
        m_patterns.append(pattern);
        m_routes.append(std::move(route));
    }
}

RouteTable::Match RouteTable::match(const QByteArray &method, const QStringList &segments) const
{
    const bool isHead = method == "HEAD";
    Match match;
    int best = -1;
    const QList<qsizetype> candidates = m_bySegments.value(segments.size());
    for (const qsizetype index : candidates) {
        int exact = 0;
        const std::optional<QStringList> captures = capturesOf(m_patterns[index], segments, exact);
        if (!captures || exact < best)
            continue;
        if (exact > best) {
            best = exact;
            match = {};
        }
        const Route &route = m_routes[index];
        match.allowed.append(route.method);
        match.options += route.options;
        if (route.method == method || (isHead && route.method == "GET")) {
            match.route = &route;
            match.captures = *captures;
        }
    }
    return match;
}

QByteArray allowHeader(const QList<QByteArray> &methods)
{
    QList<QByteArray> all = methods;
    if (all.contains("GET") && !all.contains("HEAD"))
        all.append("HEAD");
    all.append("OPTIONS");
    return all.join(", ");
}

}  // namespace parlor
