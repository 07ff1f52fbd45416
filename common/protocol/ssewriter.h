// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <chrono>

/// Text of an event stream, ready for the socket.
namespace parlor::sse {

/// id and type may be empty: then their line is left out. Data may have several lines.
QByteArray event(const QByteArray &type, const QByteArray &data, const QByteArray &id = {});
QByteArray comment(const QByteArray &text);
QByteArray retry(std::chrono::milliseconds delay);

}  // namespace parlor::sse
