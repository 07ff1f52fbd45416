// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QByteArray>
#include <chrono>
#include <functional>

namespace parlor {

/// One answered request, for logs and measures. Nothing in it is secret: of the path it has the route's pattern, of
/// the method one that we know.
struct RequestRecord {
    QByteArray id;
    QByteArray method;
    QByteArray route;  ///< "(none)" where there is none, "(refused)" where the request was not read to its end
    int status = 0;
    std::chrono::nanoseconds duration{0};
    UserId user;  ///< 0: nobody signed in
    SessionId session;
};

/// Called on the http thread.
using RequestObserver = std::function<void(const RequestRecord &)>;

}  // namespace parlor
