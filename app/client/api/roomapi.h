// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "model/room.h"
#include "protocol/requests.h"

namespace parlor {

/// Rooms, their members, and the account's own place in them.
class RoomApi
{
public:
    explicit RoomApi(ApiClient &api) : m_api(api) {}

    void list(QObject *context, Reply<QList<Room>> done);
    void get(RoomId room, QObject *context, Reply<Room> done);
    void create(const CreateRoomRequest &request, QObject *context, Reply<Room> done);
    void update(RoomId room, const UpdateRoomRequest &request, QObject *context, Reply<Room> done);
    void join(RoomId room, QObject *context, Reply<Done> done);
    void leave(RoomId room, QObject *context, Reply<Done> done);
    /// All of them, page by page.
    void members(RoomId room, QObject *context, Reply<QList<Member>> done);
    void addMember(RoomId room, UserId user, QObject *context, Reply<Done> done);
    void removeMember(RoomId room, UserId user, QObject *context, Reply<Done> done);
    void read(RoomId room, Seq seq, QObject *context, Reply<ReadPosition> done);
    void typing(RoomId room, bool typing);

private:
    void membersAfter(RoomId room, const QList<Member> &known, QObject *context, const Reply<QList<Member>> &done);

    ApiClient &m_api;
};

}  // namespace parlor
