// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHostAddress>

namespace parlor {

/// Why a port could not be listened on: Conflict with who holds it, where the system tells.
Error portError(const QHostAddress &address, quint16 port, const QString &reason);

}  // namespace parlor
