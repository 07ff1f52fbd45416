// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/detachedsink.h"

#include "stream/epollloop.h"

#include <array>
#include <cerrno>
#include <limits>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace parlor {

namespace {

/// A peer has nothing to say on a stream; who talks on is cut.
constexpr qint64 kMaxChatter = 64 * 1024;
constexpr size_t kMaxPieces = 1024;  ///< IOV_MAX

class DetachedSink final : public StreamSink
{
public:
    explicit DetachedSink(int descriptor) : m_descriptor(descriptor) {}
    ~DetachedSink() override { close(); }

    void start(const StreamLoop &loop, Listener listener) override
    {
        m_loop = loop.epoll;
        m_listener = std::move(listener);
        m_key = m_loop->add(m_descriptor, [this](EpollLoop::Ready ready) { takeReady(ready); });
        // Unwatched, it would take what is written until the system's buffer is full, and then stand for ever.
        if (m_key == 0)
            close();
    }

    qint64 write(std::span<const QByteArrayView> pieces) override
    {
        if (m_descriptor < 0)
            return -1;
        std::array<iovec, kMaxPieces> vectors;
        const size_t count = std::min(pieces.size(), vectors.size());
        size_t offered = 0;
        for (size_t i = 0; i < count; ++i) {
            vectors[i] = {const_cast<char *>(pieces[i].data()), size_t(pieces[i].size())};
            offered += size_t(pieces[i].size());
        }
        msghdr message{};
        message.msg_iov = vectors.data();
        message.msg_iovlen = count;
        ssize_t taken;
        do {
            taken = ::sendmsg(m_descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        } while (taken < 0 && errno == EINTR);
        if (taken < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
            return -1;
        setWaiting(taken < 0 || size_t(taken) < offered);
        return std::max<ssize_t>(taken, 0);
    }

    void close() override
    {
        if (m_descriptor < 0)
            return;
        if (m_key)
            m_loop->remove(m_key);
        ::shutdown(m_descriptor, SHUT_WR);
        readAway();
        ::close(m_descriptor);
        m_descriptor = -1;
    }

private:
    void setWaiting(bool waits)
    {
        if (std::exchange(m_isWaiting, waits) != waits)
            m_loop->setWantsWrite(m_key, waits);
    }

    /// Calls one thing at most, as the last thing it does: the hub may close this sink in it.
    void takeReady(EpollLoop::Ready ready)
    {
        if (ready.readable && !readAway())
            m_listener.gone();
        else if (ready.writable)
            m_listener.writable();
    }

    /// False once the peer has closed its side, or says too much. Unread bytes would make close() a reset.
    bool readAway()
    {
        std::array<char, 4096> bytes;
        for (;;) {
            const ssize_t count = ::recv(m_descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT);
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return errno == EAGAIN || errno == EWOULDBLOCK;
            m_chatter += count;
            if (count == 0 || m_chatter > kMaxChatter)
                return false;
        }
    }

    int m_descriptor;
    EpollLoop *m_loop = nullptr;
    quint64 m_key = 0;
    bool m_isWaiting = false;
    qint64 m_chatter = 0;
    Listener m_listener;
};

}  // namespace

std::unique_ptr<StreamSink> makeDetachedSink(int descriptor)
{
    return std::make_unique<DetachedSink>(descriptor);
}

}  // namespace parlor
