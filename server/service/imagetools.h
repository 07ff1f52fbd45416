// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSize>

namespace parlor {

/// What is to be known of pictures. An interface, so that only its implementation needs a library of pictures.
/// Safe on any thread; takes its time.
class ImageTools
{
public:
    virtual ~ImageTools() = default;
    /// In pixels, as it is meant to be looked at (a turned photograph is turned). Nothing where it cannot be told.
    virtual std::optional<QSize> sizeOf(const QString &path, const QString &type) const = 0;
    /// A JPEG, or a PNG where something shines through, of at most `side` pixels each way. UnsupportedMediaType
    /// where there is no such picture in the file, or one too large to be unpacked.
    virtual Result<QByteArray> preview(const QString &path, const QString &type, int side) const = 0;
};

}  // namespace parlor
