// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/caller.h"
#include "service/fileworkshop.h"
#include "store/filetable.h"

namespace parlor {

/// A file that is being read, a piece at a time. It stays readable when it is removed meanwhile.
class FileReader : public std::enable_shared_from_this<FileReader>
{
public:
    explicit FileReader(FileWorkshopPtr workshop) : m_workshop(std::move(workshop)) {}

    Status open(const QString &path);
    /// `count` bytes from `at` on, all of them or Unavailable; on a thread of the workshop's. One at a time.
    void read(qint64 at, qint64 count, Reply<QByteArray> reply);

private:
    Result<QByteArray> readNow(qint64 at, qint64 count);

    FileWorkshopPtr m_workshop;
    QFile m_file;
};

struct OpenFile {
    FileRow row;
    std::shared_ptr<FileReader> reader;
};

struct Preview {
    FileRow row;
    QByteArray type;
    QByteArray bytes;
};

/// Reading of files, by those who may. What the caller may not read is NotFound, as what is not there.
/// Replies come on threads of the workshop's or the store's.
class FileService
{
public:
    explicit FileService(const ServiceContext &context);
    /// Ends the workshop's threads, when they have done what they took.
    ~FileService();

    FileWorkshopPtr workshop() const { return m_workshop; }

    void open(const Caller &caller, FileId file, Reply<OpenFile> reply);
    /// Made when it is asked for first, then kept. UnsupportedMediaType for what is no picture; Unavailable
    /// where too many wait to be made.
    void preview(const Caller &caller, FileId file, Reply<Preview> reply);

private:
    FileWorkshopPtr m_workshop;
};

}  // namespace parlor
