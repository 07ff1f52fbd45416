// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httpmeasures.h"
#include "http/requestrecord.h"
#include "measure/stopwatch.h"

namespace parlor {

class IdGenerator;

/// Gives every request its id, and tells the measures and whoever watches what became of it. Lives on the http thread.
class RequestLog
{
public:
    RequestLog(IdGenerator &ids, RequestObserver observer);

    /// Never one that a client sent: it stands in the log.
    QByteArray nextId();
    /// `record.duration` is filled in here.
    void note(RequestRecord record, const Stopwatch &since);
    const HttpMeasures &measures() const { return m_measures; }

private:
    RequestObserver m_observer;
    HttpMeasures m_measures;
    QByteArray m_prefix;
    quint64 m_last = 0;
};

}  // namespace parlor
