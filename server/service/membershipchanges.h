// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/room.h"
#include "service/caller.h"
#include "store/writetransaction.h"

namespace parlor {

/// Made with the store; everyone who registers joins it, and its owner and admins administer the server.
inline constexpr WorkspaceId kFirstWorkspace{1};

/// Somebody comes into a room: member_added is the first event of it that the person gets, and the room's
/// history is read. A system line says so to all. A room that everyone had left is theirs, whatever `role` says.
/// `room` is moved on.
void addToRoom(WriteTransaction &transaction, RoomInfo &room, const User &user, Role role, const Caller &caller);
/// Somebody goes: member_removed is the last event of the room that the person gets. An owner who goes
/// leaves the room to the next.
void takeFromRoom(WriteTransaction &transaction, RoomInfo &room, UserId user, const Caller &caller);
/// Somebody comes into a workspace: member_added is the first event of it that the person gets.
void addToWorkspace(WriteTransaction &transaction, WorkspaceId workspace, const User &user, Role role,
                    const Caller &caller);
/// Somebody goes from a workspace, and with that from each of its rooms: member_removed is the last event of each,
/// and after those of the workspace.
void takeFromWorkspace(WriteTransaction &transaction, WorkspaceId workspace, UserId user, const Caller &caller);
/// A new room with its first members, who learn of it by room_created alone. Gives the room its id.
RoomInfo makeRoom(WriteTransaction &transaction, RoomInfo room, const QList<std::pair<UserId, Role>> &members,
                  const Caller &caller);

}  // namespace parlor
