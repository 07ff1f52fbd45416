// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/inputbudget.h"
#include "http/requestframer.h"

namespace parlor {

/// What one peer has sent and nobody has done with: cut into requests, one of which is the current one, and counted
/// against what all connections may hold together. Lives on the http thread, within the connection.
class RequestIntake
{
public:
    RequestIntake(const FramingLimits &limits, std::shared_ptr<InputBudget> budget)
        : m_framer(limits), m_budget(std::move(budget)), m_share(m_budget)
    {
    }

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
    /// False: all connections together hold too much, and this one has part in it.
    bool isAffordable() const;
    /// So much waits that no more is to be read until the current request is answered.
    bool isAhead() const;
    /// A system that goes on reading all the same is not waited for any longer.
    bool isFarAhead() const;

private:
    RequestFramer m_framer;
    std::shared_ptr<InputBudget> m_budget;
    InputShare m_share;
    RequestHead m_current;
    qsizetype m_headerBytes = 0;  ///< of the current request: QHttpServer keeps it until the next
    QByteArray m_body;            ///< until it is taken
};

}  // namespace parlor
