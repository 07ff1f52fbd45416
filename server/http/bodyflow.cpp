// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/bodyflow.h"

#include "http/requestframer.h"

namespace parlor {

BodyFlow::Passed BodyFlow::pass()
{
    handOn();
    if (m_framer.state() == RequestFramer::State::Failed) {
        m_sink.reset();
        return Passed::Broken;
    }
    return m_framer.isBodyWhole() && m_sink ? Passed::Whole : Passed::Part;
}

void BodyFlow::end()
{
    const std::unique_ptr<BodySink> sink = std::move(m_sink);
    sink->end();
}

void BodyFlow::cut()
{
    if (m_sink)
        handOn();
    m_sink.reset();
}

void BodyFlow::handOn()
{
    const QByteArray bytes = m_framer.takeBody();
    if (!bytes.isEmpty() && m_sink)
        m_sink->take(bytes);
}

}  // namespace parlor
