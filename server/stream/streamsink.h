// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <functional>
#include <span>

class QObject;

namespace parlor {

class EpollLoop;

/// What a sink finds on the stream thread.
struct StreamLoop {
    QObject *context = nullptr;  ///< lives on the stream thread, longer than every sink
    EpollLoop *epoll = nullptr;  ///< null where there is none
};

/// Where the bytes of one stream go. Made on the http thread, then used and destroyed on the stream thread.
class StreamSink
{
public:
    struct Listener {
        std::function<void()> writable;  ///< after write() took less than it was given
        std::function<void()> gone;      ///< the peer has left; never from within write()
    };

    virtual ~StreamSink() = default;

    /// Where that fails, the first write() says that the peer has left.
    virtual void start(const StreamLoop &loop, Listener listener) = 0;
    /// Takes as many bytes as go without waiting, in order, with one call to the system. Negative: the peer
    /// has left.
    virtual qint64 write(std::span<const QByteArrayView> pieces) = 0;
    /// What was taken still goes out; no callback follows.
    virtual void close() = 0;
};

}  // namespace parlor
