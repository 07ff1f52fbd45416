// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/passingstate.h"

namespace parlor {

/// Which assistants are working on an answer, and where.
class RoomStateService final : public PassingState
{
    Q_OBJECT
public:
    explicit RoomStateService(const ServiceContext &context);

    /// Tells the members. A minute after the last `true` they are told `false`.
    void setProcessing(const Caller &caller, RoomId room, bool isProcessing, Reply<Done> reply)
    {
        set(caller, room, isProcessing, std::move(reply));
    }
    /// Who went away works on nothing. Any thread.
    void gone(UserId user) { endAll(user); }
};

}  // namespace parlor
