// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/epollloop.h"

namespace parlor {

bool EpollLoop::isSupported()
{
    return false;
}

std::unique_ptr<EpollLoop> EpollLoop::create()
{
    return nullptr;
}

EpollLoop::~EpollLoop() = default;

quint64 EpollLoop::add(int, std::function<void(Ready)>)
{
    return 0;
}

void EpollLoop::setWantsWrite(quint64, bool) {}

void EpollLoop::remove(quint64) {}

}  // namespace parlor
