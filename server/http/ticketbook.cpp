// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/ticketbook.h"

namespace parlor {

QString TicketBook::issue(const Caller &caller)
{
    dropExpired();
    const QString ticket = m_ids.token(24);
    m_tickets.insert(ticket, {caller, m_clock.monotonic() + kLife});
    return ticket;
}

std::optional<Caller> TicketBook::redeem(const QString &ticket)
{
    dropExpired();
    const auto it = m_tickets.constFind(ticket);
    if (it == m_tickets.constEnd())
        return std::nullopt;
    const Caller caller = it->caller;
    m_tickets.erase(it);
    return caller;
}

void TicketBook::dropExpired()
{
    const std::chrono::milliseconds now = m_clock.monotonic();
    m_tickets.removeIf([now](const QHash<QString, Entry>::iterator &it) { return it->until <= now; });
}

}  // namespace parlor
