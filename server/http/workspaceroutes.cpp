// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/routes.h"
#include "protocol/json.h"
#include "service/services.h"

namespace parlor {

QList<Route> workspaceRoutes(const RouteContext &context)
{
    WorkspaceService &workspaces = context.services.workspaces;

    const auto list = [&workspaces](const ExchangePtr &exchange) {
        workspaces.list(exchange->caller(), exchange->reply<QList<Workspace>>([](const QList<Workspace> &all) {
            return HttpReply::json(listJson(QLatin1String("workspaces"), all));
        }));
    };
    const auto get = [&workspaces](const ExchangePtr &exchange) {
        workspaces.get(exchange->caller(), exchange->id<WorkspaceId>(0),
                       exchange->reply<Workspace>([](const Workspace &workspace) {
                           return HttpReply::json({{QLatin1String("workspace"), toJson(workspace)}});
                       }));
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

    return {
        {"GET", QStringLiteral("/api/workspaces"), Access::Session, list},
        {"GET", QStringLiteral("/api/workspaces/{id}"), Access::Session, get},
        {"GET", QStringLiteral("/api/workspaces/{id}/members"), Access::Session, members},
    };
}

}  // namespace parlor
