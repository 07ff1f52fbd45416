// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/cursor.h"

#include "base/jsonreader.h"

namespace parlor {

QString Cursor::toText() const
{
    return epoch + u'-' + QString::number(eventId);
}

std::optional<Cursor> Cursor::fromText(QStringView text)
{
    const qsizetype dash = text.indexOf(u'-');
    if (dash < 1)
        return std::nullopt;
    const QStringView epoch = text.first(dash);
    const auto isEpochCharacter = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z'); };
    if (!std::all_of(epoch.begin(), epoch.end(), isEpochCharacter))
        return std::nullopt;
    const QStringView number = text.sliced(dash + 1);
    if (number == u"0")
        return Cursor{epoch.toString(), 0};
    // An event id has the bounds of every other id, and one spelling only: two cursors of one place compare equal as text.
    const std::optional<qint64> eventId = number.startsWith(u'0') ? std::nullopt : idFromText(number);
    if (!eventId)
        return std::nullopt;
    return Cursor{epoch.toString(), *eventId};
}

}  // namespace parlor
