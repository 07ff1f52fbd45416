// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/administration.h"
#include "protocol/json.h"
#include "protocol/wire.h"

namespace parlor {

using namespace wire;

namespace {

constexpr qint64 kLongestInvite = 365 * 24 * 3600;
constexpr qint64 kMostUses = 100'000;

std::optional<int> countWithin(JsonReader &reader, QLatin1String name, qint64 most)
{
    if (!reader.has(name))
        return std::nullopt;
    const qint64 number = reader.integer(name);
    if (reader.raw(name).isDouble() && (number < 1 || number > most))
        reader.reject(name, u"invalid"_s, number < 1 ? 1 : most);
    return int(number);
}

}  // namespace

QJsonObject toJson(const Invite &invite)
{
    return {{u"id"_s, invite.id.value},
            {u"workspace_id"_s, invite.workspaceId.value},
            {u"room_id"_s, idOrNull(invite.roomId)},
            {u"role"_s, wireName(invite.role)},
            {u"created_by"_s, invite.createdBy.value},
            {u"created_at"_s, invite.createdAt.toText()},
            {u"expires_at"_s, invite.expiresAt.toText()},
            {u"max_uses"_s, invite.maxUses ? QJsonValue(*invite.maxUses) : QJsonValue()},
            {u"uses"_s, invite.uses}};
}

Result<Invite> inviteFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Invite invite;
    invite.id = reader.id<InviteId>("id"_L1);
    invite.workspaceId = reader.id<WorkspaceId>("workspace_id"_L1);
    invite.roomId = reader.optionalId<RoomId>("room_id"_L1);
    // Of a role that a later version invents only the least is sure.
    invite.role = roleFromName(reader.text("role"_L1)).value_or(Role::Guest);
    invite.createdBy = reader.id<UserId>("created_by"_L1);
    invite.createdAt = reader.timestamp("created_at"_L1);
    invite.expiresAt = reader.timestamp("expires_at"_L1);
    if (reader.has("max_uses"_L1))
        invite.maxUses = count(reader, "max_uses"_L1);
    invite.uses = count(reader, "uses"_L1);
    return answer(reader, invite);
}

QJsonObject toJson(const InvitePreview &preview)
{
    return {{u"server"_s, QJsonObject{{u"name"_s, preview.serverName}}},
            {u"workspace"_s, QJsonObject{{u"id"_s, preview.workspaceId.value}, {u"name"_s, preview.workspaceName}}},
            {u"inviter"_s, QJsonObject{{u"display_name"_s, preview.inviterName}}}};
}

Result<InvitePreview> invitePreviewFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    InvitePreview preview;
    preview.serverName = reader.object("server"_L1).value("name"_L1).toString();
    JsonReader workspace(reader.object("workspace"_L1));
    preview.workspaceId = workspace.id<WorkspaceId>("id"_L1);
    preview.workspaceName = workspace.optionalText("name"_L1);
    preview.inviterName = reader.object("inviter"_L1).value("display_name"_L1).toString();
    if (reader.ok() && !workspace.ok())
        reader.reject("workspace"_L1, u"invalid"_s);
    return answer(reader, preview);
}

QJsonObject toJson(const Hook &hook)
{
    return {{u"id"_s, hook.id.value},
            {u"name"_s, hook.name},
            {u"created_by"_s, hook.createdBy.value},
            {u"created_at"_s, hook.createdAt.toText()}};
}

Result<Hook> hookFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Hook hook;
    hook.id = reader.id<HookId>("id"_L1);
    hook.name = reader.optionalText("name"_L1);
    hook.createdBy = reader.id<UserId>("created_by"_L1);
    hook.createdAt = reader.timestamp("created_at"_L1);
    return answer(reader, hook);
}

QJsonObject toJson(const AuditEntry &entry)
{
    return {{u"id"_s, entry.id.value},
            {u"at"_s, entry.at.toText()},
            {u"actor_id"_s, idOrNull(entry.actor)},
            {u"action"_s, entry.action},
            {u"user_id"_s, idOrNull(entry.user)},
            {u"workspace_id"_s, idOrNull(entry.workspace)},
            {u"room_id"_s, idOrNull(entry.room)},
            {u"details"_s, entry.details}};
}

Result<AuditEntry> auditEntryFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    AuditEntry entry;
    entry.id = reader.id<AuditId>("id"_L1);
    entry.at = reader.timestamp("at"_L1);
    entry.actor = reader.optionalId<UserId>("actor_id"_L1);
    entry.action = reader.text("action"_L1);
    entry.user = reader.optionalId<UserId>("user_id"_L1);
    entry.workspace = reader.optionalId<WorkspaceId>("workspace_id"_L1);
    entry.room = reader.optionalId<RoomId>("room_id"_L1);
    entry.details = reader.optionalObject("details"_L1);
    return answer(reader, entry);
}

QJsonObject toJson(const CreateInviteRequest &request)
{
    QJsonObject json{{u"workspace_id"_s, request.workspaceId.value}, {u"role"_s, wireName(request.role)}};
    if (request.roomId)
        json.insert("room_id"_L1, request.roomId->value);
    if (request.expiresInSeconds)
        json.insert("expires_in"_L1, *request.expiresInSeconds);
    if (request.maxUses)
        json.insert("max_uses"_L1, *request.maxUses);
    return json;
}

Result<CreateInviteRequest> createInviteRequestFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    CreateInviteRequest value;
    value.workspaceId = reader.id<WorkspaceId>("workspace_id"_L1);
    value.roomId = reader.optionalId<RoomId>("room_id"_L1);
    if (reader.has("role"_L1)) {
        const QString name = reader.text("role"_L1);
        const std::optional<Role> role = roleFromName(name);
        if (!role && reader.raw("role"_L1).isString())
            reader.reject("role"_L1, u"invalid"_s);
        value.role = role.value_or(Role::Member);
    }
    value.expiresInSeconds = countWithin(reader, "expires_in"_L1, kLongestInvite);
    value.maxUses = countWithin(reader, "max_uses"_L1, kMostUses);
    return requested(reader, value);
}

}  // namespace parlor
