// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <functional>

class QTcpSocket;

namespace parlor {

/// What is sent to one peer: who gives it in parts is asked for more when there is room, and a peer that takes next
/// to nothing for too long is found out. Lives on the http thread, within the connection.
class Outlet
{
public:
    /// `patience`: for the peer to take the next 64 KiB of what waits for it.
    Outlet(QTcpSocket &socket, const Clock &clock, std::chrono::milliseconds patience)
        : m_socket(socket), m_clock(clock), m_patience(patience)
    {
    }

    void write(const QByteArray &bytes);
    /// The peer's time runs for what waits, whoever wrote it.
    void watch();
    /// The system has taken so much for the peer.
    void noteSent(qint64 bytes);
    bool isStuck(std::chrono::milliseconds now) const;

    /// `onRoom` is called, in a turn of its own, whenever little waits, until stopAsking().
    void ask(std::function<void()> onRoom) { m_onRoom = std::move(onRoom); }
    void askIfRoom();
    void stopAsking() { m_onRoom = nullptr; }
    /// The peer has gone: nothing waits any more.
    void end();

private:
    void count(qint64 taken);

    QTcpSocket &m_socket;
    const Clock &m_clock;
    const std::chrono::milliseconds m_patience;
    std::chrono::milliseconds m_deadline{0};  ///< 0: nothing waits
    qint64 m_takenSince = 0;                  ///< bytes that the peer took since the deadline was set
    std::function<void()> m_onRoom;
};

}  // namespace parlor
