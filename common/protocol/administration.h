// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/action.h"
#include "model/auditentry.h"
#include "model/hook.h"
#include "model/invite.h"

/// Invitations, actions, hooks and the audit log as JSON, both ways. Readers ignore fields they do not know.
namespace parlor {

/// What is not set is as the server has it: member, a week, any number of people.
struct CreateInviteRequest {
    WorkspaceId workspaceId;
    std::optional<RoomId> roomId;
    Role role = Role::Member;
    std::optional<int> expiresInSeconds;
    std::optional<int> maxUses;
    bool operator==(const CreateInviteRequest &) const = default;
};

QJsonObject toJson(const Action &action);
QJsonObject toJson(const Invite &invite);
QJsonObject toJson(const InvitePreview &preview);
QJsonObject toJson(const Hook &hook);
QJsonObject toJson(const AuditEntry &entry);
QJsonObject toJson(const CreateInviteRequest &request);

Result<Action> actionFromJson(const QJsonObject &object);
Result<Invite> inviteFromJson(const QJsonObject &object);
Result<InvitePreview> invitePreviewFromJson(const QJsonObject &object);
Result<Hook> hookFromJson(const QJsonObject &object);
Result<AuditEntry> auditEntryFromJson(const QJsonObject &object);
/// InvalidFields names every bad field.
Result<CreateInviteRequest> createInviteRequestFromJson(const QJsonObject &object);

/// "pending" …; nothing for a name that is not known.
QLatin1String wireName(ActionStatus status);
std::optional<ActionStatus> actionStatusFromName(QStringView name);

}  // namespace parlor
