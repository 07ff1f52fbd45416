// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace parlor {

/// The beginning of a message's body on one line, without its markup: for lists, titles and notices.
/// Reads at most the first 500 UTF-16 units, so that a long body costs no more than a short one.
QString previewText(const QString &body);

}  // namespace parlor
