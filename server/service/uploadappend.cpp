// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/uploadappend.h"

#include "service/uploadlane.h"
#include "store/filearea.h"

namespace parlor {

namespace {

/// So much may be lost with the machine's power in the middle of a long request, never with the process.
constexpr qint64 kSyncEvery = 8 * 1024 * 1024;

}  // namespace

void AppendData::write(const QByteArray &bytes)
{
    lastBytes = now();
    if (failure)
        return;
    const qint64 fits = std::min<qint64>(bytes.size(), row.length - offset);
    if (fits > 0 && file.write(bytes.constData(), fits) != fits) {
        failure = Error{ErrorCode::Unavailable, QStringLiteral("Cannot write: %1").arg(file.errorString()), {}, 5};
        return;
    }
    offset += fits;
    if (fits < bytes.size())
        failure = Error{ErrorCode::BodyTooLarge, QStringLiteral("More bytes than the upload is long"), {}, 0};
    if (offset - synced >= kSyncEvery)
        sync();
}

/// What a disk refused to keep is not there, and nobody may take it for there: a second try would say that it is.
void AppendData::sync()
{
    if (offset == synced || !file.isOpen())
        return;
    const Status status = FileArea::sync(file);
    if (status) {
        synced = offset;
        return;
    }
    failure = status.error();
    file.resize(synced);
    offset = synced;
}

UploadAppend::UploadAppend(std::shared_ptr<UploadLane> lane, std::shared_ptr<AppendData> data, End end)
    : m_lane(std::move(lane)), m_data(std::move(data)), m_end(std::move(end))
{
}

UploadAppend::~UploadAppend()
{
    if (m_end)
        finish([](const Result<UploadState> &) {});
}

void UploadAppend::write(const QByteArray &bytes)
{
    m_data->waiting += bytes.size();
    m_lane->strand->run([lane = m_lane, data = m_data, bytes] {
        data->write(bytes);
        data->waiting -= bytes.size();
        if (data->watcher.onWritten)
            data->watcher.onWritten();
    });
}

qint64 UploadAppend::waiting() const
{
    return m_data->waiting;
}

void UploadAppend::finish(Reply<UploadState> reply)
{
    m_lane->strand->run([lane = m_lane, data = m_data, end = std::exchange(m_end, nullptr), reply = std::move(reply)] {
        data->sync();
        data->file.close();
        data->watcher = {};
        if (lane->active == data)
            lane->active.reset();
        reply(data->failure ? Result<UploadState>(*data->failure) : end());
    });
}

}  // namespace parlor
