// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/roomstateservice.h"

namespace parlor {

using namespace std::chrono_literals;

RoomStateService::RoomStateService(const ServiceContext &context)
    : PassingState(context, {60s, true, [](UserId user, bool on) {
                                 return event::Payload(event::RoomState{on, user});
                             }})
{
}

}  // namespace parlor
