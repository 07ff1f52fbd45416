// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace parlor {

/// The 2,000 texts of tests/data/texts, always in the same order.
QStringList realTexts();

}  // namespace parlor
