// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/botservice.h"

#include "service/auditing.h"
#include "service/botuser.h"
#include "service/refusal.h"
#include "service/sessionchanges.h"
#include "store/bottable.h"
#include "store/usertable.h"
#include "store/workspacetable.h"
#include "store/writer.h"

namespace parlor {

namespace {

struct OwnBot {
    User user;
    WorkspaceId workspace;
};

/// A bot of a workspace that the caller administers.
Result<OwnBot> botOf(Database &database, const Caller &caller, UserId id)
{
    const Error noSuchBot{ErrorCode::NotFound, QStringLiteral("There is no such bot"), {}, 0};
    const std::optional<WorkspaceId> workspace = BotTable(database).workspaceOf(id);
    const std::optional<Role> role = workspace ? WorkspaceTable(database).roleOf(*workspace, caller.user)
                                               : std::nullopt;
    const std::optional<User> user = UserTable(database).find(id);
    if (!role || !user)
        return noSuchBot;
    if (*role < Role::Admin)
        return refusal::forbidden(QStringLiteral("Only the workspace's owner and admins do this"));
    return OwnBot{*user, *workspace};
}

Result<NewBot> createBot(WriteTransaction &transaction, const Caller &caller, WorkspaceId workspace,
                         const QString &name, SessionChanges &sessions)
{
    Database &database = transaction.database();
    const std::optional<Role> role = WorkspaceTable(database).roleOf(workspace, caller.user);
    if (!role)
        return refusal::badField(QStringLiteral("workspace_id"), QStringLiteral("There is no such workspace"));
    if (*role < Role::Admin)
        return refusal::forbidden(QStringLiteral("Only the workspace's owner and admins make bots"));
    const User bot = makeBotUser(transaction, name, workspace, Role::Member, caller);
    BotTable(database).insert(bot.id, workspace, caller.user, transaction.now());
    audit::record(transaction, caller, QStringLiteral("bot_made"), {bot.id, workspace},
                  {{QStringLiteral("name"), name}});
    return NewBot{bot, sessions.beginBot(transaction, bot.id)};
}

}  // namespace

void BotService::create(const Caller &caller, WorkspaceId workspace, const QString &name, Reply<NewBot> reply)
{
    m_context.writer.write<NewBot>(
        [caller, workspace, name, sessions = m_sessions](WriteTransaction &transaction) {
            return createBot(transaction, caller, workspace, name, *sessions);
        },
        std::move(reply));
}

void BotService::renewToken(const Caller &caller, UserId id, Reply<NewBot> reply)
{
    m_context.writer.write<NewBot>(
        [caller, id, sessions = m_sessions](WriteTransaction &transaction) -> Result<NewBot> {
            const Result<OwnBot> bot = botOf(transaction.database(), caller, id);
            if (!bot)
                return bot.error();
            if (UserTable(transaction.database()).isSuspended(id))
                return refusal::forbidden(QStringLiteral("This bot is suspended"));
            sessions->endAll(transaction, id);
            audit::record(transaction, caller, QStringLiteral("bot_token_made"), {id, bot->workspace});
            return NewBot{bot->user, sessions->beginBot(transaction, id)};
        },
        std::move(reply));
}

void BotService::revokeToken(const Caller &caller, UserId id, Reply<Done> reply)
{
    m_context.writer.write<Done>(
        [caller, id, sessions = m_sessions](WriteTransaction &transaction) -> Status {
            const Result<OwnBot> bot = botOf(transaction.database(), caller, id);
            if (!bot)
                return bot.error();
            sessions->endAll(transaction, id);
            audit::record(transaction, caller, QStringLiteral("bot_token_revoked"), {id, bot->workspace});
            return Done{};
        },
        std::move(reply));
}

}  // namespace parlor
