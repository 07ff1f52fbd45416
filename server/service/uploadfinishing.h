// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/fileworkshop.h"
#include "store/uploadtable.h"

namespace parlor {

/// Makes a file of an upload all of whose bytes lie on the disk: hashes it, tells its type, enters it in the
/// store. Waits for disk and store: for the workshop's threads.
Result<FileId> finishUpload(FileWorkshop &workshop, const UploadRow &upload);

}  // namespace parlor
