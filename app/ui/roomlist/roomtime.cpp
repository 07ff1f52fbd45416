// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomlist/roomtime.h"

#include "timelinewords.h"

namespace parlor {

QString roomTime(Timestamp moment, const QDate &today)
{
    if (moment.ms <= 0)
        return {};
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(moment.ms).toLocalTime();
    const qint64 days = local.date().daysTo(today);
    const QLocale locale;
    if (days <= 0)
        return TimelineWords::time(moment);
    if (days < 7)
        return locale.dayName(local.date().dayOfWeek(), QLocale::ShortFormat);
    if (local.date().year() == today.year())
        return locale.toString(local.date(), QStringLiteral("d MMM"));
    return locale.toString(local.date(), QLocale::ShortFormat);
}

}  // namespace parlor
