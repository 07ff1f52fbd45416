// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/typingservice.h"

namespace parlor {

using namespace std::chrono_literals;

TypingService::TypingService(const ServiceContext &context)
    : PassingState(context, {6s, false, [](UserId user, bool on) {
                                 return event::Payload(event::Typing{user, on});
                             }})
{
}

}  // namespace parlor
