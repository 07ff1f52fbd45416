// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/signalwatcher.h"

namespace parlor {

SignalWatcher::SignalWatcher(std::function<void(Signal)>, QObject *parent) : QObject(parent) {}

}  // namespace parlor
