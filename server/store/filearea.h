// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/idgenerator.h"
#include "base/result.h"

#include <QFile>

namespace parlor {

/// Where the bytes of files lie: DIR/files/ab/cdef…, each under a random key of its own, from the first byte of
/// its upload on. Nothing is moved when it is whole, so there is no moment between a move and what the store
/// knows of it. Its functions are safe on any thread; they wait for the disk.
class FileArea
{
public:
    /// `dataDirectory` is the store's.
    explicit FileArea(const QString &dataDirectory);

    static QString makeKey(IdGenerator &ids);
    QString pathOf(const QString &key) const;
    QString previewPathOf(const QString &key) const;

    /// Opens it for appending and makes it where it is not there. Unavailable with a sentence.
    Status openForAppend(const QString &key, QFile &file) const;
    /// How much of it is there, and has reached the disk by now; 0 where it is not.
    Result<qint64> syncedSize(const QString &key) const;
    /// What was written through `file` has reached the disk, and so has its name.
    static Status sync(QFile &file);
    /// The file and its preview.
    void remove(const QString &key) const;
    /// Of all that lies there.
    QSet<QString> keys() const;

private:
    QString m_root;
};

}  // namespace parlor
