// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QString>
#include <optional>

namespace parlor {

/// Words on their way into a room. The key is made when the draft begins (Session::newDraftKey) and stays
/// with it: sending the same draft twice sends one message.
struct Draft {
    ClientKey key;
    RoomId room;
    QString body;
    std::optional<MessageId> replyTo;
};

}  // namespace parlor
