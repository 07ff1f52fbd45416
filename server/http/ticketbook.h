// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/idgenerator.h"
#include "service/caller.h"

#include <QHash>
#include <optional>

namespace parlor {

/// Tickets for event streams of browsers, which cannot send a header: one use, thirty seconds. In memory:
/// who loses one takes another. Lives on the http thread.
class TicketBook
{
public:
    static constexpr std::chrono::seconds kLife{30};

    TicketBook(Clock &clock, IdGenerator &ids) : m_clock(clock), m_ids(ids) {}

    QString issue(const Caller &caller);
    /// Spends it.
    std::optional<Caller> redeem(const QString &ticket);

private:
    struct Entry {
        Caller caller;
        std::chrono::milliseconds until;
    };
    void dropExpired();

    Clock &m_clock;
    IdGenerator &m_ids;
    QHash<QString, Entry> m_tickets;
};

}  // namespace parlor
