// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/message.h"
#include "store/database.h"

#include <map>

namespace parlor {

/// What the index needs to know of a message.
struct SearchableMessage {
    MessageId id;
    RoomId room;
    UserId sender;
    MessageKind kind = MessageKind::User;
    Timestamp createdAt;
    QString body;

    /// Of a row that begins with these columns at `first`.
    static SearchableMessage read(const Query &query, int first);
};

/// The words of the store's messages, in a file beside it that can be made again at any time. It answers with
/// the messages that may fit; whoever asks reads them and looks.
class SearchIndex
{
public:
    /// The index beside a store, for its one writer. One that belongs to another store (`epoch`), knows more
    /// messages than there are, was made by other rules or cannot be read is thrown away.
    static Result<std::unique_ptr<Database>> open(const QString &file, const QString &epoch, MessageId newest);
    /// Makes it visible to a connection to the store.
    static Status attach(Database &store, const QString &file);

    explicit SearchIndex(Database &database) : m_database(database) {}

    /// Beside what was added under the same id before.
    void add(const SearchableMessage &message);
    /// Exactly what was added once.
    void forget(const SearchableMessage &message);
    /// To be called before the commit.
    void finish();

    /// How far it has come: numbers by name, 0 where never set.
    qint64 number(const QString &name);
    void setNumber(const QString &name, qint64 value);

    /// Where messages between two moments, exclusive, can be; nothing where none is.
    struct Bounds {
        MessageId first;
        MessageId last;
    };
    std::optional<Bounds> bounds(std::optional<Timestamp> after, std::optional<Timestamp> before);

private:
    struct Span {
        Timestamp first;
        Timestamp last;
    };
    Database &m_database;
    std::map<qint64, Span> m_spans;
};

}  // namespace parlor
