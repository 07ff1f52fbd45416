// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/filesweeper.h"

#include "base/logging.h"
#include "service/blockingstore.h"
#include "store/filetable.h"

namespace parlor {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kBetween{60};
constexpr std::chrono::hours kUnusedLife{24 * 7};
constexpr int kAtOnce = 200;

/// Bytes without a row: of a store that was restored, or of a removal that was cut short. Rows are written before
/// the first byte, so looking at the disk first spares what begins meanwhile.
void removeStrays(const FileWorkshop &workshop)
{
    const QSet<QString> there = workshop.area.keys();
    if (there.isEmpty())
        return;
    const Result<QSet<QString>> known = blocking::read<QSet<QString>>(
        workshop.context.readers,
        [](Database &database) -> Result<QSet<QString>> { return FileTable(database).keys(); });
    if (!known)
        return;
    for (const QString &key : there - *known) {
        qCInfo(logStore).noquote() << "Nothing knows of the file" << key << "- it is removed";
        workshop.area.remove(key);
    }
}

void removeUnused(const FileWorkshop &workshop)
{
    const Timestamp before{workshop.context.clock.now().ms - std::chrono::milliseconds(kUnusedLife).count()};
    const Result<QList<FileId>> unused = blocking::read<QList<FileId>>(
        workshop.context.readers, [before](Database &database) -> Result<QList<FileId>> {
            return FileTable(database).unusedSince(before, kAtOnce);
        });
    if (!unused || unused->isEmpty())
        return;
    (void)blocking::write<Done>(workshop.context.writer, [ids = *unused](WriteTransaction &transaction) -> Status {
        FileTable files(transaction.database());
        for (const FileId id : ids) {
            // Somebody may have put it into a message since.
            if (!files.isUsed(id))
                files.remove(id, transaction.now());
        }
        return Done{};
    }).ok();
}

/// The bytes first: what is cut short here is done again.
void removeBytes(const FileWorkshop &workshop)
{
    using Removed = QList<std::pair<FileId, QString>>;
    const Result<Removed> removed = blocking::read<Removed>(
        workshop.context.readers,
        [](Database &database) -> Result<Removed> { return FileTable(database).removed(kAtOnce); });
    if (!removed || removed->isEmpty())
        return;
    for (const auto &[id, key] : *removed)
        workshop.area.remove(key);
    (void)blocking::write<Done>(workshop.context.writer, [list = *removed](WriteTransaction &transaction) -> Status {
        FileTable files(transaction.database());
        for (const auto &[id, key] : list)
            files.forget(id);
        return Done{};
    }).ok();
}

}  // namespace

FileSweeper::FileSweeper(UploadService &uploads, FileWorkshopPtr workshop)
    : m_uploads(uploads), m_workshop(std::move(workshop))
{
    m_workshop->disk.run([shop = m_workshop.get()] { removeStrays(*shop); });
    m_timer = m_workshop->context.clock.createTimer(this, [this] { sweep(); });
    m_timer->start(kBetween);
}

FileSweeper::~FileSweeper() = default;

void FileSweeper::sweep()
{
    m_timer->start(kBetween);
    m_uploads.expire();
    m_workshop->disk.run([shop = m_workshop.get()] {
        removeUnused(*shop);
        removeBytes(*shop);
    });
}

}  // namespace parlor
