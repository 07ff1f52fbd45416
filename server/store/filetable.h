// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QSet>

namespace parlor {

/// A file that is whole.
struct FileRow {
    FileId id;
    UserId owner;  ///< who uploaded it
    QString key;   ///< where its bytes lie
    QString name;
    QString type;  ///< as sniffed
    qint64 size = 0;
    int width = 0;  ///< pixels; 0: no picture
    int height = 0;
    QByteArray sha256;
    Timestamp createdAt;
};

/// Files that are whole, and which messages have them. What is removed is not found any more, though its bytes
/// may still lie there.
class FileTable
{
public:
    explicit FileTable(Database &database) : m_database(database) {}

    /// All of `file` but its id, which is answered. It is not used from its making on.
    FileId insert(const FileRow &file);
    std::optional<FileRow> find(FileId id);
    /// Its uploader, members of a room that has a message with it, and, of an avatar, those who share a
    /// workspace with whom it shows.
    bool isReadable(FileId id, UserId user);
    /// Whether a message or a profile has it.
    bool isUsed(FileId id);
    void setUsed(FileId id);
    void remove(FileId id, Timestamp at);
    /// Bytes of the files that this person uploaded and nothing uses.
    qint64 unusedBytesOf(UserId user);
    QList<FileId> unusedSince(Timestamp before, int limit);

    /// Those that are removed, with their keys.
    QList<std::pair<FileId, QString>> removed(int limit);
    /// The row goes as well.
    void forget(FileId id);
    /// Of files and of uploads that are not finished.
    QSet<QString> keys();

    void link(FileId file, MessageId message, RoomId room);
    QList<FileId> ofMessage(MessageId message);
    QList<FileId> ofRoom(RoomId room);
    void unlinkMessage(MessageId message);
    void unlinkRoom(RoomId room);

private:
    QList<FileId> ids(Query &query);

    Database &m_database;
};

}  // namespace parlor
