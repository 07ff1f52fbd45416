// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestlog.h"

#include "base/idgenerator.h"

namespace parlor {

RequestLog::RequestLog(IdGenerator &ids, RequestObserver observer)
    : m_observer(std::move(observer)), m_prefix(ids.randomBytes(4).toHex())
{
}

QByteArray RequestLog::nextId()
{
    QByteArray id = m_prefix;
    id.append('-').append(QByteArray::number(++m_last));
    return id;
}

void RequestLog::note(RequestRecord record, const Stopwatch &since)
{
    record.duration = since.elapsed();
    m_measures.add(record);
    if (m_observer)
        m_observer(record);
}

}  // namespace parlor
