// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/uploadappend.h"
#include "service/workerpool.h"

#include <QFile>
#include <chrono>

namespace parlor {

/// What an append is at. Used on the lane's strand alone but for `waiting`.
struct AppendData {
    UploadRow row;
    AppendWatcher watcher;
    QFile file;
    qint64 offset = 0;
    qint64 synced = 0;                       ///< so far it has reached the disk
    std::chrono::milliseconds lastBytes{0};  ///< by the monotonic clock
    std::function<std::chrono::milliseconds()> now;
    std::optional<Error> failure;
    std::atomic<qint64> waiting = 0;

    void write(const QByteArray &bytes);
    void sync();
};

/// All that is done to one upload is done in a row.
struct UploadLane {
    explicit UploadLane(WorkerPool &pool) : strand(std::make_shared<Strand>(pool)) {}

    const std::shared_ptr<Strand> strand;
    std::shared_ptr<AppendData> active;  ///< on the strand alone; null: nobody appends
};

}  // namespace parlor
