// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "bus/loggedevent.h"
#include "protocol/event.h"
#include "service/caller.h"

#include <map>
#include <memory>

namespace parlor {

/// A question for events, and how long it may wait for the first.
struct PollRequest {
    Caller caller;
    QString cursor;  ///< as the client sent it; empty: none
    std::chrono::seconds wait{0};
};

/// The polls that wait. Lives on the stream thread.
struct WaitingPoll {
    Caller caller;
    EventId after = 0;
    std::unique_ptr<Timer> timeout;
    Reply<QByteArray> reply;
};
using PollBook = std::map<quint64, WaitingPoll>;

/// {"events":[…],"cursor":"…","reset":null|{…}}
QByteArray pollAnswer(const QList<LoggedEventPtr> &events, const Cursor &cursor,
                      std::optional<control::ResetReason> reset = {});

}  // namespace parlor
