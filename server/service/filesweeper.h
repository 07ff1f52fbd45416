// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "service/fileworkshop.h"
#include "service/uploadservice.h"

#include <QObject>

namespace parlor {

/// Takes away what nobody needs: uploads whose time is over, files that nothing used for a week, the bytes of
/// those that were removed and, once at the start, bytes that nothing knows of. Lives on the thread that made
/// it, which runs an event loop; the work is done on others.
class FileSweeper : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    FileSweeper(UploadService &uploads, FileWorkshopPtr workshop);
    ~FileSweeper() override;

private:
    void sweep();

    UploadService &m_uploads;
    FileWorkshopPtr m_workshop;
    std::unique_ptr<Timer> m_timer;
};

}  // namespace parlor
