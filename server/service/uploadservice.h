// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/caller.h"
#include "service/fileworkshop.h"
#include "service/uploadappend.h"

namespace parlor {

struct NewUpload {
    qint64 length = 0;
    QString name;
    QByteArray metadata;  ///< as it came
};

/// Files on their way here, a piece at a time, over as many connections and restarts as it takes. The length of
/// what lies on the disk is the truth about how much has come; the store knows only what is whole.
///
/// Calls are safe on any thread and return at once; replies come on a thread of the workshop's or the store's.
/// An upload of somebody else's is NotFound.
class UploadService
{
public:
    explicit UploadService(FileWorkshopPtr workshop);
    ~UploadService();

    /// BodyTooLarge above the limit; RateLimited where the caller has too much that is unfinished or unused. An
    /// empty one is whole at once.
    void create(const Caller &caller, const NewUpload &upload, Reply<UploadState> reply);
    void state(const Caller &caller, UploadId upload, Reply<UploadState> reply);
    /// Ends it; of one that is whole only its address goes.
    void remove(const Caller &caller, UploadId upload, Reply<Done> reply);
    /// Conflict where `offset` is not where it stands, and where somebody appends already.
    void append(const Caller &caller, UploadId upload, qint64 offset, const AppendWatcher &watcher,
                Reply<std::shared_ptr<UploadAppend>> reply);

    /// Removes those whose time is over.
    void expire();

private:
    struct Private;
    std::shared_ptr<Private> d;
};

}  // namespace parlor
