// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/room.h"
#include "service/addedmember.h"
#include "service/caller.h"
#include "service/servicecontext.h"

namespace parlor {

/// Who is in a room.
class MemberService
{
public:
    explicit MemberService(const ServiceContext &context) : m_context(context) {}

    void join(const Caller &caller, RoomId room, Reply<Done> reply);
    void leave(const Caller &caller, RoomId room, Reply<Done> reply);
    /// By user id, after `after`.
    void list(const Caller &caller, RoomId room, UserId after, int limit, Reply<QList<Member>> reply);
    void add(const Caller &caller, RoomId room, UserId user, Role role, Reply<AddedMember> reply);
    void setRole(const Caller &caller, RoomId room, UserId user, Role role, Reply<Member> reply);
    void remove(const Caller &caller, RoomId room, UserId user, Reply<Done> reply);

private:
    ServiceContext m_context;
};

}  // namespace parlor
