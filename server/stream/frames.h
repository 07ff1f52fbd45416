// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bus/loggedevent.h"
#include "protocol/event.h"

/// The frames of an event stream as bytes. What goes to many is made once: a QByteArray is shared.
namespace parlor::frame {

QByteArray durable(const LoggedEvent &event, const QString &epoch);
QByteArray passing(const PassingEvent &event);
QByteArray hello(const control::Hello &hello);
QByteArray heartbeat(const control::Heartbeat &heartbeat);
QByteArray reset(const control::Reset &reset);
QByteArray bye(control::ByeReason reason);

}  // namespace parlor::frame
