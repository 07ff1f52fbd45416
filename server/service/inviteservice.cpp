// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/inviteservice.h"

#include "base/clock.h"
#include "base/idgenerator.h"
#include "protocol/json.h"
#include "service/addresskey.h"
#include "service/auditing.h"
#include "service/invitation.h"
#include "service/refusal.h"
#include "service/roompicture.h"
#include "service/secrettoken.h"
#include "store/invitetable.h"
#include "store/readers.h"
#include "store/usertable.h"
#include "store/workspacetable.h"
#include "store/writer.h"

#include <algorithm>

namespace parlor {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype kGuesses = 30;
constexpr auto kGuessWindow = 5min;
constexpr std::chrono::seconds kDefaultLife = std::chrono::hours(24 * 7);

Error noSuchInvite()
{
    return {ErrorCode::NotFound, QStringLiteral("There is no such invitation"), {}, 0};
}

Error notAnAdmin()
{
    return refusal::forbidden(QStringLiteral("Only the workspace's owner and admins invite"));
}

/// Of the one workspace, or of any.
Status checkAdministers(Database &database, UserId user, std::optional<WorkspaceId> workspace)
{
    const QList<Workspace> own = WorkspaceTable(database).listFor(user);
    const auto isAsked = [workspace](const Workspace &one) { return !workspace || one.id == *workspace; };
    if (std::none_of(own.begin(), own.end(), isAsked))
        return {ErrorCode::NotFound, QStringLiteral("There is no such workspace")};
    const bool isAdmin = std::any_of(
        own.begin(), own.end(), [&isAsked](const Workspace &one) { return isAsked(one) && one.role >= Role::Admin; });
    return isAdmin ? Status(Done{}) : Status(notAnAdmin());
}

Status checkRoom(Database &database, const Caller &caller, const CreateInviteRequest &request)
{
    if (!request.roomId)
        return Done{};
    const Result<RoomAccess> access = visibleRoom(database, caller.user, *request.roomId);
    if (!access || access->room.workspaceId != request.workspaceId)
        return refusal::badField(QStringLiteral("room_id"), QStringLiteral("There is no such room in the workspace"));
    if (access->room.kind == RoomKind::Direct)
        return refusal::badField(QStringLiteral("room_id"), QStringLiteral("A direct room keeps its two people"));
    return Done{};
}

Result<NewInvite> createInvite(WriteTransaction &transaction, const Caller &caller, const CreateInviteRequest &request,
                               const QString &token)
{
    Database &database = transaction.database();
    const std::optional<Role> role = WorkspaceTable(database).roleOf(request.workspaceId, caller.user);
    if (!role)
        return refusal::badField(QStringLiteral("workspace_id"), QStringLiteral("There is no such workspace"));
    if (*role < Role::Admin)
        return notAnAdmin();
    if (request.role > *role)
        return refusal::forbidden(QStringLiteral("Nobody gives a role above their own"));
    if (const Status room = checkRoom(database, caller, request); !room)
        return room.error();
    Invite invite;
    invite.workspaceId = request.workspaceId;
    invite.roomId = request.roomId;
    invite.role = request.role;
    invite.createdBy = caller.user;
    invite.createdAt = transaction.now();
    const std::chrono::milliseconds life = std::chrono::seconds(
        request.expiresInSeconds.value_or(int(kDefaultLife.count())));
    invite.expiresAt = Timestamp{invite.createdAt.ms + life.count()};
    invite.maxUses = request.maxUses;
    invite.id = InviteTable(database).insert(invite, secretHash(token));
    audit::record(transaction, caller, QStringLiteral("invite_made"), {{}, invite.workspaceId, invite.roomId},
                  {{QStringLiteral("invite_id"), invite.id.value}, {QStringLiteral("role"), wireName(invite.role)}});
    return NewInvite{invite, token};
}

Status revokeInvite(WriteTransaction &transaction, const Caller &caller, InviteId id)
{
    Database &database = transaction.database();
    InviteTable invites(database);
    const std::optional<StoredInvite> stored = invites.find(id);
    const std::optional<Role> role = stored ? WorkspaceTable(database).roleOf(stored->invite.workspaceId, caller.user)
                                            : std::nullopt;
    if (!role)
        return noSuchInvite();
    if (*role < Role::Admin)
        return notAnAdmin();
    if (stored->isRevoked)
        return Done{};
    invites.revoke(id, transaction.now());
    audit::record(transaction, caller, QStringLiteral("invite_revoked"),
                  {{}, stored->invite.workspaceId, stored->invite.roomId}, {{QStringLiteral("invite_id"), id.value}});
    return Done{};
}

Result<InvitePreview> previewInvite(Database &database, const QString &token, Timestamp now, const QString &server)
{
    const Result<Invite> invite = usableInvite(database, token, now);
    if (!invite)
        return invite.error();
    const std::optional<User> inviter = UserTable(database).find(invite->createdBy);
    return InvitePreview{server, invite->workspaceId, WorkspaceTable(database).nameOf(invite->workspaceId),
                         inviter ? inviter->displayName : QString()};
}

/// What the person may see of it now.
Result<AcceptedInvite> accepted(Database &database, UserId user, const Invite &invite)
{
    const std::optional<Workspace> workspace = WorkspaceTable(database).findFor(invite.workspaceId, user);
    if (!workspace)
        return Error{ErrorCode::Internal, QStringLiteral("An invitation led nowhere"), {}, 0};
    AcceptedInvite answer{*workspace, {}};
    if (!invite.roomId)
        return answer;
    if (const Result<RoomAccess> access = joinedRoom(database, user, *invite.roomId))
        answer.room = pictureOf(database, user, *access);
    return answer;
}

Result<AcceptedInvite> acceptInvite(WriteTransaction &transaction, const Caller &caller, const QString &token)
{
    Database &database = transaction.database();
    InviteTable invites(database);
    // The answer to the first may have been lost, and the invite been used up by it.
    const std::optional<StoredInvite> stored = invites.findByToken(secretHash(token));
    if (stored && !stored->isRevoked && invites.wasUsedBy(stored->invite.id, caller.user)
        && WorkspaceTable(database).roleOf(stored->invite.workspaceId, caller.user))
        return accepted(database, caller.user, stored->invite);
    const Result<Invite> invite = usableInvite(database, token, transaction.now());
    if (!invite)
        return invite.error();
    const std::optional<User> self = UserTable(database).find(caller.user);
    if (!self)
        return Error{ErrorCode::Unauthorized, QStringLiteral("There is no such account"), {}, 0};
    useInvite(transaction, *invite, *self, caller);
    return accepted(database, caller.user, *invite);
}

}  // namespace

InviteService::InviteService(const ServiceContext &context)
    : m_context(context), m_guesses(std::make_shared<AttemptWindow>(context.clock, kGuessWindow, kGuesses))
{
}

/// A reply that counts only what was refused; nothing where there were too many, and that has been answered.
template<typename T>
std::optional<Reply<T>> InviteService::guarded(const QString &address, Reply<T> reply)
{
    if (!m_context.settings.limitRates)
        return reply;
    const QString peer = QString::number(addressKey(address), 16);
    if (const auto wait = m_guesses->begin(peer)) {
        reply(refusal::tooMany(QStringLiteral("Too many wrong invitations"), *wait));
        return std::nullopt;
    }
    return Reply<T>([guesses = m_guesses, peer, reply = std::move(reply)](Result<T> result) {
        if (result.ok() || result.error().code != ErrorCode::Forbidden)
            guesses->forgive(peer);
        reply(std::move(result));
    });
}

void InviteService::create(const Caller &caller, const CreateInviteRequest &request, Reply<NewInvite> reply)
{
    m_context.writer.write<NewInvite>(
        [caller, request, token = m_context.ids.token(kSecretBytes)](WriteTransaction &transaction) {
            return createInvite(transaction, caller, request, token);
        },
        std::move(reply));
}

void InviteService::list(const Caller &caller, std::optional<WorkspaceId> workspace, InviteId after, int limit,
                         Reply<QList<Invite>> reply)
{
    m_context.readers.read<QList<Invite>>(
        [user = caller.user, workspace, after, limit,
         now = m_context.clock.now()](Database &database) -> Result<QList<Invite>> {
            if (const Status may = checkAdministers(database, user, workspace); !may)
                return may.error();
            return InviteTable(database).list(user, Role::Admin, workspace, after, now, limit);
        },
        std::move(reply));
}

void InviteService::revoke(const Caller &caller, InviteId invite, Reply<Done> reply)
{
    m_context.writer.write<Done>(
        [caller, invite](WriteTransaction &transaction) { return revokeInvite(transaction, caller, invite); },
        std::move(reply));
}

void InviteService::preview(const QString &token, const QString &address, Reply<InvitePreview> reply)
{
    std::optional<Reply<InvitePreview>> counted = guarded<InvitePreview>(address, std::move(reply));
    if (!counted)
        return;
    m_context.readers.read<InvitePreview>(
        [token, now = m_context.clock.now(), server = m_context.settings.name](Database &database) {
            return previewInvite(database, token, now, server);
        },
        *std::move(counted));
}

void InviteService::accept(const Caller &caller, const QString &token, Reply<AcceptedInvite> reply)
{
    std::optional<Reply<AcceptedInvite>> counted = guarded<AcceptedInvite>(caller.address, std::move(reply));
    if (!counted)
        return;
    m_context.writer.write<AcceptedInvite>(
        [caller, token](WriteTransaction &transaction) { return acceptInvite(transaction, caller, token); },
        *std::move(counted));
}

}  // namespace parlor
