// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/outboxentry.h"

namespace parlor {

PendingMessage OutboxEntry::pending() const
{
    PendingMessage message;
    message.clientKey = key;
    message.order = order;
    message.body = body;
    message.replyTo = replyTo;
    message.composedAt = composedAt;
    switch (state) {
    case State::Queued:
        message.state = DeliveryState::Queued;
        break;
    case State::Sending:
        message.state = DeliveryState::Sending;
        break;
    case State::Failed:
        message.state = DeliveryState::Failed;
        message.failure = failure;
        break;
    }
    return message;
}

}  // namespace parlor
