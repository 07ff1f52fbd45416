// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/hook.h"
#include "service/attemptwindow.h"
#include "service/caller.h"
#include "service/hookmessage.h"
#include "service/messageservice.h"
#include "service/servicecontext.h"

namespace parlor {

struct NewHook {
    Hook hook;
    QString secret;  ///< kept nowhere else
};

/// Addresses at which programs post into one room. Each posts as a bot of its own, which is a member of the
/// room; a room's admins give and take them.
class HookService
{
public:
    explicit HookService(const ServiceContext &context);

    void create(const Caller &caller, RoomId room, const QString &name, Reply<NewHook> reply);
    void list(const Caller &caller, RoomId room, Reply<QList<Hook>> reply);
    /// Its bot leaves the room; what it wrote stays.
    void revoke(const Caller &caller, RoomId room, HookId hook, Reply<Done> reply);

    /// For whoever knows the secret. NotFound for one that is none, or not any more; RateLimited by hook, and
    /// by address for wrong ones.
    void post(const QString &secret, const QString &address, const HookMessage &message, const ClientKey &key,
              Reply<PostedMessage> reply);

private:
    ServiceContext m_context;
    std::shared_ptr<AttemptWindow> m_posts;  ///< answers may come after this service
    std::shared_ptr<AttemptWindow> m_guesses;
};

}  // namespace parlor
