// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QSocketNotifier>
#include <functional>
#include <memory>

namespace parlor {

/// Watches thousands of sockets behind one notifier of Qt's (Linux). Lives on the stream thread.
class EpollLoop : public QObject
{
    Q_OBJECT
public:
    /// Null where the system has no epoll.
    static std::unique_ptr<EpollLoop> create();
    static bool isSupported();
    ~EpollLoop() override;

    struct Ready {
        bool readable = false;
        bool writable = false;
    };
    /// `onReady` may remove any descriptor, its own included. Returns a key; 0: failed.
    quint64 add(int descriptor, std::function<void(Ready)> onReady);
    void setWantsWrite(quint64 key, bool wants);
    /// Before the descriptor is closed.
    void remove(quint64 key);

private:
    explicit EpollLoop(int epoll);
    void dispatch();

    struct Entry {
        int descriptor = -1;
        std::shared_ptr<std::function<void(Ready)>> onReady;
    };
    int m_epoll;
    QSocketNotifier m_notifier;
    QHash<quint64, Entry> m_entries;
    quint64 m_lastKey = 0;
};

}  // namespace parlor
