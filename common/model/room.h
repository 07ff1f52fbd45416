// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/timestamp.h"
#include "model/workspace.h"

#include <QStringList>
#include <optional>

namespace parlor {

enum class RoomKind { Direct, Group, Channel };
enum class Audience { All, Admins };
enum class NotifyLevel { All, Mentions, None };

/// The caller's own wishes for one room.
struct RoomSettings {
    NotifyLevel notify = NotifyLevel::All;
    std::optional<Timestamp> mutedUntil;
    bool favourite = false;
    QStringList keywords;

    bool operator==(const RoomSettings &) const = default;
};

/// What is the same of a room for everyone: the picture that events carry.
struct RoomInfo {
    RoomId id;
    WorkspaceId workspaceId;
    RoomKind kind = RoomKind::Group;
    QString name;
    QString topic;
    UserId createdBy;
    Timestamp createdAt;
    Seq lastSeq = 0;
    Audience posting = Audience::All;
    Audience pinning = Audience::All;
    Audience mentionAll = Audience::All;
    bool archived = false;
    Revision revision = 0;

    bool operator==(const RoomInfo &) const = default;
};

/// A room as one caller sees it.
struct Room {
    RoomInfo info;
    bool member = false;
    Role role = Role::Member;
    Seq lastReadSeq = 0;
    int unread = 0;
    int mentions = 0;
    RoomSettings settings;

    bool operator==(const Room &) const = default;
};

}  // namespace parlor
