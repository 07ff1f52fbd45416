// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/requestrecord.h"
#include "measure/histogram.h"

#include <map>
#include <utility>

namespace parlor {

class PrometheusText;

/// Requests by route, status and duration. Lives on the http thread.
class HttpMeasures
{
public:
    void add(const RequestRecord &record);
    void write(PrometheusText &out) const;

private:
    struct Line {
        Histogram seconds{Histogram::durations()};
        std::map<int, quint64> byStatus;
    };
    std::map<std::pair<QByteArray, QByteArray>, Line> m_lines;  ///< by route and method
};

}  // namespace parlor
