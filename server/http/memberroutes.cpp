// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "http/routes.h"
#include "protocol/json.h"
#include "service/services.h"

namespace parlor {

namespace {

Role readRole(JsonReader &reader)
{
    const auto role = roleFromName(reader.text(QLatin1String("role")));
    if (reader.ok() && (!role || *role == Role::Guest))
        reader.reject(QLatin1String("role"), QStringLiteral("invalid"));
    return role.value_or(Role::Member);
}

Result<Role> roleFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const Role role = readRole(reader);
    if (!reader.ok())
        return reader.error();
    return role;
}

QJsonObject memberJson(const Member &member)
{
    return {{QLatin1String("member"), toJson(member)}};
}

}  // namespace

QList<Route> memberRoutes(const RouteContext &context)
{
    MemberService &members = context.services.members;

    const auto join = [&members](const ExchangePtr &exchange) {
        members.join(exchange->caller(), exchange->id<RoomId>(0), exchange->replyDone());
    };
    const auto leave = [&members](const ExchangePtr &exchange) {
        members.leave(exchange->caller(), exchange->id<RoomId>(0), exchange->replyDone());
    };
    const auto list = [&members](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        const int limit = query.listLimit();
        const UserId after = query.id<UserId>("after_id").value_or(UserId{});
        if (!query.ok())
            return exchange->fail(query.error());
        members.list(exchange->caller(), exchange->id<RoomId>(0), after, limit,
                     exchange->reply<QList<Member>>([](const QList<Member> &all) {
                         return HttpReply::json(listJson(QLatin1String("members"), all));
                     }));
    };
    const auto add = [&members](const ExchangePtr &exchange) {
        const auto member = exchange->readBody(addRoomMemberRequestFromJson);
        if (!member)
            return exchange->fail(member.error());
        members.add(exchange->caller(), exchange->id<RoomId>(0), member->userId, member->role,
                    exchange->reply<AddedMember>([](const AddedMember &added) {
                        return HttpReply::json(memberJson(added.member), added.added ? 201 : 200);
                    }));
    };
    const auto setRole = [&members](const ExchangePtr &exchange) {
        const auto role = exchange->readBody(roleFromJson);
        if (!role)
            return exchange->fail(role.error());
        members.setRole(
            exchange->caller(), exchange->id<RoomId>(0), exchange->id<UserId>(1), *role,
            exchange->reply<Member>([](const Member &member) { return HttpReply::json(memberJson(member)); }));
    };
    const auto remove = [&members](const ExchangePtr &exchange) {
        members.remove(exchange->caller(), exchange->id<RoomId>(0), exchange->id<UserId>(1), exchange->replyDone());
    };

    return {
        {"POST", QStringLiteral("/api/chat/rooms/{id}/join"), Access::Session, join},
        {"POST", QStringLiteral("/api/chat/rooms/{id}/leave"), Access::Session, leave},
        {"GET", QStringLiteral("/api/chat/rooms/{id}/members"), Access::Session, list},
        {"POST", QStringLiteral("/api/chat/rooms/{id}/members"), Access::Session, add},
        {"PATCH", QStringLiteral("/api/chat/rooms/{id}/members/{id}"), Access::Session, setRole},
        {"DELETE", QStringLiteral("/api/chat/rooms/{id}/members/{id}"), Access::Session, remove},
    };
}

}  // namespace parlor
