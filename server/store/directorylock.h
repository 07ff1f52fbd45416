// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <memory>

namespace parlor {

/// Keeps a second server off a data directory, for as long as it lives. The system lets go of it when the
/// process dies, however it dies.
class DirectoryLock
{
public:
    /// Conflict, with who holds it (process id and host).
    static Result<std::unique_ptr<DirectoryLock>> take(const QString &directory);
    ~DirectoryLock();

private:
    struct Private;
    explicit DirectoryLock(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

}  // namespace parlor
