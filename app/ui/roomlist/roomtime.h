// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/timestamp.h"

#include <QDateTime>
#include <QLocale>

namespace parlor {

/// When something was said, as short as it can be: "9:41" today, "Mon" within a week, "18 Nov" before,
/// with the year where it is another. Local time, the present locale. Empty for no time.
QString roomTime(Timestamp moment, const QDate &today = QDate::currentDate());

}  // namespace parlor
