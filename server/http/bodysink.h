// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace parlor {

/// Takes the body of a request as it comes. Lives on the http thread. Destroyed before end(): the connection was
/// cut, or the body was not what it said.
class BodySink
{
public:
    virtual ~BodySink() = default;
    /// More of it. Whoever gets too much pauses the connection.
    virtual void take(const QByteArray &bytes) = 0;
    /// Bytes that it took and still has in memory.
    virtual qint64 waiting() const { return 0; }
    /// That was all.
    virtual void end() = 0;
};

}  // namespace parlor
