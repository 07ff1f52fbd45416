// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/timestamp.h"

#include <optional>

namespace parlor {

/// A person or a bot, as everyone who shares a workspace sees it.
struct User {
    UserId id;
    QString username;
    QString displayName;
    std::optional<FileId> avatarFileId;
    QString statusText;
    std::optional<Timestamp> statusUntil;
    bool isBot = false;
    Timestamp createdAt;
    Revision revision = 0;

    bool operator==(const User &) const = default;
};

}  // namespace parlor
