// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "http/routes.h"
#include "protocol/json.h"
#include "service/services.h"

namespace parlor {

namespace {

Result<Role> roleFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const std::optional<Role> role = roleFromName(reader.text(QLatin1String("role")));
    if (reader.ok() && !role)
        reader.reject(QLatin1String("role"), QStringLiteral("invalid"));
    if (!reader.ok())
        return reader.error();
    return *role;
}

QJsonObject workspaceJson(const Workspace &workspace)
{
    return {{QLatin1String("workspace"), toJson(workspace)}};
}

HttpReply workspaceReply(const Workspace &workspace)
{
    return HttpReply::json(workspaceJson(workspace));
}

QJsonObject memberJson(const Member &member)
{
    return {{QLatin1String("member"), toJson(member)}};
}

}  // namespace

QList<Route> workspaceRoutes(const RouteContext &context)
{
    WorkspaceService &workspaces = context.services.workspaces;

    const auto list = [&workspaces](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        const int limit = query.listLimit();
        const WorkspaceId after = query.id<WorkspaceId>("after_id").value_or(WorkspaceId{});
        if (!query.ok())
            return exchange->fail(query.error());
        workspaces.list(exchange->caller(), after, limit,
                        exchange->reply<QList<Workspace>>([](const QList<Workspace> &all) {
                            return HttpReply::json(listJson(QLatin1String("workspaces"), all));
                        }));
    };
    const auto create = [&workspaces](const ExchangePtr &exchange) {
        const auto request = exchange->readBody(createWorkspaceRequestFromJson);
        if (!request)
            return exchange->fail(request.error());
        workspaces.create(exchange->caller(), *request, exchange->reply<Workspace>([](const Workspace &workspace) {
            return HttpReply::json(workspaceJson(workspace), 201);
        }));
    };
    const auto get = [&workspaces](const ExchangePtr &exchange) {
        workspaces.get(exchange->caller(), exchange->id<WorkspaceId>(0), exchange->reply<Workspace>(workspaceReply));
    };
    const auto update = [&workspaces](const ExchangePtr &exchange) {
        const auto request = exchange->readBody(updateWorkspaceRequestFromJson);
        if (!request)
            return exchange->fail(request.error());
        workspaces.update(exchange->caller(), exchange->id<WorkspaceId>(0), *request,
                          exchange->reply<Workspace>(workspaceReply));
    };
    const auto members = [&workspaces](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        const int limit = query.listLimit();
        const UserId after = query.id<UserId>("after_id").value_or(UserId{});
        if (!query.ok())
            return exchange->fail(query.error());
        workspaces.members(exchange->caller(), exchange->id<WorkspaceId>(0), after, limit,
                           exchange->reply<QList<Member>>([](const QList<Member> &all) {
                               return HttpReply::json(listJson(QLatin1String("members"), all));
                           }));
    };

    const auto add = [&workspaces](const ExchangePtr &exchange) {
        const auto request = exchange->readBody(addWorkspaceMemberRequestFromJson);
        if (!request)
            return exchange->fail(request.error());
        workspaces.add(exchange->caller(), exchange->id<WorkspaceId>(0), *request,
                       exchange->reply<AddedMember>([](const AddedMember &added) {
                           return HttpReply::json(memberJson(added.member), added.added ? 201 : 200);
                       }));
    };
    const auto setRole = [&workspaces](const ExchangePtr &exchange) {
        const auto role = exchange->readBody(roleFromJson);
        if (!role)
            return exchange->fail(role.error());
        workspaces.setRole(
            exchange->caller(), exchange->id<WorkspaceId>(0), exchange->id<UserId>(1), *role,
            exchange->reply<Member>([](const Member &member) { return HttpReply::json(memberJson(member)); }));
    };
    const auto remove = [&workspaces](const ExchangePtr &exchange) {
        workspaces.remove(exchange->caller(), exchange->id<WorkspaceId>(0), exchange->id<UserId>(1),
                          exchange->replyDone());
    };

    return {
        {"GET", QStringLiteral("/api/workspaces"), Access::Session, list},
        {"POST", QStringLiteral("/api/workspaces"), Access::Session, create},
        {"GET", QStringLiteral("/api/workspaces/{id}"), Access::Session, get},
        {"PATCH", QStringLiteral("/api/workspaces/{id}"), Access::Session, update},
        {"GET", QStringLiteral("/api/workspaces/{id}/members"), Access::Session, members},
        {"POST", QStringLiteral("/api/workspaces/{id}/members"), Access::Session, add},
        {"PATCH", QStringLiteral("/api/workspaces/{id}/members/{id}"), Access::Session, setRole},
        {"DELETE", QStringLiteral("/api/workspaces/{id}/members/{id}"), Access::Session, remove},
    };
}

}  // namespace parlor
