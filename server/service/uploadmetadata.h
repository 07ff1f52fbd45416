// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>

namespace parlor {

/// The header Upload-Metadata of tus 1.0.0: `key base64,key base64,key`. Bytes of a stranger's: everything that
/// is not exactly this is refused.
struct UploadMetadata {
    QString fileName;  ///< for people, never a path; "file" where none was given

    bool operator==(const UploadMetadata &) const = default;
};

/// InvalidRequest with a sentence. An absent header is an empty one.
Result<UploadMetadata> parseUploadMetadata(QByteArrayView header);

/// A name that shows what it says and is no path: the last part of one, without control characters and such that
/// turn the direction of writing, of at most 255 code points.
QString cleanFileName(const QString &name);

}  // namespace parlor
