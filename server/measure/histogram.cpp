// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/histogram.h"

#include <algorithm>

namespace parlor {

Histogram::Histogram(std::vector<double> bounds)
    : m_bounds(std::move(bounds)), m_buckets(std::make_unique<Counter[]>(m_bounds.size() + 1))
{
}

std::vector<double> Histogram::durations()
{
    return {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
}

std::vector<double> Histogram::sizes()
{
    std::vector<double> bounds;
    for (double bound = 1; bound <= 4096; bound *= 2)
        bounds.push_back(bound);
    return bounds;
}

void Histogram::add(double value)
{
    // A value on a bound belongs below it, as Prometheus' `le` says.
    const auto bound = std::lower_bound(m_bounds.begin(), m_bounds.end(), value);
    m_buckets[size_t(bound - m_bounds.begin())].add();
    m_sum.store(m_sum.load(std::memory_order_relaxed) + value, std::memory_order_relaxed);
}

}  // namespace parlor
