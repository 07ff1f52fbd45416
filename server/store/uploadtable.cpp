// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/uploadtable.h"

namespace parlor {

UploadId UploadTable::insert(const UploadRow &upload)
{
    m_database.query("upload_insert")
        .bind(upload.owner, upload.key, upload.length, upload.name, Utf8{upload.metadata}, upload.expiresAt)
        .run();
    return UploadId{m_database.lastInsertId()};
}

std::optional<UploadRow> UploadTable::find(UploadId id)
{
    Query query = m_database.query("upload_find");
    query.bind(id);
    if (!query.next())
        return std::nullopt;
    UploadRow upload;
    upload.id = query.id<UploadId>(0);
    upload.owner = query.id<UserId>(1);
    upload.key = query.text(2);
    upload.length = query.integer(3);
    upload.name = query.text(4);
    upload.metadata = query.bytes(5);
    upload.expiresAt = query.time(6);
    upload.file = query.optionalId<FileId>(7);
    return upload;
}

void UploadTable::finish(UploadId id, FileId file)
{
    m_database.query("upload_finish").bind(id, file).run();
}

void UploadTable::remove(UploadId id)
{
    m_database.query("upload_delete").bind(id).run();
}

QList<UploadId> UploadTable::expired(Timestamp now, int limit)
{
    Query query = m_database.query("upload_expired");
    query.bind(now, limit);
    QList<UploadId> ids;
    while (query.next())
        ids.append(query.id<UploadId>(0));
    return ids;
}

UploadTable::Unfinished UploadTable::unfinishedOf(UserId user)
{
    Query query = m_database.query("upload_unfinished_of");
    query.bind(user);
    if (!query.next())
        return {};
    return {query.integer(0), query.integer(1)};
}

}  // namespace parlor
