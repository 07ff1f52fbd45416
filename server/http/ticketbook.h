// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/idgenerator.h"
#include "service/caller.h"

#include <QHash>
#include <deque>
#include <optional>

namespace parlor {

/// Tickets for event streams of browsers, which cannot send a header: one use, thirty seconds. In memory:
/// who loses one takes another. Lives on the http thread.
class TicketBook
{
public:
    static constexpr std::chrono::seconds kLife{30};
    /// Beyond this the oldest are void.
    static constexpr size_t kMost = 10'000;

    TicketBook(Clock &clock, IdGenerator &ids) : m_clock(clock), m_ids(ids) {}

    QString issue(const Caller &caller);
    /// Spends it.
    std::optional<Caller> redeem(const QString &ticket);

private:
    void dropExpired();

    Clock &m_clock;
    IdGenerator &m_ids;
    QHash<QByteArray, Caller> m_tickets;  ///< by hash: how long a search takes tells nothing of the ticket
    std::deque<std::pair<std::chrono::milliseconds, QByteArray>> m_inOrder;  ///< of expiry; spent ones too
};

}  // namespace parlor
