// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/counter.h"

#include <memory>
#include <vector>

namespace parlor {

/// How often a value fell below each of some bounds. One thread adds, any may read.
class Histogram
{
public:
    /// Upper bounds in ascending order; what is above the last counts as well.
    explicit Histogram(std::vector<double> bounds);
    /// Bounds for durations in seconds, from half a millisecond to ten seconds.
    static std::vector<double> durations();
    /// 1, 2, 4 … 4096.
    static std::vector<double> sizes();

    void add(double value);

    const std::vector<double> &bounds() const { return m_bounds; }
    /// Values that fell into the n-th bucket alone; the last bucket has no bound.
    quint64 bucket(size_t index) const { return m_buckets[index].value(); }
    double sum() const { return m_sum.load(std::memory_order_relaxed); }

private:
    std::vector<double> m_bounds;
    std::unique_ptr<Counter[]> m_buckets;
    std::atomic<double> m_sum = 0;
};

}  // namespace parlor
