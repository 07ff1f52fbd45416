// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace parlor {

/// One block of an event stream as the WHATWG HTML standard dispatches it
/// (https://html.spec.whatwg.org/multipage/server-sent-events.html).
struct SseEvent {
    QByteArray type = "message";  ///< UTF-8
    QByteArray data;              ///< UTF-8; lines joined by \n
    QByteArray lastEventId;       ///< the stream's last id at the time of dispatch

    bool operator==(const SseEvent &) const = default;
};

}  // namespace parlor
