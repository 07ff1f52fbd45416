// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/presence.h"
#include "model/user.h"
#include "service/caller.h"
#include "service/servicecontext.h"

#include <QHash>
#include <mutex>

namespace parlor {

struct OnlineUser {
    User user;
    Presence presence;
};

/// Whom a question about people online is about; neither: everyone that the caller shares a room with.
struct OnlineScope {
    std::optional<RoomId> room;
    std::optional<WorkspaceId> workspace;
};

/// Who is there. The stream side says who has a stream; the ten seconds of grace after the last one closed
/// are its own.
class PresenceService
{
public:
    explicit PresenceService(const ServiceContext &context) : m_context(context) {}

    /// The first stream of a person opened.
    void connected(UserId user);
    /// The last one closed and none came back in time.
    void disconnected(UserId user);

    void setStatus(const Caller &caller, PresenceStatus status, Reply<Done> reply);
    void online(const Caller &caller, const OnlineScope &scope, Reply<QList<OnlineUser>> reply);

    PresenceStatus statusOf(UserId user) const;

private:
    void announce(UserId user, PresenceStatus status, Timestamp at);

    ServiceContext m_context;
    std::mutex m_publishing;  ///< from a change until it is published
};

}  // namespace parlor
