// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/portablesink.h"

#include "base/post.h"

#include <algorithm>

namespace parlor {

namespace {

/// What may be under way to the socket; the rest waits in the stream's own queue, where it is counted.
constexpr qint64 kWindow = 128 * 1024;

}  // namespace

PortableSink::PortableSink(std::unique_ptr<RemoteSocket> socket)
    : m_socket(std::move(socket)), m_handle(std::make_shared<Handle>(Handle{this}))
{
}

PortableSink::~PortableSink()
{
    close();
    m_handle->sink = nullptr;
}

void PortableSink::start(const StreamLoop &loop, Listener listener)
{
    m_listener = std::move(listener);
    RemoteSocket::Callbacks callbacks;
    callbacks.written = [context = loop.context, handle = m_handle](qint64 bytes) {
        post(context, [handle, bytes] {
            if (handle->sink)
                handle->sink->takeWritten(bytes);
        });
    };
    callbacks.gone = [context = loop.context, handle = m_handle] {
        post(context, [handle] {
            if (!handle->sink)
                return;
            handle->sink->m_isGone = true;
            handle->sink->m_listener.gone();
        });
    };
    m_socket->start(std::move(callbacks));
}

qint64 PortableSink::write(std::span<const QByteArrayView> pieces)
{
    if (m_isGone || !m_socket)
        return -1;
    QByteArray bytes;
    for (const QByteArrayView piece : pieces) {
        const qint64 room = kWindow - m_underWay - bytes.size();
        bytes.append(piece.first(std::min<qint64>(piece.size(), std::max<qint64>(room, 0))));
        if (room <= piece.size()) {
            m_isWaiting = true;
            break;
        }
    }
    m_underWay += bytes.size();
    const qint64 taken = bytes.size();
    if (taken > 0)
        m_socket->write(std::move(bytes));
    return taken;
}

void PortableSink::takeWritten(qint64 bytes)
{
    m_underWay -= bytes;
    // At half a window, so that a reader who keeps up is served in large pieces.
    if (m_isWaiting && m_underWay <= kWindow / 2) {
        m_isWaiting = false;
        m_listener.writable();
    }
}

void PortableSink::close()
{
    if (m_socket)
        m_socket->close();
    m_socket.reset();
}

}  // namespace parlor
