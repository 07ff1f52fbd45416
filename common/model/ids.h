// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <compare>

namespace parlor {

/// A positive integer below 2^53 that names one kind of thing; 0 is none.
template<typename Tag>
struct Id {
    qint64 value = 0;

    auto operator<=>(const Id &) const = default;
    bool isValid() const { return value > 0; }
};

template<typename Tag>
size_t qHash(Id<Tag> id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

using UserId = Id<struct UserTag>;
using SessionId = Id<struct SessionTag>;
using WorkspaceId = Id<struct WorkspaceTag>;
using RoomId = Id<struct RoomTag>;
using MessageId = Id<struct MessageTag>;
using FileId = Id<struct FileTag>;
using ActionId = Id<struct ActionTag>;

/// Place of a message in its room: 1, 2, 3 … without holes.
using Seq = qint64;
/// The event id of an object's last change; the higher one is right.
using Revision = qint64;
/// Place of an event in the store's log: 1, 2, 3 … without holes.
using EventId = qint64;

/// Made once by the client for a composed message: 8–64 of A-Z a-z 0-9 - _.
struct ClientKey {
    QString text;

    bool operator==(const ClientKey &) const = default;
    bool isEmpty() const { return text.isEmpty(); }
    /// Whether the text is one that the protocol takes.
    bool isValid() const;
};

inline size_t qHash(const ClientKey &key, size_t seed = 0)
{
    return ::qHash(key.text, seed);
}

}  // namespace parlor
