// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/event.h"

#include "protocol/eventtypes.h"
#include "protocol/json.h"
#include "protocol/wire.h"

namespace parlor {

using namespace wire;

namespace {

QJsonObject messageData(const Message &message)
{
    return {{u"message"_s, toJson(message)}};
}

QJsonObject withWorkspace(QJsonObject data, const std::optional<WorkspaceId> &workspace)
{
    if (workspace)
        data.insert("workspace_id"_L1, workspace->value);
    return data;
}

struct DataWriter {
    QJsonObject operator()(const event::NewMessage &e) const { return messageData(e.message); }
    QJsonObject operator()(const event::MessageEdited &e) const { return messageData(e.message); }
    QJsonObject operator()(const event::MessageDeleted &e) const { return messageData(e.message); }
    QJsonObject operator()(const event::ActionUpdated &e) const { return messageData(e.message); }
    QJsonObject operator()(const event::ReactionChanged &e) const
    {
        return {{u"message"_s, toJson(e.message)}, {u"emoji"_s, e.emoji}, {u"user_ids"_s, idList(e.userIds)}};
    }
    QJsonObject operator()(const event::MessageRead &e) const
    {
        return {{u"user_id"_s, e.userId.value}, {u"last_read_seq"_s, e.lastReadSeq}};
    }
    QJsonObject operator()(const event::RoomCreated &e) const { return {{u"room"_s, toJson(e.room)}}; }
    QJsonObject operator()(const event::RoomUpdated &e) const { return {{u"room"_s, toJson(e.room)}}; }
    QJsonObject operator()(const event::RoomDeleted &) const { return {}; }
    QJsonObject operator()(const event::MemberAdded &e) const
    {
        const QJsonValue room = e.room ? QJsonValue(toJson(*e.room)) : QJsonValue();
        return withWorkspace({{u"user"_s, toJson(e.user)}, {u"role"_s, wireName(e.role)}, {u"room"_s, room}},
                             e.workspaceId);
    }
    QJsonObject operator()(const event::MemberRemoved &e) const
    {
        return withWorkspace({{u"user_id"_s, e.userId.value}, {u"by"_s, idOrNull(e.by)}}, e.workspaceId);
    }
    QJsonObject operator()(const event::MemberUpdated &e) const
    {
        return withWorkspace({{u"user"_s, toJson(e.user)}, {u"role"_s, wireName(e.role)}}, e.workspaceId);
    }
    QJsonObject operator()(const event::UserUpdated &e) const { return {{u"user"_s, toJson(e.user)}}; }
    QJsonObject operator()(const event::PinsChanged &e) const { return {{u"message_ids"_s, idList(e.messageIds)}}; }
    QJsonObject operator()(const event::RoomSettingsChanged &e) const { return {{u"settings"_s, toJson(e.settings)}}; }
    QJsonObject operator()(const event::ReadState &e) const
    {
        return {{u"last_read_seq"_s, e.lastReadSeq}, {u"explicit"_s, e.isExplicit}};
    }
    QJsonObject operator()(const event::IgnoredChanged &e) const { return {{u"user_ids"_s, idList(e.userIds)}}; }
    QJsonObject operator()(const event::WorkspaceUpdated &e) const
    {
        QJsonObject workspace = toJson(e.workspace);
        workspace.remove("role"_L1);
        return {{u"workspace"_s, workspace}};
    }
    QJsonObject operator()(const event::Typing &e) const
    {
        return {{u"user_id"_s, e.userId.value}, {u"typing"_s, e.typing}};
    }
    QJsonObject operator()(const event::PresenceChanged &e) const { return toJson(e.presence); }
    QJsonObject operator()(const event::RoomState &e) const
    {
        return {{u"is_processing"_s, e.isProcessing}, {u"user_id"_s, idOrNull(e.userId)}};
    }
    QJsonObject operator()(const event::Unknown &e) const { return e.data; }
};

}  // namespace

QString eventType(const event::Payload &payload)
{
    if (const auto *unknown = std::get_if<event::Unknown>(&payload))
        return unknown->type;
    return QLatin1String(kEventTypes[payload.index()]);
}

bool isDurable(const event::Payload &payload)
{
    return !std::holds_alternative<event::Typing>(payload) && !std::holds_alternative<event::PresenceChanged>(payload)
           && !std::holds_alternative<event::RoomState>(payload) && !std::holds_alternative<event::Unknown>(payload);
}

QJsonObject dataJson(const event::Payload &payload)
{
    return std::visit(DataWriter{}, payload);
}

QJsonObject toJson(const Event &event)
{
    QJsonObject data = dataJson(event.payload);
    if (event.root)
        data.insert("root"_L1,
                    QJsonObject{{u"id"_s, event.root->id.value}, {u"reply_count"_s, event.root->replyCount}});
    QJsonObject json{{u"type"_s, eventType(event.payload)},
                     {u"room_id"_s, idOrNull(event.roomId)},
                     {u"at"_s, event.at.toText()},
                     {u"data"_s, data}};
    if (event.cursor)
        json.insert("cursor"_L1, event.cursor->toText());
    return json;
}

}  // namespace parlor
