// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <vector>

namespace parlor {

/// What waits to be written to one stream: references to shared frames and how much of the first is out.
class FrameQueue
{
public:
    void append(const QByteArray &frame, bool isPassing);
    /// Frames that nobody will miss; not one that is half out.
    void dropPassing();
    /// All but the rest of a frame that is half out: without it the peer could not read what follows.
    void dropWhole();

    bool isEmpty() const { return m_frames.isEmpty(); }
    qsizetype bytes() const { return m_bytes; }

    /// At most `maxPieces` pieces from the front, for one write.
    void pieces(std::vector<QByteArrayView> &out, size_t maxPieces) const;
    void consume(qsizetype bytes);

private:
    struct Frame {
        QByteArray bytes;
        bool isPassing;
    };
    QList<Frame> m_frames;
    qsizetype m_offset = 0;  ///< of the first frame, already written
    qsizetype m_bytes = 0;
};

}  // namespace parlor
