// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/framequeue.h"

namespace parlor {

void FrameQueue::append(const QByteArray &frame, bool isPassing)
{
    m_frames.append({frame, isPassing});
    m_bytes += frame.size();
}

void FrameQueue::dropPassing()
{
    const auto first = m_frames.begin() + (m_offset > 0 ? 1 : 0);
    const auto end = std::remove_if(first, m_frames.end(), [this](const Frame &frame) {
        if (frame.isPassing)
            m_bytes -= frame.bytes.size();
        return frame.isPassing;
    });
    m_frames.erase(end, m_frames.end());
}

void FrameQueue::dropWhole()
{
    m_frames.resize(m_offset > 0 ? 1 : 0);
    m_bytes = m_offset > 0 ? m_frames.first().bytes.size() - m_offset : 0;
}

void FrameQueue::pieces(std::vector<QByteArrayView> &out, size_t maxPieces) const
{
    out.clear();
    qsizetype offset = m_offset;
    for (const Frame &frame : m_frames) {
        if (out.size() == maxPieces)
            return;
        out.push_back(QByteArrayView(frame.bytes).sliced(offset));
        offset = 0;
    }
}

void FrameQueue::consume(qsizetype bytes)
{
    m_bytes -= bytes;
    qsizetype whole = 0;
    m_offset += bytes;
    while (whole < m_frames.size() && m_offset >= m_frames[whole].bytes.size())
        m_offset -= m_frames[whole++].bytes.size();
    if (whole == m_frames.size())
        m_frames = {};  // an idle stream holds no memory
    else
        m_frames.remove(0, whole);
}

}  // namespace parlor
