// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/outlet.h"

#include <QTcpSocket>

namespace parlor {

namespace {

/// Below this much that waits to be sent there is room for more of an answer.
constexpr qint64 kLowWater = 64 * 1024;
/// A peer that takes less than this within its time has given up reading.
constexpr qint64 kLeastTaken = 64 * 1024;

}  // namespace

void Outlet::write(const QByteArray &bytes)
{
    m_socket.write(bytes);
    watch();
}

void Outlet::watch()
{
    if (m_deadline.count() == 0)
        count(kLeastTaken);
}

void Outlet::noteSent(qint64 bytes)
{
    count(bytes);
    askIfRoom();
}

void Outlet::count(qint64 taken)
{
    m_takenSince += taken;
    if (m_socket.bytesToWrite() == 0) {
        m_deadline = {};
    } else if (m_takenSince >= kLeastTaken) {
        m_deadline = m_clock.monotonic() + m_patience;
        m_takenSince = 0;
    }
}

bool Outlet::isStuck(std::chrono::milliseconds now) const
{
    return m_deadline.count() != 0 && now >= m_deadline;
}

/// In a turn of its own: the one who is asked may answer at once.
void Outlet::askIfRoom()
{
    if (m_onRoom && m_socket.bytesToWrite() < kLowWater)
        QMetaObject::invokeMethod(
            &m_socket,
            [this] {
                if (const auto onRoom = m_onRoom)
                    onRoom();
            },
            Qt::QueuedConnection);
}

void Outlet::end()
{
    m_onRoom = nullptr;
    m_deadline = {};
}

}  // namespace parlor
