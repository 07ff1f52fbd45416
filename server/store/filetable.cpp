// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filetable.h"

namespace parlor {

FileId FileTable::insert(const FileRow &file)
{
    m_database.query("file_insert")
        .bind(file.owner, file.key, file.name, file.type, file.size, file.width, file.height, file.sha256,
              file.createdAt)
        .run();
    return FileId{m_database.lastInsertId()};
}

std::optional<FileRow> FileTable::find(FileId id)
{
    Query query = m_database.query("file_find");
    query.bind(id);
    if (!query.next())
        return std::nullopt;
    FileRow file;
    file.id = query.id<FileId>(0);
    file.owner = query.id<UserId>(1);
    file.key = query.text(2);
    file.name = query.text(3);
    file.type = query.text(4);
    file.size = query.integer(5);
    file.width = int(query.integer(6));
    file.height = int(query.integer(7));
    file.sha256 = query.bytes(8);
    file.createdAt = query.time(9);
    return file;
}

bool FileTable::isReadable(FileId id, UserId user)
{
    Query query = m_database.query("file_readable");
    query.bind(id, user);
    return query.next();
}

bool FileTable::isUsed(FileId id)
{
    Query query = m_database.query("file_is_used");
    query.bind(id);
    return query.next() && query.boolean(0);
}

void FileTable::setUsed(FileId id)
{
    m_database.query("file_set_used").bind(id).run();
}

void FileTable::remove(FileId id, Timestamp at)
{
    m_database.query("file_remove").bind(id, at).run();
}

qint64 FileTable::unusedBytesOf(UserId user)
{
    Query query = m_database.query("file_unused_of");
    query.bind(user);
    return query.next() ? query.integer(0) : 0;
}

QList<FileId> FileTable::unusedSince(Timestamp before, int limit)
{
    Query query = m_database.query("file_unused");
    query.bind(before, limit);
    return ids(query);
}

QList<std::pair<FileId, QString>> FileTable::removed(int limit)
{
    Query query = m_database.query("file_removed");
    query.bind(limit);
    QList<std::pair<FileId, QString>> list;
    while (query.next())
        list.append({query.id<FileId>(0), query.text(1)});
    return list;
}

void FileTable::forget(FileId id)
{
    m_database.query("file_forget").bind(id).run();
}

QSet<QString> FileTable::keys()
{
    Query query = m_database.query("file_keys");
    QSet<QString> keys;
    while (query.next())
        keys.insert(query.text(0));
    return keys;
}

void FileTable::link(FileId file, MessageId message, RoomId room)
{
    m_database.query("message_file_insert").bind(file, message, room).run();
}

QList<FileId> FileTable::ofMessage(MessageId message)
{
    Query query = m_database.query("message_file_list");
    query.bind(message);
    return ids(query);
}

QList<FileId> FileTable::ofRoom(RoomId room)
{
    Query query = m_database.query("message_file_list_room");
    query.bind(room);
    return ids(query);
}

void FileTable::unlinkMessage(MessageId message)
{
    m_database.query("message_file_delete").bind(message).run();
}

void FileTable::unlinkRoom(RoomId room)
{
    m_database.query("message_file_delete_room").bind(room).run();
}

QList<FileId> FileTable::ids(Query &query)
{
    QList<FileId> list;
    while (query.next())
        list.append(query.id<FileId>(0));
    return list;
}

}  // namespace parlor
