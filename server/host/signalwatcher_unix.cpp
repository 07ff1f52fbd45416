// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/signalwatcher.h"

#include <QSocketNotifier>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace parlor {

namespace {

int signalPipe[2] = {-1, -1};

void handle(int signal)
{
    // All that is safe in a handler: one byte for the event loop.
    const auto byte = char(signal == SIGHUP ? SignalWatcher::Signal::Hangup : SignalWatcher::Signal::Stop);
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[1], &byte, 1);
}

}  // namespace

SignalWatcher::SignalWatcher(std::function<void(Signal)> onSignal, QObject *parent) : QObject(parent)
{
    if (::pipe(signalPipe) != 0)
        return;
    for (const int end : signalPipe)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    auto *notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [onSignal = std::move(onSignal)] {
        char byte;
        if (::read(signalPipe[0], &byte, 1) == 1)
            onSignal(Signal(byte));
    });
    struct sigaction action {};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGHUP, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

}  // namespace parlor
