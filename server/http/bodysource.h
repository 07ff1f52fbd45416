// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace parlor {

/// Gives the body of an answer a piece at a time.
class BodySource
{
public:
    virtual ~BodySource() = default;
    /// The next `count` bytes, all of them; of a body of unknown length any number near it, and none at its end. The
    /// reply may come on any thread. A failure cuts the connection: it is too late to say more.
    virtual void next(qint64 count, Reply<QByteArray> reply) = 0;
};

}  // namespace parlor
