// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace parlor {

/// IPv4 addresses under which this computer is reached on its networks, real ones before those of
/// containers and tunnels; the loopback address where there is no other.
QStringList lanAddresses();

}  // namespace parlor
