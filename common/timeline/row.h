// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/message.h"
#include "timeline/rowid.h"

#include <QSharedData>
#include <memory>
#include <optional>

namespace parlor {

/// How far a message has come. Own confirmed messages are Sent or Read; those of others, and what the
/// system says, are Received. Queued, Sending and Failed are pending.
enum class DeliveryState : quint8 { Queued, Sending, Sent, Read, Failed, Received };

/// Consecutive messages that the server has and we have not.
struct Gap {
    Seq from = 0;
    Seq to = 0;
    bool operator==(const Gap &) const = default;
};

class Row;
/// Shared, never changed; null is none. Half the size of a std::shared_ptr, which counts with a million rows.
using RowPtr = QExplicitlySharedDataPointer<const Row>;

/// One line of the list: a message (confirmed, or pending with id and seq 0) or a gap.
/// Immutable once in the list: a change puts another Row of the same id in its place. It keeps what few
/// messages have behind one pointer, since a room may have a million rows; message() puts it together.
class Row : public QSharedData
{
public:
    static RowPtr ofGap(RowId rowId, Gap gap);
    /// `failure` only with Failed.
    static RowPtr ofMessage(RowId rowId, const Message &message, DeliveryState state,
                            std::optional<Error> failure = {});

    RowId rowId() const { return m_rowId; }
    bool isGap() const { return m_isGap; }
    bool isPending() const { return !m_isGap && m_number == 0; }

    /// Nothing for a message.
    std::optional<Gap> gap() const { return m_isGap ? std::optional(Gap{Seq(m_seq), m_number}) : std::nullopt; }
    /// The seqs that the row stands for: a gap's range, a message's own seq twice (0 while pending).
    Seq firstSeq() const { return m_seq; }
    Seq lastSeq() const { return m_isGap ? m_number : m_seq; }

    /// The whole picture; an empty one for a gap. Costs a copy: keep it while you read several fields
    /// that have no function of their own below.
    Message message() const;
    MessageId id() const { return m_isGap ? MessageId{} : MessageId{m_number}; }
    Seq seq() const { return m_isGap ? 0 : m_seq; }
    Revision revision() const { return m_revision; }
    const ClientKey &clientKey() const { return m_clientKey; }
    UserId senderId() const { return m_senderId; }
    MessageKind kind() const { return m_kind; }
    const QString &body() const { return m_body; }
    std::optional<MessageId> replyTo() const { return m_replyTo.isValid() ? std::optional(m_replyTo) : std::nullopt; }
    std::optional<MessageId> rootId() const { return m_rootId.isValid() ? std::optional(m_rootId) : std::nullopt; }
    int replyCount() const { return m_replyCount; }
    Timestamp createdAt() const { return m_createdAt; }
    bool isDeleted() const { return m_seldom && m_seldom->deletedAt; }

    DeliveryState state() const { return m_state; }
    /// With Failed: why.
    std::optional<Error> failure() const;

    /// The same row, changed in one respect.
    RowPtr withState(DeliveryState state, std::optional<Error> failure = {}) const;
    RowPtr withReplyCount(int count) const;
    /// Another picture of the same message: place, sender, key and the larger reply count stay.
    RowPtr withPicture(const Message &picture) const;

    bool operator==(const Row &other) const;

private:
    struct Seldom : QSharedData {
        Mentions mentions;
        QList<Attachment> attachments;
        QList<Reaction> reactions;
        QJsonObject system;
        QJsonObject action;
        std::optional<Timestamp> editedAt;
        std::optional<Timestamp> deletedAt;
        std::shared_ptr<const ForwardedFrom> forwardedFrom;  // null: none
        std::shared_ptr<const Error> failure;                // null: none

        Seldom(const Message &message, std::optional<Error> why);
        bool equals(const Seldom &other) const;
    };
    static bool hasSeldom(const Message &message);
    static Row *create(RowId rowId, const Message &message, DeliveryState state, std::optional<Error> failure);

    // Laid out without holes, since there may be a million. Places are below 2^53: what is small fits beside.
    qint32 m_replyCount = 0;
    RowId m_rowId = 0;
    Seq m_seq : 54 = 0;  // of a gap: its first
    MessageKind m_kind : 4 = MessageKind::User;
    DeliveryState m_state : 4 = DeliveryState::Received;
    bool m_isGap : 1 = false;
    qint64 m_number = 0;  // of a message: its id; of a gap: its last seq
    Revision m_revision = 0;
    RoomId m_roomId;
    UserId m_senderId;
    MessageId m_replyTo;  // 0: none
    MessageId m_rootId;   // 0: none
    Timestamp m_createdAt;
    QString m_body;
    ClientKey m_clientKey;
    QExplicitlySharedDataPointer<const Seldom> m_seldom;  // null: all empty
};

}  // namespace parlor
