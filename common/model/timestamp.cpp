// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/timestamp.h"

#include <QDateTime>

namespace parlor {

QString Timestamp::toText() const
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<Timestamp> Timestamp::fromText(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    // Without an offset the text would be read as local time.
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return Timestamp{time.toMSecsSinceEpoch()};
}

}  // namespace parlor
