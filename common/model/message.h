// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/timestamp.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <optional>

namespace parlor {

enum class MessageKind { User, Assistant, System };

struct Reaction {
    QString emoji;
    QList<UserId> userIds;

    bool operator==(const Reaction &) const = default;
};

/// The first author of a forwarded message.
struct ForwardedFrom {
    MessageId messageId;
    RoomId roomId;
    UserId userId;
    QString displayName;

    bool operator==(const ForwardedFrom &) const = default;
};

/// A file that a message carries.
struct Attachment {
    FileId id;
    QString name;
    QString type;     ///< MIME type, as sniffed by the server
    qint64 size = 0;  ///< bytes
    int width = 0;    ///< pixels; 0: no picture, or not known
    int height = 0;

    bool operator==(const Attachment &) const = default;
};

/// Whom a message names: people, and the two groups.
struct Mentions {
    QList<UserId> userIds;
    bool all = false;
    bool here = false;

    bool operator==(const Mentions &) const = default;
};

/// One picture of a message, as the server had it at `revision`. Of two, the higher revision is right.
struct Message {
    MessageId id;
    RoomId roomId;
    Seq seq = 0;
    Revision revision = 0;
    ClientKey clientKey;  ///< empty: a system message
    UserId senderId;
    MessageKind kind = MessageKind::User;
    QString body;
    std::optional<MessageId> replyTo;
    std::optional<MessageId> rootId;
    int replyCount = 0;  ///< at the root only; grows without a revision, the larger is right
    std::optional<ForwardedFrom> forwardedFrom;
    Mentions mentions;
    QList<Attachment> attachments;
    QList<Reaction> reactions;
    QJsonObject system;  ///< of a system message: {type, …}
    QJsonObject action;  ///< empty: none
    Timestamp createdAt;
    std::optional<Timestamp> editedAt;
    std::optional<Timestamp> deletedAt;

    bool operator==(const Message &) const = default;
};

}  // namespace parlor
