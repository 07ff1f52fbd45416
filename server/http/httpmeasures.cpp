// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httpmeasures.h"

#include "measure/prometheustext.h"

namespace parlor {

void HttpMeasures::add(const RequestRecord &record)
{
    Line &line = m_lines[{record.route, record.method}];
    line.seconds.add(std::chrono::duration<double>(record.duration).count());
    ++line.byStatus[record.status];
}

void HttpMeasures::write(PrometheusText &out) const
{
    out.counter("parlor_http_requests_total", "Answered requests.");
    for (const auto &[key, line] : m_lines) {
        for (const auto &[status, count] : line.byStatus)
            out.sample(double(count),
                       {{"method", key.second}, {"route", key.first}, {"status", QByteArray::number(status)}});
    }
    out.histogram("parlor_http_request_duration_seconds", "From the whole request to its answer.");
    for (const auto &[key, line] : m_lines)
        out.sample(line.seconds, {{"method", key.second}, {"route", key.first}});
}

}  // namespace parlor
