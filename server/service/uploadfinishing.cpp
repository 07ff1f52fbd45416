// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/uploadfinishing.h"

#include "service/blockingstore.h"
#include "service/filetype.h"
#include "store/filetable.h"

#include <sodium.h>

namespace parlor {

namespace {

constexpr qint64 kPiece = 1024 * 1024;

Error unreadable(const QFile &file)
{
    return {
        ErrorCode::Unavailable, QStringLiteral("Cannot read %1: %2").arg(file.fileName(), file.errorString()), {}, 1};
}

/// Size, hash and type of what lies there.
Status examine(const QString &path, FileRow &row)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(file);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    QByteArray head;
    QByteArray piece(kPiece, Qt::Uninitialized);
    for (;;) {
        const qint64 count = file.read(piece.data(), kPiece);
        if (count < 0)
            return unreadable(file);
        if (count == 0)
            break;
        if (row.size == 0)
            head = piece.left(std::min(count, filetype::kHeadBytes));
        row.size += count;
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char *>(piece.constData()), quint64(count));
    }
    row.sha256.resize(crypto_hash_sha256_BYTES);
    crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char *>(row.sha256.data()));
    row.type = filetype::sniff(head);
    return Done{};
}

Result<FileId> enter(WriteTransaction &transaction, const UploadRow &upload, FileRow row)
{
    UploadTable uploads(transaction.database());
    const std::optional<UploadRow> now = uploads.find(upload.id);
    if (!now)
        return {ErrorCode::NotFound, QStringLiteral("There is no such upload")};
    if (now->file)
        return *now->file;
    row.createdAt = transaction.now();
    const FileId id = FileTable(transaction.database()).insert(row);
    uploads.finish(upload.id, id);
    return id;
}

}  // namespace

Result<FileId> finishUpload(FileWorkshop &workshop, const UploadRow &upload)
{
    FileRow row;
    row.owner = upload.owner;
    row.key = upload.key;
    row.name = upload.name;
    const QString path = workshop.area.pathOf(upload.key);
    if (upload.length == 0) {
        QFile file;
        if (const Status made = workshop.area.openForAppend(upload.key, file); !made)
            return made.error();
    }
    if (const Status examined = examine(path, row); !examined)
        return examined.error();
    if (workshop.context.images && filetype::isPicture(row.type)) {
        if (const std::optional<QSize> size = workshop.context.images->sizeOf(path, row.type)) {
            row.width = size->width();
            row.height = size->height();
        }
    }
    return blocking::write<FileId>(workshop.context.writer, [upload, row](WriteTransaction &transaction) {
        return enter(transaction, upload, row);
    });
}

}  // namespace parlor
