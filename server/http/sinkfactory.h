// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stream/streamsink.h"

#include <memory>

namespace parlor {

class Connection;
class Listener;

/// Turns connections into sinks of streams: out of Qt where the system can, else by way of this thread.
/// Lives on the http thread.
class SinkFactory
{
public:
    enum class Kind { Best, Portable };

    SinkFactory(Listener &listener, Kind kind) : m_listener(listener), m_kind(kind) {}

    /// The connection is HTTP's no more. Not from within a handler of QHttpServer.
    std::unique_ptr<StreamSink> take(Connection &connection);

private:
    Listener &m_listener;
    Kind m_kind;
};

}  // namespace parlor
