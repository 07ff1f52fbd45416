// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/user.h"
#include "service/caller.h"
#include "service/servicecontext.h"

namespace parlor {

class SessionChanges;

struct NewBot {
    User user;
    QString token;  ///< kept nowhere else
};

/// Bots and their tokens, which the owner and the admins of a workspace give and take. A bot comes into rooms
/// as a person does.
class BotService
{
public:
    BotService(const ServiceContext &context, std::shared_ptr<SessionChanges> sessions)
        : m_context(context), m_sessions(std::move(sessions))
    {
    }

    void create(const Caller &caller, WorkspaceId workspace, const QString &name, Reply<NewBot> reply);
    /// In the place of the one before, which is refused from then on.
    void renewToken(const Caller &caller, UserId bot, Reply<NewBot> reply);
    /// Ends the bot's streams too.
    void revokeToken(const Caller &caller, UserId bot, Reply<Done> reply);

private:
    ServiceContext m_context;
    std::shared_ptr<SessionChanges> m_sessions;
};

}  // namespace parlor
