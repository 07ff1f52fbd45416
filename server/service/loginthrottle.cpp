// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/loginthrottle.h"

#include <algorithm>

namespace parlor {

using namespace std::chrono_literals;

namespace {

constexpr auto kWindow = 5min;
constexpr size_t kPerName = 10;
constexpr size_t kPerAddress = 30;
/// Keys are the peers' choice: beyond this many the old ones are looked for.
constexpr qsizetype kSweepAbove = 4096;

}  // namespace

std::optional<int> LoginThrottle::begin(const QString &username, const QString &address)
{
    const std::scoped_lock lock(m_mutex);
    const auto byName = waitFor(m_names, username, kPerName);
    const auto byAddress = waitFor(m_addresses, address, kPerAddress);
    if (byName || byAddress) {
        const auto wait = std::max(byName.value_or(0ms), byAddress.value_or(0ms));
        return int(std::chrono::ceil<std::chrono::seconds>(wait).count());
    }
    const auto now = m_clock.monotonic();
    m_names[username].push_back(now);
    m_addresses[address].push_back(now);
    sweep(m_names);
    sweep(m_addresses);
    return std::nullopt;
}

void LoginThrottle::forgive(const QString &username, const QString &address)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &[table, key] : {std::pair(&m_names, username), std::pair(&m_addresses, address)}) {
        const auto found = table->find(key);
        if (found == table->end())
            continue;
        // Which of them does not matter: taking the last one favours nobody who waits.
        found->pop_back();
        if (found->empty())
            table->erase(found);
    }
}

std::optional<std::chrono::milliseconds> LoginThrottle::waitFor(Table &table, const QString &key, size_t limit)
{
    const auto found = table.find(key);
    if (found == table.end())
        return std::nullopt;
    const auto now = m_clock.monotonic();
    while (!found->empty() && found->front() + kWindow <= now)
        found->pop_front();
    if (found->empty()) {
        table.erase(found);
        return std::nullopt;
    }
    if (found->size() < limit)
        return std::nullopt;
    return found->at(found->size() - limit) + kWindow - now;
}

void LoginThrottle::sweep(Table &table) const
{
    if (table.size() <= kSweepAbove)
        return;
    const auto now = m_clock.monotonic();
    table.removeIf([now](const Table::iterator &entry) { return entry->back() + kWindow <= now; });
}

}  // namespace parlor
