// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/event.h"
#include "service/caller.h"
#include "store/eventdraft.h"

/// Events as services log them.
namespace parlor::draft {

/// For the members of a room.
EventDraft forRoom(RoomId room, const event::Payload &payload, const Caller &caller);
/// For the caller's own devices.
EventDraft forSelf(std::optional<RoomId> room, const event::Payload &payload, const Caller &caller);
/// For everyone of a workspace.
EventDraft forWorkspace(WorkspaceId workspace, const event::Payload &payload, const QString &originStream);

/// For everyone who shares one of these workspaces with the caller, each person once, and for the caller.
EventDraft forAcquaintances(const QList<WorkspaceId> &workspaces, const event::Payload &payload, const Caller &caller);

}  // namespace parlor::draft
