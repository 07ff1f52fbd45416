// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/administration.h"
#include "protocol/json.h"

#include <array>

namespace parlor {

namespace {

template<typename Value>
struct Name {
    Value value;
    const char *text;
};

template<typename Value, size_t Count>
using Names = std::array<Name<Value>, Count>;

constexpr Names<Role, 4> kRoles{
    {{Role::Guest, "guest"}, {Role::Member, "member"}, {Role::Admin, "admin"}, {Role::Owner, "owner"}}};
constexpr Names<RoomKind, 3> kRoomKinds{
    {{RoomKind::Direct, "direct"}, {RoomKind::Group, "group"}, {RoomKind::Channel, "channel"}}};
constexpr Names<Audience, 2> kAudiences{{{Audience::All, "all"}, {Audience::Admins, "admins"}}};
constexpr Names<NotifyLevel, 3> kNotifyLevels{
    {{NotifyLevel::All, "all"}, {NotifyLevel::Mentions, "mentions"}, {NotifyLevel::None, "none"}}};
constexpr Names<MessageKind, 3> kMessageKinds{
    {{MessageKind::User, "user"}, {MessageKind::Assistant, "assistant"}, {MessageKind::System, "system"}}};
constexpr Names<PresenceStatus, 4> kPresenceStatuses{{{PresenceStatus::Offline, "offline"},
                                                      {PresenceStatus::Online, "online"},
                                                      {PresenceStatus::Away, "away"},
                                                      {PresenceStatus::DoNotDisturb, "dnd"}}};
constexpr Names<ActionStatus, 4> kActionStatuses{{{ActionStatus::Pending, "pending"},
                                                  {ActionStatus::Approved, "approved"},
                                                  {ActionStatus::Declined, "declined"},
                                                  {ActionStatus::Expired, "expired"}}};

template<typename Value, size_t Count>
QLatin1String nameOf(const Names<Value, Count> &names, Value value)
{
    const auto it = std::find_if(names.begin(), names.end(), [value](const auto &name) { return name.value == value; });
    Q_ASSERT(it != names.end());
    return QLatin1String(it->text);
}

template<typename Value, size_t Count>
std::optional<Value> valueOf(const Names<Value, Count> &names, QStringView text)
{
    const auto it = std::find_if(names.begin(), names.end(),
                                 [text](const auto &name) { return text == QLatin1String(name.text); });
    return it == names.end() ? std::nullopt : std::optional(it->value);
}

}  // namespace

QLatin1String wireName(Role role)
{
    return nameOf(kRoles, role);
}
QLatin1String wireName(RoomKind kind)
{
    return nameOf(kRoomKinds, kind);
}
QLatin1String wireName(Audience audience)
{
    return nameOf(kAudiences, audience);
}
QLatin1String wireName(NotifyLevel level)
{
    return nameOf(kNotifyLevels, level);
}
QLatin1String wireName(MessageKind kind)
{
    return nameOf(kMessageKinds, kind);
}
QLatin1String wireName(PresenceStatus status)
{
    return nameOf(kPresenceStatuses, status);
}
QLatin1String wireName(ActionStatus status)
{
    return nameOf(kActionStatuses, status);
}

std::optional<Role> roleFromName(QStringView name)
{
    return valueOf(kRoles, name);
}
std::optional<RoomKind> roomKindFromName(QStringView name)
{
    return valueOf(kRoomKinds, name);
}
std::optional<Audience> audienceFromName(QStringView name)
{
    return valueOf(kAudiences, name);
}
std::optional<NotifyLevel> notifyLevelFromName(QStringView name)
{
    return valueOf(kNotifyLevels, name);
}
std::optional<MessageKind> messageKindFromName(QStringView name)
{
    return valueOf(kMessageKinds, name);
}
std::optional<PresenceStatus> presenceStatusFromName(QStringView name)
{
    return valueOf(kPresenceStatuses, name);
}
std::optional<ActionStatus> actionStatusFromName(QStringView name)
{
    return valueOf(kActionStatuses, name);
}

}  // namespace parlor
