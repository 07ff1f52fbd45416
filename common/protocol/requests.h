// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/message.h"
#include "model/room.h"
#include "model/user.h"
#include "model/workspace.h"
#include "protocol/cursor.h"

#include <QJsonObject>

/// Bodies of requests and answers, both ways: the client writes what the server reads.
namespace parlor {

class JsonReader;

struct RegisterRequest {
    QString username;
    QString password;
    QString displayName;
    QString invite;
    bool operator==(const RegisterRequest &) const = default;
};
struct LoginRequest {
    QString username;
    QString password;
    QString deviceName;
    bool operator==(const LoginRequest &) const = default;
};
/// Answer to register, login and refresh.
struct Grant {
    User user;
    QString accessToken;
    int expiresInSeconds = 0;
    QString refreshToken;
    bool operator==(const Grant &) const = default;
};
/// PATCH of one's own profile; what is not set stays.
struct UpdateProfileRequest {
    std::optional<QString> displayName;
    std::optional<QString> statusText;
    /// Set to a set or an empty inner value: change it, or take it away.
    std::optional<std::optional<Timestamp>> statusUntil;
    std::optional<std::optional<FileId>> avatarFileId;  ///< the same
    bool operator==(const UpdateProfileRequest &) const = default;
};
struct CreateWorkspaceRequest {
    QString name;
    bool operator==(const CreateWorkspaceRequest &) const = default;
};
/// PATCH of a workspace; what is not set stays.
struct UpdateWorkspaceRequest {
    std::optional<QString> name;
    bool operator==(const UpdateWorkspaceRequest &) const = default;
};
/// Somebody is to be a member of a room or a workspace.
struct AddMemberRequest {
    UserId userId;
    Role role = Role::Member;
    bool operator==(const AddMemberRequest &) const = default;
};
struct CreateRoomRequest {
    WorkspaceId workspaceId;
    RoomKind kind = RoomKind::Group;
    QString name;
    QString topic;
    QList<UserId> memberIds;
    bool operator==(const CreateRoomRequest &) const = default;
};
/// PATCH of a room; what is not set stays.
struct UpdateRoomRequest {
    std::optional<QString> name;
    std::optional<QString> topic;
    std::optional<Audience> posting;
    std::optional<Audience> pinning;
    std::optional<Audience> mentionAll;
    std::optional<bool> archived;
    bool operator==(const UpdateRoomRequest &) const = default;
};
/// What a bot asks to be decided.
struct ActionDraft {
    QString title;
    QString details;
    QStringList choices;
    std::optional<Timestamp> expiresAt;
    bool operator==(const ActionDraft &) const = default;
};
struct ComposeRequest {
    ClientKey clientKey;
    QString body;
    std::optional<MessageId> replyTo;
    QList<FileId> attachmentIds;
    std::optional<MessageId> forwardOf;
    std::optional<ActionDraft> action = std::nullopt;  ///< bots only
    bool operator==(const ComposeRequest &) const = default;
};
struct EditRequest {
    QString body;
    std::optional<Revision> baseRevision;
    bool operator==(const EditRequest &) const = default;
};
struct ReadPosition {
    Seq lastReadSeq = 0;
    int unread = 0;
    bool operator==(const ReadPosition &) const = default;
};
struct MessagePage {
    QList<Message> messages;
    bool hasMoreBefore = false;
    bool hasMoreAfter = false;
    bool operator==(const MessagePage &) const = default;
};

struct Limits {
    int messageLength = 10000;
    qint64 bodyBytes = 1048576;
    qint64 fileBytes = 104857600;
    int page = 200;
    int clientKeyLength = 64;
    bool operator==(const Limits &) const = default;
};
enum class Registration { Open, Invite, Closed };
struct ServerInfo {
    QString name;
    QString version;
    int protocol = 1;
    QString epoch;
    QString tlsFingerprint;
    Registration registration = Registration::Open;
    Limits limits;
    bool operator==(const ServerInfo &) const = default;
};

struct SyncRoom {
    Room room;
    QList<Member> members;
    QList<Message> messages;
    bool operator==(const SyncRoom &) const = default;
};
/// One consistent picture of all that the caller may see, at `cursor`.
struct SyncPicture {
    Cursor cursor;
    User me;
    ServerInfo server;
    QList<UserId> ignored;
    QList<Workspace> workspaces;
    QList<User> users;
    QList<SyncRoom> rooms;
    bool operator==(const SyncPicture &) const = default;
};

QJsonObject toJson(const RegisterRequest &request);
QJsonObject toJson(const LoginRequest &request);
QJsonObject toJson(const Grant &grant);
QJsonObject toJson(const UpdateProfileRequest &request);
QJsonObject toJson(const CreateWorkspaceRequest &request);
QJsonObject toJson(const UpdateWorkspaceRequest &request);
QJsonObject toJson(const AddMemberRequest &request);
QJsonObject toJson(const CreateRoomRequest &request);
QJsonObject toJson(const UpdateRoomRequest &request);
QJsonObject toJson(const ComposeRequest &request);
QJsonObject toJson(const EditRequest &request);
QJsonObject toJson(const ActionDraft &draft);
QJsonObject toJson(const ReadPosition &position);
QJsonObject toJson(const MessagePage &page);
QJsonObject toJson(const ServerInfo &info);
QJsonObject toJson(const SyncPicture &picture);

/// Requests: InvalidFields names every bad field; the bounds are those of the protocol.
Result<RegisterRequest> registerRequestFromJson(const QJsonObject &object);
Result<LoginRequest> loginRequestFromJson(const QJsonObject &object);
Result<UpdateProfileRequest> updateProfileRequestFromJson(const QJsonObject &object);
Result<CreateWorkspaceRequest> createWorkspaceRequestFromJson(const QJsonObject &object);
Result<UpdateWorkspaceRequest> updateWorkspaceRequestFromJson(const QJsonObject &object);
/// A workspace has guests, a room has none: there `guest` is refused.
Result<AddMemberRequest> addWorkspaceMemberRequestFromJson(const QJsonObject &object);
Result<AddMemberRequest> addRoomMemberRequestFromJson(const QJsonObject &object);
/// PUT of one's settings of a room: what is missing is as it was in the beginning.
Result<RoomSettings> roomSettingsRequestFromJson(const QJsonObject &object);
Result<CreateRoomRequest> createRoomRequestFromJson(const QJsonObject &object);
Result<UpdateRoomRequest> updateRoomRequestFromJson(const QJsonObject &object);
/// `mayBeBlank`: whoever knows the message decides whether it may, as one that carries files may.
Result<EditRequest> editRequestFromJson(const QJsonObject &object, const Limits &limits, bool mayBeBlank = false);
/// `action` is read where a bot sent it and ignored where a person did.
enum class ComposedBy { Person, Bot };
Result<ComposeRequest> composeRequestFromJson(const QJsonObject &object, const Limits &limits,
                                              ComposedBy by = ComposedBy::Person);
/// The draft in a required field; what is wrong with it is noted in the reader.
ActionDraft actionDraftFrom(JsonReader &reader, QLatin1String name);

Result<Grant> grantFromJson(const QJsonObject &object);
Result<ReadPosition> readPositionFromJson(const QJsonObject &object);
Result<MessagePage> messagePageFromJson(const QJsonObject &object);
Result<ServerInfo> serverInfoFromJson(const QJsonObject &object);
Result<SyncPicture> syncPictureFromJson(const QJsonObject &object);

}  // namespace parlor
