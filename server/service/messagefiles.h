// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/message.h"
#include "store/writetransaction.h"

/// Which messages and profiles have which files. All of it within one write.
namespace parlor {

/// The files that somebody wants to put into a message: their own and whole, else InvalidFields.
Result<QList<Attachment>> attachmentsOf(Database &database, UserId user, const QList<FileId> &files);
/// The message that was just stored has its attachments, whether they were uploaded for it or copied from a
/// message that was forwarded: its room may read them, and they stay.
void useFiles(WriteTransaction &transaction, const Message &message);
/// It has them no more. What nothing else has is removed at once, for its uploader too.
void releaseFiles(WriteTransaction &transaction, MessageId message);
/// The same for all messages of a room.
void releaseFilesOf(WriteTransaction &transaction, RoomId room);

/// Their own, whole, and a picture; else InvalidFields.
Status checkAvatar(Database &database, UserId user, FileId file);
/// After the profile was stored.
void changeAvatar(WriteTransaction &transaction, std::optional<FileId> before, std::optional<FileId> now);

}  // namespace parlor
