// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/uploadtable.h"

#include <atomic>
#include <memory>

namespace parlor {

/// An upload as its owner sees it.
struct UploadState {
    UploadId id;
    qint64 offset = 0;  ///< so much of it has reached the disk
    qint64 length = 0;
    QByteArray metadata;
    Timestamp expiresAt;
    std::optional<FileId> file;  ///< once it is whole
};

/// Who brings bytes is told, on a thread of the workshop's:
struct AppendWatcher {
    std::function<void()> onWritten;    ///< some were written
    std::function<void()> onDisplaced;  ///< others want to go on with the upload, and nothing has come for long
};

class Strand;
struct AppendData;
struct UploadLane;

/// The right to append to one upload, which one at a time has. Bytes are written in order, on another thread.
/// Destroyed before it is finished: the connection was cut; what came is kept.
class UploadAppend
{
public:
    /// Lets the lane's owner end the append: syncs, and makes a file of the upload where that is whole.
    using End = std::function<Result<UploadState>()>;

    UploadAppend(std::shared_ptr<UploadLane> lane, std::shared_ptr<AppendData> data, End end);
    ~UploadAppend();

    /// More than the upload's length is not written: finish() will say BodyTooLarge.
    void write(const QByteArray &bytes);
    /// Bytes given and not yet written: whoever brings them should slow down.
    qint64 waiting() const;
    /// That was all. The reply comes on a thread of the workshop's, when it is on the disk.
    void finish(Reply<UploadState> reply);

private:
    std::shared_ptr<UploadLane> m_lane;
    std::shared_ptr<AppendData> m_data;
    End m_end;
};

}  // namespace parlor
