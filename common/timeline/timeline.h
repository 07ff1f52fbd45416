// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/changeset.h"
#include "timeline/row.h"

#include <QList>
#include <memory>

namespace parlor {

/// A message that was composed here and stored in the outbox, before the server knows of it.
struct PendingMessage {
    ClientKey clientKey;
    quint64 order = 0;  ///< of composing: unique and growing within the outbox, below 2^63
    QString body;
    std::optional<MessageId> replyTo;
    QList<Attachment> attachments;
    Timestamp composedAt;
    DeliveryState state = DeliveryState::Queued;  ///< Queued, Sending or Failed
    std::optional<Error> failure;
};

/// The only place where a message of one room becomes a row. Everything that anybody learns about a
/// message is told here, in any order and any number of times; the list depends on the set of things
/// told alone. No clock, network, thread or widget of its own; use it from one thread.
///
/// Who says what:
///   compose/setDelivery/discard   the outbox
///   place                         the answer to a POST, new_message, a page, a sync: "this stands in the room"
///   update                        edited, deleted, reaction, action: "this is how it looks", which never
///                                 brings a message from far outside the window into it: it waits as an orphan,
///                                 unless it was composed here
///   setHead                       "the room's last seq is at least this"
///   setReplyCount, setReadMark    what has no revision; the larger wins
///
/// Each answers with the minimal steps from the list before to the list after. docs/timeline.md tells why.
///
/// The outbox is one source with an order of its own: of two setDelivery the later counts. So are the two
/// ways to lose a reader or everything, removeReader and restart, which undo what was told before them.
/// What a server must never say is dropped: a message of another room, without id or seq, or with the seq
/// of another message. Seq, sender, kind and client key of a message are those of its first
/// picture.
class Timeline
{
public:
    Timeline(RoomId room, UserId self);
    ~Timeline();
    Timeline(Timeline &&) noexcept;
    Timeline &operator=(Timeline &&) noexcept;

    int size() const;
    RowPtr at(int index) const;
    /// Index of a row, -1 if there is none.
    int indexOf(MessageId id) const;
    int indexOf(const ClientKey &ownKey) const;
    int indexOfRow(RowId row) const;
    int indexOfSeq(Seq seq) const;  ///< of the message, or of the gap that covers it
    /// The first place in the list; 0 while nothing is confirmed. Older history is no gap.
    Seq firstSeq() const;
    /// The highest seq that anything told of; 0 while nothing did.
    Seq head() const;
    /// The best picture known of a message, in the list or waiting.
    std::optional<Message> find(MessageId id) const;
    /// Who has read up to here, the sender and oneself left out.
    QList<UserId> readBy(Seq seq) const;

    /// Adds nothing where the key was composed before, discarded or confirmed.
    ChangeSet compose(const PendingMessage &message);
    /// Queued, Sending or Failed (then with the reason). Ignored where the message is confirmed or unknown.
    ChangeSet setDelivery(const ClientKey &key, DeliveryState state, std::optional<Error> failure = {});
    /// Takes a pending message off the list; a confirmed one stays.
    ChangeSet discard(const ClientKey &key);

    ChangeSet place(const QList<Message> &messages);
    ChangeSet place(const Message &message);
    ChangeSet update(const Message &message);
    ChangeSet setHead(Seq lastSeq);
    ChangeSet setReplyCount(MessageId root, int count);
    ChangeSet setReadMark(UserId user, Seq lastReadSeq);
    /// Who left the room no longer counts among those who read.
    ChangeSet removeReader(UserId user);

    /// Forgets everything that the server said and keeps what is pending: the server was replaced.
    ChangeSet restart();

    /// Aborts with a message where an invariant is broken (a row twice, an index that lies, wrong order, a
    /// gap wrong or missing, an orphan that has a place). Linear; debug builds and tests.
    void checkInvariants() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace parlor
