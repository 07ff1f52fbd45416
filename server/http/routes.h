// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/advertisedaddress.h"
#include "http/routetable.h"
#include "protocol/requests.h"

#include <QJsonArray>

namespace parlor {

struct RequestHead;
struct Services;
class Clock;
class EventHub;
class IdGenerator;
class SinkFactory;
class StreamRegistry;
class TicketBook;

/// What routes are made of. All of it outlives them.
struct RouteContext {
    Services &services;
    Clock &clock;
    IdGenerator &ids;
    TicketBook &tickets;
    EventHub &hub;
    StreamRegistry &streams;
    SinkFactory &sinks;
    ServerInfo server;
    std::chrono::milliseconds startedAt;  ///< by the monotonic clock
    AdvertisedAddress address;
};

// One function an area of the contract, in the file of that name.
QList<Route> authRoutes(const RouteContext &context);
QList<Route> userRoutes(const RouteContext &context);
QList<Route> workspaceRoutes(const RouteContext &context);
QList<Route> roomRoutes(const RouteContext &context);
QList<Route> memberRoutes(const RouteContext &context);
QList<Route> messageRoutes(const RouteContext &context);
QList<Route> pinRoutes(const RouteContext &context);
QList<Route> eventRoutes(const RouteContext &context);
QList<Route> presenceRoutes(const RouteContext &context);
QList<Route> syncRoutes(const RouteContext &context);
QList<Route> healthRoutes(const RouteContext &context);
QList<Route> exportRoutes(const RouteContext &context);
QList<Route> searchRoutes(const RouteContext &context);
QList<Route> serverRoutes(const RouteContext &context);
QList<Route> fileRoutes(const RouteContext &context);
QList<Route> uploadRoutes(const RouteContext &context);
/// Of uploads: they are larger than what a request may be, and written to the disk as they come.
bool hasStreamedBody(const RequestHead &head);
QList<Route> inviteRoutes(const RouteContext &context);
QList<Route> adminRoutes(const RouteContext &context);
QList<Route> botRoutes(const RouteContext &context);
QList<Route> hookRoutes(const RouteContext &context);

/// {key: [ … ]} of whatever has a toJson().
template<typename T>
QJsonObject listJson(QLatin1String key, const QList<T> &list)
{
    QJsonArray array;
    for (const T &item : list)
        array.append(toJson(item));
    return {{key, array}};
}

}  // namespace parlor
