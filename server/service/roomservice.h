// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/requests.h"
#include "service/caller.h"
#include "service/servicecontext.h"

namespace parlor {

struct CreatedRoom {
    Room room;
    bool created = true;  ///< false: the direct room of this pair was there already (200, not 201)
};

/// Rooms: which there are, what they are like, their beginning and end.
class RoomService
{
public:
    explicit RoomService(const ServiceContext &context) : m_context(context) {}

    /// The caller's rooms, and the public channels of its workspaces with `member` false.
    void list(const Caller &caller, std::optional<WorkspaceId> workspace, Reply<QList<Room>> reply);
    void create(const Caller &caller, const CreateRoomRequest &request, Reply<CreatedRoom> reply);
    void get(const Caller &caller, RoomId room, Reply<Room> reply);
    void update(const Caller &caller, RoomId room, const UpdateRoomRequest &request, Reply<Room> reply);
    void remove(const Caller &caller, RoomId room, Reply<Done> reply);

private:
    ServiceContext m_context;
};

}  // namespace parlor
