// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/fileservice.h"

#include "service/filetype.h"
#include "store/readers.h"
#include "store/store.h"

#include <QSaveFile>

namespace parlor {

namespace {

constexpr int kPreviewSide = 512;
constexpr qint64 kLargestPicture = 64 * 1024 * 1024;

Error noSuchFile()
{
    return {ErrorCode::NotFound, QStringLiteral("There is no such file"), {}, 0};
}

Error busy()
{
    return {ErrorCode::Unavailable, QStringLiteral("Too much is waiting"), {}, 1};
}

Error noPicture()
{
    return {ErrorCode::UnsupportedMediaType, QStringLiteral("There is no preview of this file"), {}, 0};
}

Result<FileRow> readable(Database &database, UserId user, FileId id)
{
    FileTable files(database);
    std::optional<FileRow> row = files.find(id);
    if (!row || !files.isReadable(id, user))
        return noSuchFile();
    return *std::move(row);
}

/// As it was made once; an empty one says that none can be made.
Result<Preview> previewFrom(const FileRow &row, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return noPicture();
    return Preview{row, filetype::sniff(bytes.left(filetype::kHeadBytes)).toLatin1(), bytes};
}

std::optional<QByteArray> kept(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
}

void keep(const QString &path, const QByteArray &bytes)
{
    // One that cannot be kept is made again the next time.
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size())
        file.commit();
}

Result<Preview> make(const FileWorkshop &workshop, const FileRow &row)
{
    const QString path = workshop.area.previewPathOf(row.key);
    if (const std::optional<QByteArray> bytes = kept(path))
        return previewFrom(row, *bytes);
    const Result<QByteArray> made = workshop.context.images->preview(workshop.area.pathOf(row.key), row.type,
                                                                     kPreviewSide);
    if (!made && made.error().code != ErrorCode::UnsupportedMediaType)
        return made.error();
    keep(path, made ? *made : QByteArray());
    return previewFrom(row, made ? *made : QByteArray());
}

}  // namespace

Status FileReader::open(const QString &path)
{
    m_file.setFileName(path);
    if (m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Done{};
    return {ErrorCode::Unavailable, QStringLiteral("Cannot read the file: %1").arg(m_file.errorString())};
}

void FileReader::read(qint64 at, qint64 count, Reply<QByteArray> reply)
{
    if (!m_workshop->disk.run([self = shared_from_this(), at, count, reply] { reply(self->readNow(at, count)); }))
        reply(busy());
}

Result<QByteArray> FileReader::readNow(qint64 at, qint64 count)
{
    QByteArray bytes;
    if (m_file.pos() == at || m_file.seek(at))
        bytes = m_file.read(count);
    if (bytes.size() == count)
        return bytes;
    return {ErrorCode::Unavailable, QStringLiteral("Cannot read the file: %1").arg(m_file.errorString())};
}

FileService::FileService(const ServiceContext &context)
    : m_workshop(std::make_shared<FileWorkshop>(context, context.store.directory()))
{
}

FileService::~FileService()
{
    m_workshop->pictures.stop();
    m_workshop->disk.stop();
}

void FileService::open(const Caller &caller, FileId file, Reply<OpenFile> reply)
{
    const auto found = [workshop = m_workshop, reply](const Result<FileRow> &row) {
        if (!row)
            return reply(row.error());
        const bool taken = workshop->disk.run([workshop, row = *row, reply] {
            const auto reader = std::make_shared<FileReader>(workshop);
            const Status opened = reader->open(workshop->area.pathOf(row.key));
            reply(opened ? Result<OpenFile>(OpenFile{row, reader}) : opened.error());
        });
        if (!taken)
            reply(busy());
    };
    m_workshop->context.readers.read<FileRow>(
        [user = caller.user, file](Database &database) { return readable(database, user, file); }, found);
}

void FileService::preview(const Caller &caller, FileId file, Reply<Preview> reply)
{
    const auto look = [workshop = m_workshop, reply](const FileRow &row) {
        if (const std::optional<QByteArray> bytes = kept(workshop->area.previewPathOf(row.key)))
            return reply(previewFrom(row, *bytes));
        if (!workshop->pictures.run([workshop, row, reply] { reply(make(*workshop, row)); }))
            reply(busy());
    };
    const auto found = [workshop = m_workshop, reply, look](const Result<FileRow> &row) {
        if (!row)
            return reply(row.error());
        if (!workshop->context.images || !filetype::isPicture(row->type) || row->size > kLargestPicture)
            return reply(noPicture());
        if (!workshop->disk.run([row = *row, look] { look(row); }))
            reply(busy());
    };
    m_workshop->context.readers.read<FileRow>(
        [user = caller.user, file](Database &database) { return readable(database, user, file); }, found);
}

}  // namespace parlor
