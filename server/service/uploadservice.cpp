// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/uploadservice.h"

#include "base/clock.h"
#include "service/blockingstore.h"
#include "service/refusal.h"
#include "service/uploadfinishing.h"
#include "service/uploadlane.h"
#include "store/filetable.h"

#include <QHash>

namespace parlor {

namespace {

using Lanes = QHash<UploadId, std::weak_ptr<UploadLane>>;

constexpr std::chrono::hours kLife{24};
constexpr std::chrono::seconds kQuietHolder{5};
constexpr int kMaxUnfinished = 64;
/// Of what a person may have here without anybody having it in a message, in files of the largest size.
constexpr int kMaxUnused = 20;
constexpr int kExpireAtOnce = 200;
constexpr qsizetype kManyLanes = 256;

Error noSuchUpload()
{
    return {ErrorCode::NotFound, QStringLiteral("There is no such upload"), {}, 0};
}

Error conflict(const QString &why)
{
    return {ErrorCode::Conflict, why, {}, 0};
}

Status checkRoom(Database &database, UserId user, qint64 length, qint64 fileBytes)
{
    const UploadTable::Unfinished unfinished = UploadTable(database).unfinishedOf(user);
    const qint64 bytes = unfinished.bytes + FileTable(database).unusedBytesOf(user);
    if (unfinished.count < kMaxUnfinished && bytes + length <= kMaxUnused * fileBytes)
        return Done{};
    return Error{ErrorCode::RateLimited, QStringLiteral("Too much that is unfinished, or in no message yet"), {}, 60};
}

UploadState stateOf(const UploadRow &row, qint64 offset)
{
    return {row.id, row.file ? row.length : offset, row.length, row.metadata, row.expiresAt, row.file};
}

}  // namespace

struct UploadService::Private : std::enable_shared_from_this<Private> {
    explicit Private(FileWorkshopPtr shop) : workshop(std::move(shop)) {}

    std::shared_ptr<UploadLane> laneOf(UploadId id);
    template<typename Work>
    void inLane(UploadId id, Work work)
    {
        const std::shared_ptr<UploadLane> lane = laneOf(id);
        lane->strand->run([self = shared_from_this(), lane, work = std::move(work)] { work(*self, lane); });
    }

    // On the lane's strand:
    Result<UploadRow> find(UploadId id, UserId owner);
    Result<UploadState> stand(UploadRow row, bool mayFinish);
    Result<std::shared_ptr<AppendData>> begin(UploadLane &lane, const UploadRow &row, qint64 offset,
                                              const AppendWatcher &watcher);
    Status drop(UploadLane &lane, const UploadRow &row);

    FileWorkshopPtr workshop;
    std::mutex mutex;
    Lanes lanes;
};

std::shared_ptr<UploadLane> UploadService::Private::laneOf(UploadId id)
{
    const std::scoped_lock lock(mutex);
    if (lanes.size() > kManyLanes)
        lanes.removeIf([](const Lanes::iterator &lane) { return lane.value().expired(); });
    std::shared_ptr<UploadLane> lane = lanes.value(id).lock();
    if (!lane) {
        lane = std::make_shared<UploadLane>(workshop->disk);
        lanes.insert(id, lane);
    }
    return lane;
}

Result<UploadRow> UploadService::Private::find(UploadId id, UserId owner)
{
    return blocking::read<UploadRow>(
        workshop->context.readers,
        [id, owner, now = workshop->context.clock.now()](Database &database) -> Result<UploadRow> {
            std::optional<UploadRow> row = UploadTable(database).find(id);
            if (!row || row->owner != owner || row->expiresAt <= now)
                return noSuchUpload();
            return *std::move(row);
        });
}

/// Where it stands on the disk. All of it there and not yet a file: a server ended in between; it is made one now.
Result<UploadState> UploadService::Private::stand(UploadRow row, bool mayFinish)
{
    if (row.file)
        return stateOf(row, row.length);
    const Result<qint64> size = workshop->area.syncedSize(row.key);
    if (!size)
        return size.error();
    if (*size < row.length || !mayFinish)
        return stateOf(row, *size);
    const Result<FileId> file = finishUpload(*workshop, row);
    if (!file)
        return file.error();
    row.file = *file;
    return stateOf(row, row.length);
}

Result<std::shared_ptr<AppendData>> UploadService::Private::begin(UploadLane &lane, const UploadRow &row, qint64 offset,
                                                                  const AppendWatcher &watcher)
{
    Clock &clock = workshop->context.clock;
    if (lane.active) {
        // Its connection may be dead without this machine knowing.
        if (lane.active->watcher.onDisplaced && clock.monotonic() - lane.active->lastBytes >= kQuietHolder)
            lane.active->watcher.onDisplaced();
        return conflict(QStringLiteral("Another request is sending this upload"));
    }
    const Result<qint64> size = row.file ? Result<qint64>(row.length) : workshop->area.syncedSize(row.key);
    if (!size)
        return size.error();
    if (*size != offset)
        return conflict(QStringLiteral("The upload stands at %1").arg(*size));
    auto data = std::make_shared<AppendData>();
    data->row = row;
    data->watcher = watcher;
    data->offset = data->synced = offset;
    data->now = [&clock] { return clock.monotonic(); };
    data->lastBytes = clock.monotonic();
    if (!row.file) {
        if (const Status opened = workshop->area.openForAppend(row.key, data->file); !opened)
            return opened.error();
    }
    lane.active = data;
    return data;
}

Status UploadService::Private::drop(UploadLane &lane, const UploadRow &row)
{
    const Status removed = blocking::write<Done>(workshop->context.writer,
                                                 [id = row.id](WriteTransaction &transaction) -> Status {
                                                     UploadTable(transaction.database()).remove(id);
                                                     return Done{};
                                                 });
    if (!removed)
        return removed;
    if (lane.active)
        lane.active->failure = noSuchUpload();
    if (!row.file)
        workshop->area.remove(row.key);
    return Done{};
}

UploadService::UploadService(FileWorkshopPtr workshop) : d(std::make_shared<Private>(std::move(workshop))) {}

UploadService::~UploadService() = default;

void UploadService::create(const Caller &caller, const NewUpload &upload, Reply<UploadState> reply)
{
    const ServiceContext &context = d->workshop->context;
    const qint64 limit = context.settings.limits.fileBytes;
    if (upload.length > limit)
        return reply(Error{ErrorCode::BodyTooLarge, QStringLiteral("A file has at most %1 bytes").arg(limit), {}, 0});
    UploadRow row;
    row.owner = caller.user;
    row.key = FileArea::makeKey(context.ids);
    row.length = upload.length;
    row.name = upload.name;
    row.metadata = upload.metadata;
    const auto insert = [row, limit](WriteTransaction &transaction) -> Result<UploadRow> {
        Database &database = transaction.database();
        if (const Status fits = checkRoom(database, row.owner, row.length, limit); !fits)
            return fits.error();
        UploadRow made = row;
        made.expiresAt = Timestamp{transaction.now().ms + std::chrono::milliseconds(kLife).count()};
        made.id = UploadTable(database).insert(made);
        return made;
    };
    context.writer.write<UploadRow>(insert, [self = d, reply = std::move(reply)](const Result<UploadRow> &made) {
        if (!made)
            return reply(made.error());
        if (made->length > 0)
            return reply(stateOf(*made, 0));
        self->inLane(made->id, [row = *made, reply](Private &service, const std::shared_ptr<UploadLane> &) {
            reply(service.stand(row, true));
        });
    });
}

void UploadService::state(const Caller &caller, UploadId upload, Reply<UploadState> reply)
{
    d->inLane(upload, [user = caller.user, upload, reply](Private &self, const std::shared_ptr<UploadLane> &lane) {
        const Result<UploadRow> row = self.find(upload, user);
        reply(row ? self.stand(*row, !lane->active) : row.error());
    });
}

void UploadService::remove(const Caller &caller, UploadId upload, Reply<Done> reply)
{
    d->inLane(upload, [user = caller.user, upload, reply](Private &self, const std::shared_ptr<UploadLane> &lane) {
        const Result<UploadRow> row = self.find(upload, user);
        reply(row ? self.drop(*lane, *row) : row.error());
    });
}

void UploadService::append(const Caller &caller, UploadId upload, qint64 offset, const AppendWatcher &watcher,
                           Reply<std::shared_ptr<UploadAppend>> reply)
{
    d->inLane(upload, [user = caller.user, upload, offset, watcher, reply](Private &self,
                                                                           const std::shared_ptr<UploadLane> &lane) {
        const Result<UploadRow> row = self.find(upload, user);
        if (!row)
            return reply(row.error());
        const Result<std::shared_ptr<AppendData>> data = self.begin(*lane, *row, offset, watcher);
        if (!data)
            return reply(data.error());
        // Looked up again at the end: it may have been removed meanwhile.
        auto end = [service = self.shared_from_this(), upload, user]() -> Result<UploadState> {
            const Result<UploadRow> now = service->find(upload, user);
            return now ? service->stand(*now, true) : Result<UploadState>(now.error());
        };
        reply(std::make_shared<UploadAppend>(lane, *data, std::move(end)));
    });
}

void UploadService::expire()
{
    const Timestamp now = d->workshop->context.clock.now();
    const auto dropAll = [self = d, now](const Result<QList<UploadId>> &ids) {
        if (!ids)
            return;
        for (const UploadId id : *ids) {
            self->inLane(id, [id, now](Private &service, const std::shared_ptr<UploadLane> &lane) {
                const Result<UploadRow> row = blocking::read<UploadRow>(
                    service.workshop->context.readers, [id](Database &database) -> Result<UploadRow> {
                        std::optional<UploadRow> found = UploadTable(database).find(id);
                        return found ? Result<UploadRow>(*std::move(found)) : noSuchUpload();
                    });
                if (row && row->expiresAt <= now && !lane->active)
                    (void)service.drop(*lane, *row).ok();
            });
        }
    };
    d->workshop->context.readers.read<QList<UploadId>>(
        [now](Database &database) -> Result<QList<UploadId>> {
            return UploadTable(database).expired(now, kExpireAtOnce);
        },
        dropAll);
}

}  // namespace parlor
