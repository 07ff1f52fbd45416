// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/addresskey.h"

#include <QHash>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace parlor {

/// How much memory the requests may take that are not answered yet, of all connections together and of those of one
/// address, so that nobody alone takes it from all others. Counted as bytes come, not as they are announced: who
/// announces much and sends nothing takes nothing. Safe on any thread.
class InputBudget
{
public:
    enum class Limit { Total, Address };

    InputBudget(qint64 limit, qint64 addressLimit) : m_limit(limit), m_addressLimit(addressLimit) {}

    qint64 limit() const { return m_limit; }
    qint64 addressLimit() const { return m_addressLimit; }
    qint64 used() const { return m_used.load(std::memory_order_relaxed); }
    /// Of the address that uses most.
    qint64 usedByOneAddress() const;
    /// The limit that has no room for more of this address. An address that is none has all that there is.
    std::optional<Limit> exceeded(std::optional<AddressKey> address) const;

    /// Requests that were refused for want of room.
    quint64 refused(Limit limit) const { return m_refused[size_t(limit)].load(std::memory_order_relaxed); }
    void noteRefused(Limit limit) { m_refused[size_t(limit)].fetch_add(1, std::memory_order_relaxed); }

private:
    friend class InputShare;
    void add(std::optional<AddressKey> address, qint64 bytes);

    const qint64 m_limit;
    const qint64 m_addressLimit;
    std::atomic<qint64> m_used = 0;
    std::atomic<quint64> m_refused[2] = {0, 0};
    mutable std::mutex m_mutex;
    QHash<AddressKey, qint64> m_usedByAddress;  ///< without those that use nothing
};

/// What one holder takes of the budget, and gives back when it goes, wherever that happens.
class InputShare
{
public:
    InputShare() = default;
    explicit InputShare(std::shared_ptr<InputBudget> budget, std::optional<AddressKey> address = {})
        : m_budget(std::move(budget)), m_address(address)
    {
    }
    InputShare(InputShare &&other) noexcept
        : m_budget(std::move(other.m_budget)), m_address(other.m_address), m_bytes(std::exchange(other.m_bytes, 0))
    {
    }
    InputShare &operator=(InputShare &&other) noexcept
    {
        set(0);
        m_budget = std::move(other.m_budget);
        m_address = other.m_address;
        m_bytes = std::exchange(other.m_bytes, 0);
        return *this;
    }
    ~InputShare() { set(0); }

    /// Of the same budget, for the same address, and empty.
    InputShare another() const { return InputShare(m_budget, m_address); }
    void set(qint64 bytes)
    {
        if (m_budget && bytes != m_bytes)
            m_budget->add(m_address, bytes - std::exchange(m_bytes, bytes));
    }
    qint64 bytes() const { return m_bytes; }
    /// The limit that has no room for more.
    std::optional<InputBudget::Limit> exceeded() const
    {
        return m_budget ? m_budget->exceeded(m_address) : std::nullopt;
    }

private:
    std::shared_ptr<InputBudget> m_budget;
    std::optional<AddressKey> m_address;
    qint64 m_bytes = 0;
};

}  // namespace parlor
