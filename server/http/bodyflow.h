// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/bodysink.h"

#include <memory>

namespace parlor {

class RequestFramer;

/// The body that follows a request which was let through, on its way from the framer to whoever takes it. It stands
/// still until somebody does, and whenever that one has too much. Lives on the http thread, within the connection.
class BodyFlow
{
public:
    explicit BodyFlow(RequestFramer &framer) : m_framer(framer) {}

    /// Somebody takes it, from the next pass() on.
    void begin(std::unique_ptr<BodySink> sink) { m_sink = std::move(sink); }
    bool isTaken() const { return m_sink != nullptr; }
    /// Bytes that were handed on and are still in memory.
    qint64 waiting() const { return m_sink ? m_sink->waiting() : 0; }

    bool isPaused() const { return m_isPaused; }
    void pause() { m_isPaused = true; }
    /// Whether it stood still.
    bool resume() { return std::exchange(m_isPaused, false); }

    enum class Passed { Part, Whole, Broken };
    /// Hands on what is there. Broken: it is not what it said, and its sink is gone.
    Passed pass();
    /// After Whole: tells the sink, which goes. That may answer the request at once.
    void end();
    /// The peer has gone: what came before is handed on, then the sink goes without an end.
    void cut();
    /// The sink goes without an end.
    void drop() { m_sink.reset(); }

private:
    void handOn();

    RequestFramer &m_framer;
    std::unique_ptr<BodySink> m_sink;
    bool m_isPaused = false;
};

}  // namespace parlor
