// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QHostAddress;

namespace parlor {

/// Who counts as one peer where requests are counted: an IPv4 address, or the /64 of an IPv6 address, for
/// every household has at least one of those and can change the rest at will. An IPv4 address that is
/// written as IPv6 is itself.
using AddressKey = quint64;

AddressKey addressKey(const QHostAddress &address);
/// 0 for what is no address.
AddressKey addressKey(const QString &address);

}  // namespace parlor
