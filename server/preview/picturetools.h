// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/imagetools.h"

namespace parlor {

/// Pictures by way of Qt's readers, which a stranger's bytes are given to: only of the kind that was sniffed,
/// never larger when unpacked than is announced and bearable, never for longer than a while.
class PictureTools final : public ImageTools
{
public:
    std::optional<QSize> sizeOf(const QString &path, const QString &type) const override;
    Result<QByteArray> preview(const QString &path, const QString &type, int side) const override;
};

}  // namespace parlor
