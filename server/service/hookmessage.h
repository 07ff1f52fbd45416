// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/requests.h"

namespace parlor {

/// What a program posts at a hook.
struct HookMessage {
    QString text;
    QString title;
    QString link;
};

/// `text` is needed; whatever else the hooks of other chats know is stepped over.
Result<HookMessage> hookMessageFromJson(const QJsonObject &object, const Limits &limits);
/// As the words of a message: the title in bold on a line of its own, the text as it came, the link last.
QString bodyOf(const HookMessage &message);

}  // namespace parlor
