// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/routetable.h"
#include "model/timestamp.h"

namespace parlor {

class Clock;
class EventHub;
class Listener;
class Readers;
class RequestLog;
class Writer;
struct Measures;

/// Where the measures come from. All of it outlives the route.
struct MetricsContext {
    const Clock &clock;
    const Measures &measures;
    const RequestLog &requests;
    const Listener &listener;
    const Writer &writer;
    const Readers &readers;
    EventHub &hub;
    std::chrono::milliseconds startedAt;  ///< by the monotonic clock
    bool isPublic = false;                ///< else for loopback alone
};

QList<Route> metricsRoutes(const MetricsContext &context);

}  // namespace parlor
