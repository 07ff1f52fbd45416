// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

namespace parlor {

/// Calls back, in this thread's event loop, when the process is asked to end (SIGTERM, SIGINT) or to look at its
/// settings again (SIGHUP). One a process: signal handlers are.
class SignalWatcher : public QObject
{
    Q_OBJECT
public:
    enum class Signal : char { Stop, Hangup };
    explicit SignalWatcher(std::function<void(Signal)> onSignal, QObject *parent = nullptr);
};

}  // namespace parlor
