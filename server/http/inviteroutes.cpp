// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "http/routes.h"
#include "protocol/administration.h"
#include "protocol/json.h"
#include "service/services.h"

namespace parlor {

namespace {

constexpr int kLongestToken = 512;

Result<QString> tokenFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const QString token = reader.text(QLatin1String("token"), {1, kLongestToken});
    if (!reader.ok())
        return reader.error();
    return token;
}

HttpReply acceptedReply(const AcceptedInvite &accepted)
{
    return HttpReply::json(
        {{QLatin1String("workspace"), toJson(accepted.workspace)},
         {QLatin1String("room"), accepted.room ? QJsonValue(toJson(*accepted.room)) : QJsonValue()}});
}

}  // namespace

QList<Route> inviteRoutes(const RouteContext &context)
{
    InviteService &invites = context.services.invites;

    const auto create = [&invites, address = context.address](const ExchangePtr &exchange) {
        const auto request = exchange->readBody(createInviteRequestFromJson);
        if (!request)
            return exchange->fail(request.error());
        invites.create(exchange->caller(), *request, exchange->reply<NewInvite>([address](const NewInvite &made) {
            return HttpReply::json({{QLatin1String("invite"), toJson(made.invite)},
                                    {QLatin1String("token"), made.token},
                                    {QLatin1String("link"), address.inviteLink(made.token)}},
                                   201);
        }));
    };
    const auto list = [&invites](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        const int limit = query.listLimit();
        const InviteId after = query.id<InviteId>("after_id").value_or(InviteId{});
        const auto workspace = query.id<WorkspaceId>("workspace_id");
        if (!query.ok())
            return exchange->fail(query.error());
        invites.list(exchange->caller(), workspace, after, limit,
                     exchange->reply<QList<Invite>>([](const QList<Invite> &all) {
                         return HttpReply::json(listJson(QLatin1String("invites"), all));
                     }));
    };
    const auto revoke = [&invites](const ExchangePtr &exchange) {
        invites.revoke(exchange->caller(), exchange->id<InviteId>(0), exchange->replyDone());
    };
    const auto preview = [&invites](const ExchangePtr &exchange) {
        const auto token = exchange->readBody(tokenFromJson);
        if (!token)
            return exchange->fail(token.error());
        invites.preview(
            *token, exchange->caller().address,
            exchange->reply<InvitePreview>([](const InvitePreview &seen) { return HttpReply::json(toJson(seen)); }));
    };
    const auto accept = [&invites](const ExchangePtr &exchange) {
        const auto token = exchange->readBody(tokenFromJson);
        if (!token)
            return exchange->fail(token.error());
        invites.accept(exchange->caller(), *token, exchange->reply<AcceptedInvite>(acceptedReply));
    };

    return {
        {"POST", QStringLiteral("/api/invites"), Access::Session, create},
        {"GET", QStringLiteral("/api/invites"), Access::Session, list},
        {"DELETE", QStringLiteral("/api/invites/{id}"), Access::Session, revoke},
        {"POST", QStringLiteral("/api/invites/preview"), Access::Public, preview},
        {"POST", QStringLiteral("/api/invites/accept"), Access::Session, accept},
    };
}

}  // namespace parlor
