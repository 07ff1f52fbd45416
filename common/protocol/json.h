// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/jsonreader.h"
#include "model/message.h"
#include "model/presence.h"
#include "model/room.h"
#include "model/user.h"
#include "model/workspace.h"

/// Model objects as JSON, both ways. Readers ignore fields they do not know.
namespace parlor {

QJsonObject toJson(const User &user);
QJsonObject toJson(const Workspace &workspace);
QJsonObject toJson(const Member &member);
QJsonObject toJson(const RoomInfo &room);  ///< as events carry it
QJsonObject toJson(const Room &room);      ///< as answers carry it
QJsonObject toJson(const RoomSettings &settings);
QJsonObject toJson(const Message &message);
QJsonObject toJson(const Attachment &attachment);
QJsonObject toJson(const Presence &presence);

Result<User> userFromJson(const QJsonObject &object);
Result<Workspace> workspaceFromJson(const QJsonObject &object);
Result<Member> memberFromJson(const QJsonObject &object);
Result<RoomInfo> roomInfoFromJson(const QJsonObject &object);
Result<Room> roomFromJson(const QJsonObject &object);
Result<RoomSettings> roomSettingsFromJson(const QJsonObject &object);
Result<Message> messageFromJson(const QJsonObject &object);
Result<Attachment> attachmentFromJson(const QJsonObject &object);
Result<Presence> presenceFromJson(const QJsonObject &object);

/// Names on the wire ("member", "direct", "online" …); nothing for a name that is not known.
QLatin1String wireName(Role role);
QLatin1String wireName(RoomKind kind);
QLatin1String wireName(Audience audience);
QLatin1String wireName(NotifyLevel level);
QLatin1String wireName(MessageKind kind);
QLatin1String wireName(PresenceStatus status);
std::optional<Role> roleFromName(QStringView name);
std::optional<RoomKind> roomKindFromName(QStringView name);
std::optional<Audience> audienceFromName(QStringView name);
std::optional<NotifyLevel> notifyLevelFromName(QStringView name);
std::optional<MessageKind> messageKindFromName(QStringView name);
std::optional<PresenceStatus> presenceStatusFromName(QStringView name);

}  // namespace parlor
