// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filesync.h"

#include <io.h>
#include <windows.h>

namespace parlor {

bool syncFile(QFile &file)
{
    return FlushFileBuffers(reinterpret_cast<HANDLE>(_get_osfhandle(file.handle())));
}

void syncDirectory(const QString &) {}

}  // namespace parlor
