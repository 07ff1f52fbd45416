// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

namespace parlor {

/// Calls back, in this thread's event loop, when the process is asked to end (SIGTERM, SIGINT). One a
/// process: signal handlers are.
class SignalWatcher : public QObject
{
    Q_OBJECT
public:
    explicit SignalWatcher(std::function<void()> onSignal, QObject *parent = nullptr);
};

}  // namespace parlor
