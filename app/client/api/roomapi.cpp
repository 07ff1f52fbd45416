// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/roomapi.h"

#include "protocol/endpoints.h"
#include "protocol/json.h"

namespace parlor {

namespace {

constexpr int kMembersPage = 200;

const auto kReadRoom = wrapped<Room>(QLatin1String("room"), roomFromJson);

}  // namespace

void RoomApi::list(QObject *context, Reply<QList<Room>> done)
{
    m_api.call<QList<Room>>({"GET", endpoint::kRooms}, wrappedList<Room>(QLatin1String("rooms"), roomFromJson), context,
                            std::move(done));
}

void RoomApi::get(RoomId room, QObject *context, Reply<Room> done)
{
    m_api.call<Room>({"GET", endpoint::room(room)}, kReadRoom, context, std::move(done));
}

void RoomApi::create(const CreateRoomRequest &request, QObject *context, Reply<Room> done)
{
    m_api.call<Room>({"POST", endpoint::kRooms, {}, toJson(request)}, kReadRoom, context, std::move(done));
}

void RoomApi::update(RoomId room, const UpdateRoomRequest &request, QObject *context, Reply<Room> done)
{
    m_api.call<Room>({"PATCH", endpoint::room(room), {}, toJson(request)}, kReadRoom, context, std::move(done));
}

void RoomApi::join(RoomId room, QObject *context, Reply<Done> done)
{
    m_api.call<Done>({"POST", endpoint::roomAction(room, QLatin1String("join")), {}, QJsonObject()}, ignoreBody,
                     context, std::move(done));
}

void RoomApi::leave(RoomId room, QObject *context, Reply<Done> done)
{
    m_api.call<Done>({"POST", endpoint::roomAction(room, QLatin1String("leave")), {}, QJsonObject()}, ignoreBody,
                     context, std::move(done));
}

void RoomApi::members(RoomId room, QObject *context, Reply<QList<Member>> done)
{
    membersAfter(room, {}, context, done);
}

void RoomApi::membersAfter(RoomId room, const QList<Member> &known, QObject *context, const Reply<QList<Member>> &done)
{
    ApiRequest request{"GET", endpoint::roomMembers(room)};
    request.query.addQueryItem(QStringLiteral("limit"), QString::number(kMembersPage));
    if (!known.isEmpty())
        request.query.addQueryItem(QStringLiteral("after_id"), QString::number(known.last().user.id.value));
    const auto more = [this, room, known, context, done](Result<QList<Member>> page) {
        if (!page) {
            done(page.error());
            return;
        }
        const QList<Member> all = known + *page;
        if (page->size() < kMembersPage)
            done(all);
        else
            membersAfter(room, all, context, done);
    };
    m_api.call<QList<Member>>(request, wrappedList<Member>(QLatin1String("members"), memberFromJson), context, more);
}

void RoomApi::addMember(RoomId room, UserId user, QObject *context, Reply<Done> done)
{
    m_api.call<Done>({"POST", endpoint::roomMembers(room), {}, QJsonObject{{QStringLiteral("user_id"), user.value}}},
                     ignoreBody, context, std::move(done));
}

void RoomApi::removeMember(RoomId room, UserId user, QObject *context, Reply<Done> done)
{
    m_api.call<Done>({"DELETE", endpoint::roomMember(room, user)}, ignoreBody, context, std::move(done));
}

void RoomApi::read(RoomId room, Seq seq, QObject *context, Reply<ReadPosition> done)
{
    m_api.call<ReadPosition>(
        {"POST", endpoint::roomAction(room, QLatin1String("read")), {}, QJsonObject{{QStringLiteral("seq"), seq}}},
        readPositionFromJson, context, std::move(done));
}

void RoomApi::typing(RoomId room, bool typing)
{
    m_api.call<Done>({"POST",
                      endpoint::roomAction(room, QLatin1String("typing")),
                      {},
                      QJsonObject{{QStringLiteral("typing"), typing}}},
                     ignoreBody, nullptr, {});
}

}  // namespace parlor
