// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/passingstate.h"

namespace parlor {

/// Who is typing where.
class TypingService final : public PassingState
{
    Q_OBJECT
public:
    explicit TypingService(const ServiceContext &context);

    /// Tells the other members. Six seconds after the last `true` they are told `false`.
    void setTyping(const Caller &caller, RoomId room, bool typing, Reply<Done> reply)
    {
        set(caller, room, typing, std::move(reply));
    }
};

}  // namespace parlor
