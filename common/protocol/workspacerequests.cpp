// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/requests.h"
#include "protocol/textrules.h"
#include "protocol/wire.h"

namespace parlor {

using namespace wire;

namespace {

constexpr int kMaxName = 100;

QString workspaceName(JsonReader &reader)
{
    const QString name = textrules::optionalLine(reader, "name"_L1, kMaxName);
    if (reader.raw("name"_L1).isString() && textrules::isBlank(name))
        reader.reject("name"_L1, u"blank"_s);
    return name;
}

Result<AddMemberRequest> addMemberRequestFromJson(const QJsonObject &object, bool mayBeGuest)
{
    JsonReader reader(object);
    AddMemberRequest value;
    value.userId = reader.id<UserId>("user_id"_L1);
    if (reader.has("role"_L1)) {
        const std::optional<Role> role = roleFromName(reader.text("role"_L1));
        if (reader.raw("role"_L1).isString() && (!role || (*role == Role::Guest && !mayBeGuest)))
            reader.reject("role"_L1, u"invalid"_s);
        value.role = role.value_or(Role::Member);
    }
    return requested(reader, value);
}

}  // namespace

QJsonObject toJson(const CreateWorkspaceRequest &request)
{
    return {{u"name"_s, request.name}};
}

Result<CreateWorkspaceRequest> createWorkspaceRequestFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    CreateWorkspaceRequest value;
    value.name = workspaceName(reader);
    if (!reader.has("name"_L1))
        reader.reject("name"_L1, u"missing"_s);
    return requested(reader, value);
}

QJsonObject toJson(const UpdateWorkspaceRequest &request)
{
    return request.name ? QJsonObject{{u"name"_s, *request.name}} : QJsonObject();
}

Result<UpdateWorkspaceRequest> updateWorkspaceRequestFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    UpdateWorkspaceRequest value;
    if (reader.has("name"_L1))
        value.name = workspaceName(reader);
    return requested(reader, value);
}

QJsonObject toJson(const AddMemberRequest &request)
{
    return {{u"user_id"_s, request.userId.value}, {u"role"_s, wireName(request.role)}};
}

Result<AddMemberRequest> addWorkspaceMemberRequestFromJson(const QJsonObject &object)
{
    return addMemberRequestFromJson(object, true);
}

Result<AddMemberRequest> addRoomMemberRequestFromJson(const QJsonObject &object)
{
    return addMemberRequestFromJson(object, false);
}

}  // namespace parlor
