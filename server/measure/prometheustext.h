// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/histogram.h"

#include <QByteArray>
#include <QList>
#include <utility>

namespace parlor {

/// Writes measures in the text format of Prometheus, version 0.0.4. Names and help are literals of ours; values of
/// labels are escaped.
class PrometheusText
{
public:
    using Labels = QList<std::pair<QByteArray, QByteArray>>;

    static constexpr const char *kMimeType = "text/plain; version=0.0.4; charset=utf-8";

    /// Starts a family: all samples that follow are of it.
    void counter(const char *name, const char *help) { family(name, help, "counter"); }
    void gauge(const char *name, const char *help) { family(name, help, "gauge"); }
    void histogram(const char *name, const char *help) { family(name, help, "histogram"); }

    void sample(double value, const Labels &labels = {}) { line("", labels, value); }
    void sample(const Histogram &histogram, const Labels &labels = {});

    const QByteArray &text() const { return m_text; }

private:
    void family(const char *name, const char *help, const char *type);
    void line(const char *suffix, const Labels &labels, double value);

    QByteArray m_name;
    QByteArray m_text;
};

}  // namespace parlor
