// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace parlor {

using UploadId = Id<struct UploadTag>;

/// A file on its way here. How much of it has come is not written down: the length of what lies there tells.
struct UploadRow {
    UploadId id;
    UserId owner;
    QString key;
    qint64 length = 0;  ///< of the whole
    QString name;
    QByteArray metadata;  ///< Upload-Metadata as the client wrote it
    Timestamp expiresAt;
    std::optional<FileId> file;  ///< none: not yet whole
};

/// Uploads, until they expire.
class UploadTable
{
public:
    explicit UploadTable(Database &database) : m_database(database) {}

    /// All of `upload` but its id, which is answered.
    UploadId insert(const UploadRow &upload);
    std::optional<UploadRow> find(UploadId id);
    void finish(UploadId id, FileId file);
    void remove(UploadId id);
    QList<UploadId> expired(Timestamp now, int limit);

    struct Unfinished {
        qint64 count = 0;
        qint64 bytes = 0;  ///< when they will be whole
    };
    Unfinished unfinishedOf(UserId user);

private:
    Database &m_database;
};

}  // namespace parlor
