// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/inputbudget.h"

#include <algorithm>

namespace parlor {

void InputBudget::add(std::optional<AddressKey> address, qint64 bytes)
{
    m_used.fetch_add(bytes, std::memory_order_relaxed);
    if (!address)
        return;
    const std::scoped_lock lock(m_mutex);
    const auto used = m_usedByAddress.find(*address);
    if (used == m_usedByAddress.end())
        m_usedByAddress.insert(*address, bytes);
    else if ((*used += bytes) == 0)
        m_usedByAddress.erase(used);
}

qint64 InputBudget::usedByOneAddress() const
{
    const std::scoped_lock lock(m_mutex);
    const auto most = std::max_element(m_usedByAddress.begin(), m_usedByAddress.end());
    return most == m_usedByAddress.end() ? 0 : *most;
}

std::optional<InputBudget::Limit> InputBudget::exceeded(std::optional<AddressKey> address) const
{
    if (used() > m_limit)
        return Limit::Total;
    if (!address)
        return std::nullopt;
    const std::scoped_lock lock(m_mutex);
    return m_usedByAddress.value(*address) > m_addressLimit ? std::optional(Limit::Address) : std::nullopt;
}

}  // namespace parlor
