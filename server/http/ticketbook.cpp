// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/ticketbook.h"

#include "service/refreshtokens.h"

namespace parlor {

QString TicketBook::issue(const Caller &caller)
{
    dropExpired();
    const QString ticket = m_ids.token(24);
    const QByteArray hash = RefreshTokens::hashOf(ticket);
    const std::chrono::milliseconds until = m_clock.monotonic() + kLife;
    m_tickets.insert(hash, caller);
    m_inOrder.emplace_back(until, hash);
    return ticket;
}

std::optional<Caller> TicketBook::redeem(const QString &ticket)
{
    dropExpired();
    const auto it = m_tickets.constFind(RefreshTokens::hashOf(ticket));
    if (it == m_tickets.constEnd())
        return std::nullopt;
    const Caller caller = *it;
    m_tickets.erase(it);
    return caller;
}

void TicketBook::dropExpired()
{
    const std::chrono::milliseconds now = m_clock.monotonic();
    while (!m_inOrder.empty() && (m_inOrder.front().first <= now || m_inOrder.size() >= kMost)) {
        m_tickets.remove(m_inOrder.front().second);
        m_inOrder.pop_front();
    }
}

}  // namespace parlor
