// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/ssewriter.h"

namespace parlor::sse {

namespace {

bool isOneLine(const QByteArray &text)
{
    return !text.contains('\n') && !text.contains('\r');
}

/// One line of the field for each line of the value; CR, LF and CRLF all end one, as they do for the reader.
void appendLines(QByteArray &out, const char *prefix, const QByteArray &value)
{
    qsizetype start = 0;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value.at(i);
        if (c != '\n' && c != '\r')
            continue;
        out.append(prefix).append(value.constData() + start, i - start).append('\n');
        if (c == '\r' && i + 1 < value.size() && value.at(i + 1) == '\n')
            ++i;
        start = i + 1;
    }
    out.append(prefix).append(value.constData() + start, value.size() - start).append('\n');
}

}  // namespace

QByteArray event(const QByteArray &type, const QByteArray &data, const QByteArray &id)
{
    Q_ASSERT(isOneLine(type) && isOneLine(id) && !id.contains('\0'));
    QByteArray out;
    out.reserve(type.size() + data.size() + id.size() + 32);
    if (!id.isEmpty())
        out.append("id: ").append(id).append('\n');
    if (!type.isEmpty())
        out.append("event: ").append(type).append('\n');
    appendLines(out, "data: ", data);
    return out.append('\n');
}

QByteArray comment(const QByteArray &text)
{
    QByteArray out;
    appendLines(out, ": ", text);
    return out.append('\n');
}

QByteArray retry(std::chrono::milliseconds delay)
{
    return QByteArray("retry: ").append(QByteArray::number(qint64(delay.count()))).append("\n\n");
}

}  // namespace parlor::sse
