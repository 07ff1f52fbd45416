// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/pollbook.h"

#include "base/json.h"

namespace parlor {

QByteArray pollAnswer(const QList<LoggedEventPtr> &events, const Cursor &cursor,
                      std::optional<control::ResetReason> reset)
{
    QByteArray text = R"({"events":[)";
    for (const LoggedEventPtr &event : events) {
        if (!text.endsWith('['))
            text += ',';
        text += event->envelopeJson(cursor.epoch);
    }
    text += R"(],"cursor":")";
    text += cursor.toText().toLatin1();
    text += R"(","reset":)";
    text += reset ? compactJson(toJson(control::Reset{*reset, cursor})) : QByteArray("null");
    text += '}';
    return text;
}

}  // namespace parlor
