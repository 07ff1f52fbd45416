// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/prometheustext.h"

namespace parlor {

namespace {

QByteArray number(double value)
{
    // Whole numbers without an exponent: counts are read by people too.
    if (value == double(qint64(value)))
        return QByteArray::number(qint64(value));
    return QByteArray::number(value, 'g', 12);
}

QByteArray escaped(QByteArray value)
{
    return value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

}  // namespace

void PrometheusText::family(const char *name, const char *help, const char *type)
{
    m_name = name;
    m_text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    m_text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
}

void PrometheusText::sample(const Histogram &histogram, const Labels &labels)
{
    quint64 total = 0;
    Labels bucket = labels;
    bucket.emplaceBack("le", QByteArray());
    for (size_t i = 0; i < histogram.bounds().size(); ++i) {
        total += histogram.bucket(i);
        bucket.last().second = number(histogram.bounds()[i]);
        line("_bucket", bucket, double(total));
    }
    total += histogram.bucket(histogram.bounds().size());
    bucket.last().second = "+Inf";
    line("_bucket", bucket, double(total));
    line("_sum", labels, histogram.sum());
    line("_count", labels, double(total));
}

void PrometheusText::line(const char *suffix, const Labels &labels, double value)
{
    m_text.append(m_name).append(suffix);
    char separator = '{';
    for (const auto &[name, text] : labels) {
        m_text.append(separator).append(name).append("=\"").append(escaped(text)).append('"');
        separator = ',';
    }
    if (!labels.isEmpty())
        m_text.append('}');
    m_text.append(' ').append(number(value)).append('\n');
}

}  // namespace parlor
