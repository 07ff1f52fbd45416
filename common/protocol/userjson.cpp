// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/wire.h"

namespace parlor {

using namespace wire;

QJsonObject toJson(const User &user)
{
    return {{u"id"_s, user.id.value},
            {u"username"_s, user.username},
            {u"display_name"_s, user.displayName},
            {u"avatar_file_id"_s, idOrNull(user.avatarFileId)},
            {u"status_text"_s, user.statusText},
            {u"status_until"_s, timeOrNull(user.statusUntil)},
            {u"is_bot"_s, user.isBot},
            {u"created_at"_s, user.createdAt.toText()},
            {u"revision"_s, user.revision}};
}

Result<User> userFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    User user;
    user.id = reader.id<UserId>("id"_L1);
    user.username = reader.text("username"_L1);
    user.displayName = reader.optionalText("display_name"_L1, {}, user.username);
    user.avatarFileId = reader.optionalId<FileId>("avatar_file_id"_L1);
    user.statusText = reader.optionalText("status_text"_L1);
    user.statusUntil = reader.optionalTimestamp("status_until"_L1);
    user.isBot = reader.optionalBoolean("is_bot"_L1, false);
    user.createdAt = reader.optionalTimestamp("created_at"_L1).value_or(Timestamp{});
    user.revision = reader.optionalInteger("revision"_L1, 0);
    return answer(reader, user);
}

QJsonObject toJson(const Workspace &workspace)
{
    return {{u"id"_s, workspace.id.value},
            {u"name"_s, workspace.name},
            {u"role"_s, wireName(workspace.role)},
            {u"created_at"_s, workspace.createdAt.toText()},
            {u"revision"_s, workspace.revision}};
}

Result<Workspace> workspaceFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Workspace workspace;
    workspace.id = reader.id<WorkspaceId>("id"_L1);
    workspace.name = reader.optionalText("name"_L1);
    workspace.role = roleFromName(reader.optionalText("role"_L1)).value_or(Role::Member);
    workspace.createdAt = reader.optionalTimestamp("created_at"_L1).value_or(Timestamp{});
    workspace.revision = reader.optionalInteger("revision"_L1, 0);
    return answer(reader, workspace);
}

QJsonObject toJson(const Member &member)
{
    return {{u"user"_s, toJson(member.user)}, {u"role"_s, wireName(member.role)}};
}

Result<Member> memberFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Member member;
    member.user = nested(reader, "user"_L1, userFromJson);
    member.role = roleFromName(reader.optionalText("role"_L1)).value_or(Role::Member);
    return answer(reader, member);
}

QJsonObject toJson(const Presence &presence)
{
    return {{u"user_id"_s, presence.userId.value},
            {u"status"_s, wireName(presence.status)},
            {u"last_seen_at"_s, timeOrNull(presence.lastSeenAt)}};
}

Result<Presence> presenceFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Presence presence;
    presence.userId = reader.id<UserId>("user_id"_L1);
    // A status that a later version invents is at least not "offline", which is said by its name.
    presence.status = presenceStatusFromName(reader.text("status"_L1)).value_or(PresenceStatus::Online);
    presence.lastSeenAt = reader.optionalTimestamp("last_seen_at"_L1);
    return answer(reader, presence);
}

}  // namespace parlor
