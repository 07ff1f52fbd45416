// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/messagefiles.h"

#include "service/filetype.h"
#include "service/refusal.h"
#include "store/filetable.h"

namespace parlor {

namespace {

void removeUnused(WriteTransaction &transaction, const QList<FileId> &released)
{
    FileTable files(transaction.database());
    for (const FileId file : released) {
        if (!files.isUsed(file))
            files.remove(file, transaction.now());
    }
}

}  // namespace

Result<QList<Attachment>> attachmentsOf(Database &database, UserId user, const QList<FileId> &files)
{
    QList<Attachment> attachments;
    for (const FileId id : files) {
        const std::optional<FileRow> file = FileTable(database).find(id);
        if (!file || file->owner != user)
            return refusal::badField(QStringLiteral("attachment_ids"), QStringLiteral("There is no such file"));
        attachments.append({file->id, file->name, file->type, file->size, file->width, file->height});
    }
    return attachments;
}

void useFiles(WriteTransaction &transaction, const Message &message)
{
    FileTable files(transaction.database());
    for (const Attachment &attachment : message.attachments) {
        files.link(attachment.id, message.id, message.roomId);
        files.setUsed(attachment.id);
    }
}

void releaseFiles(WriteTransaction &transaction, MessageId message)
{
    FileTable files(transaction.database());
    const QList<FileId> released = files.ofMessage(message);
    files.unlinkMessage(message);
    removeUnused(transaction, released);
}

void releaseFilesOf(WriteTransaction &transaction, RoomId room)
{
    FileTable files(transaction.database());
    const QList<FileId> released = files.ofRoom(room);
    files.unlinkRoom(room);
    removeUnused(transaction, released);
}

Status checkAvatar(Database &database, UserId user, FileId file)
{
    const std::optional<FileRow> row = FileTable(database).find(file);
    if (row && row->owner == user && filetype::isPicture(row->type))
        return Done{};
    return refusal::badField(QStringLiteral("avatar_file_id"), QStringLiteral("There is no such picture"));
}

void changeAvatar(WriteTransaction &transaction, std::optional<FileId> before, std::optional<FileId> now)
{
    if (now)
        FileTable(transaction.database()).setUsed(*now);
    if (before && before != now)
        removeUnused(transaction, {*before});
}

}  // namespace parlor
