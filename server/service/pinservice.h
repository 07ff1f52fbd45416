// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/message.h"
#include "service/caller.h"
#include "service/servicecontext.h"

namespace parlor {

/// What a room keeps at hand: at most 50 messages of it.
class PinService
{
public:
    explicit PinService(const ServiceContext &context) : m_context(context) {}

    /// Conflict where a 51st pin was refused, or the message is deleted.
    void pin(const Caller &caller, MessageId message, bool on, Reply<Done> reply);
    /// In the order in which they were pinned.
    void pins(const Caller &caller, RoomId room, Reply<QList<Message>> reply);

private:
    ServiceContext m_context;
};

}  // namespace parlor
