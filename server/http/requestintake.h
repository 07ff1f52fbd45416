// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/inputbudget.h"
#include "http/requestframer.h"

namespace parlor {

/// What one peer has sent and nobody has done with: cut into requests, one of which is the current one, and counted
/// against what its address and all connections may hold together. Lives on the http thread, within the connection.
class RequestIntake
{
public:
    RequestIntake(const FramingLimits &limits, InputShare share) : m_framer(limits), m_share(std::move(share)) {}

    /// Counts with this share from here on: before anything has come.
    void countWith(InputShare share) { m_share = std::move(share); }

    void feed(const QByteArray &bytes);
    RequestFramer &framer() { return m_framer; }
    const RequestFramer &framer() const { return m_framer; }

    /// The complete request becomes the current one. Gives its header, for QHttpServer.
    QByteArray begin();
    /// Its first line; of its target QHttpServer knows only a parsed form.
    const RequestHead &current() const { return m_current; }
    /// Its body, once: what does not follow it. The share goes where the body goes.
    QByteArray takeBody(InputShare &share);
    /// Nothing of all this is wanted any more, nor of what still comes.
    void discard();

    /// After something was handed on. `waiting`: so much of that is still in memory.
    void count(qint64 waiting);
    /// The limit above which too much is held, where this one has part in it.
    std::optional<InputBudget::Limit> exceeded() const;
    /// So much waits that no more is to be read until the current request is answered.
    bool isAhead() const;
    /// A system that goes on reading all the same is not waited for any longer.
    bool isFarAhead() const;

private:
    RequestFramer m_framer;
    InputShare m_share;
    RequestHead m_current;
    qsizetype m_headerBytes = 0;  ///< of the current request: QHttpServer keeps it until the next
    QByteArray m_body;            ///< until it is taken
};

}  // namespace parlor
