// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/imagetools.h"
#include "service/servicecontext.h"
#include "service/workerpool.h"
#include "store/filearea.h"

namespace parlor {

/// What the services of files share: the place and the threads. Jobs hold it, so that it outlives them.
struct FileWorkshop {
    explicit FileWorkshop(const ServiceContext &serviceContext, const QString &directory)
        : context(serviceContext), area(directory)
    {
    }

    ServiceContext context;
    FileArea area;
    WorkerPool disk{2};
    WorkerPool pictures{1, 64};  ///< unpacking takes memory: one at a time
};

using FileWorkshopPtr = std::shared_ptr<FileWorkshop>;

}  // namespace parlor
