// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stream/streamsink.h"

#include <QByteArray>
#include <atomic>
#include <memory>

namespace parlor {

/// The end of a stream that stays with its socket on the thread that accepted it. Functions are safe on any
/// thread and take effect there, in order.
class RemoteSocket
{
public:
    struct Callbacks {
        std::function<void(qint64 bytes)> written;  ///< on the socket's thread
        std::function<void()> gone;                 ///< on the socket's thread
    };
    virtual ~RemoteSocket() = default;
    virtual void start(Callbacks callbacks) = 0;
    virtual void write(QByteArray bytes) = 0;
    virtual void close() = 0;
};

/// A sink over a socket of Qt's that stays on its thread: for TLS, and for systems without descriptors to
/// hand around.
class PortableSink final : public StreamSink
{
public:
    explicit PortableSink(std::unique_ptr<RemoteSocket> socket);
    ~PortableSink() override;

    void start(const StreamLoop &loop, Listener listener) override;
    qint64 write(std::span<const QByteArrayView> pieces) override;
    void close() override;

private:
    /// What callbacks that are under way between the threads hold; the pointer belongs to the stream thread.
    struct Handle {
        PortableSink *sink;
    };
    void takeWritten(qint64 bytes);

    std::unique_ptr<RemoteSocket> m_socket;
    std::shared_ptr<Handle> m_handle;
    Listener m_listener;
    qint64 m_underWay = 0;  ///< handed to the socket's thread and not yet out
    bool m_isWaiting = false;
    bool m_isGone = false;
};

}  // namespace parlor
