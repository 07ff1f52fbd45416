// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/requests.h"
#include "service/caller.h"
#include "service/servicecontext.h"

namespace parlor {

/// How far a person has read, and the person's own wishes for a room.
class ReceiptService
{
public:
    explicit ReceiptService(const ServiceContext &context) : m_context(context) {}

    /// Only moves forward; beyond the end is the end.
    void markRead(const Caller &caller, RoomId room, Seq seq, Reply<ReadPosition> reply);
    /// Unread from `seq` on: the only way back.
    void markUnread(const Caller &caller, RoomId room, Seq seq, Reply<ReadPosition> reply);
    void setSettings(const Caller &caller, RoomId room, const RoomSettings &settings, Reply<RoomSettings> reply);

private:
    ServiceContext m_context;
};

}  // namespace parlor
