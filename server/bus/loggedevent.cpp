// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bus/loggedevent.h"

namespace parlor {

namespace {

QByteArray tail(const QByteArray &kind, const std::optional<RoomId> &room, Timestamp at, const QByteArray &dataJson)
{
    QByteArray text;
    text.reserve(kind.size() + dataJson.size() + 96);
    text += R"("type":")";
    text += kind;
    text += R"(","room_id":)";
    text += room ? QByteArray::number(room->value) : QByteArray("null");
    text += R"(,"at":")";
    text += at.toText().toLatin1();
    text += R"(","data":)";
    text += dataJson;
    text += '}';
    return text;
}

}  // namespace

QByteArray LoggedEvent::envelopeJson(const QString &epoch) const
{
    QByteArray text = R"({"cursor":")";
    text += epoch.toLatin1();
    text += '-';
    text += QByteArray::number(id);
    text += R"(",)";
    text += tail(kind, room, at, dataJson);
    return text;
}

QByteArray PassingEvent::envelopeJson() const
{
    QByteArray text(1, '{');
    text += tail(kind, room, at, dataJson);
    return text;
}

}  // namespace parlor
