// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <atomic>
#include <memory>
#include <utility>

namespace parlor {

/// How much memory the requests of all connections together may take that are not answered yet. Counted as bytes
/// come, not as they are announced: who announces much and sends nothing takes nothing from others. Safe on any thread.
class InputBudget
{
public:
    explicit InputBudget(qint64 limit) : m_limit(limit) {}

    qint64 limit() const { return m_limit; }
    qint64 used() const { return m_used.load(std::memory_order_relaxed); }
    bool isUsedUp() const { return used() > m_limit; }
    /// Requests that were refused because it was used up.
    quint64 refused() const { return m_refused.load(std::memory_order_relaxed); }
    void noteRefused() { m_refused.fetch_add(1, std::memory_order_relaxed); }

private:
    friend class InputShare;

    const qint64 m_limit;
    std::atomic<qint64> m_used = 0;
    std::atomic<quint64> m_refused = 0;
};

/// What one holder takes of the budget, and gives back when it goes, wherever that happens.
class InputShare
{
public:
    InputShare() = default;
    explicit InputShare(std::shared_ptr<InputBudget> budget) : m_budget(std::move(budget)) {}
    InputShare(InputShare &&other) noexcept
        : m_budget(std::move(other.m_budget)), m_bytes(std::exchange(other.m_bytes, 0))
    {
    }
    InputShare &operator=(InputShare &&other) noexcept
    {
        set(0);
        m_budget = std::move(other.m_budget);
        m_bytes = std::exchange(other.m_bytes, 0);
        return *this;
    }
    ~InputShare() { set(0); }

    void set(qint64 bytes)
    {
        if (m_budget && bytes != m_bytes)
            m_budget->m_used.fetch_add(bytes - std::exchange(m_bytes, bytes), std::memory_order_relaxed);
    }
    qint64 bytes() const { return m_bytes; }

private:
    std::shared_ptr<InputBudget> m_budget;
    qint64 m_bytes = 0;
};

}  // namespace parlor
