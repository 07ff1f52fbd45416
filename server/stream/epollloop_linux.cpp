// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/epollloop.h"

#include <array>
#include <sys/epoll.h>
#include <unistd.h>

namespace parlor {

namespace {

bool control(int epoll, int operation, int descriptor, quint64 key, bool wantsWrite)
{
    epoll_event event{};
    event.events = EPOLLIN | EPOLLRDHUP | (wantsWrite ? EPOLLOUT : 0U);
    event.data.u64 = key;
    return epoll_ctl(epoll, operation, descriptor, &event) == 0;
}

}  // namespace

bool EpollLoop::isSupported()
{
    return true;
}

std::unique_ptr<EpollLoop> EpollLoop::create()
{
    const int epoll = epoll_create1(EPOLL_CLOEXEC);
    return std::unique_ptr<EpollLoop>(epoll < 0 ? nullptr : new EpollLoop(epoll));
}

EpollLoop::EpollLoop(int epoll) : m_epoll(epoll), m_notifier(epoll, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &EpollLoop::dispatch);
}

EpollLoop::~EpollLoop()
{
    m_notifier.setEnabled(false);
    ::close(m_epoll);
}

quint64 EpollLoop::add(int descriptor, std::function<void(Ready)> onReady)
{
    if (!control(m_epoll, EPOLL_CTL_ADD, descriptor, m_lastKey + 1, false))
        return 0;
    m_entries.insert(++m_lastKey, {descriptor, std::make_shared<std::function<void(Ready)>>(std::move(onReady))});
    return m_lastKey;
}

void EpollLoop::setWantsWrite(quint64 key, bool wants)
{
    control(m_epoll, EPOLL_CTL_MOD, m_entries.value(key).descriptor, key, wants);
}

void EpollLoop::remove(quint64 key)
{
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, m_entries.take(key).descriptor, nullptr);
}

void EpollLoop::dispatch()
{
    std::array<epoll_event, 256> events;
    const int count = epoll_wait(m_epoll, events.data(), int(events.size()), 0);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[size_t(i)];
        const auto onReady = m_entries.value(event.data.u64).onReady;
        if (onReady)
            (*onReady)({(event.events & ~EPOLLOUT) != 0, (event.events & EPOLLOUT) != 0});
    }
}

}  // namespace parlor
