// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/eventtable.h"

#include "base/json.h"
#include "store/messageextras.h"

#include <QJsonArray>

namespace parlor {

namespace {

QByteArray withoutText(const QByteArray &payload)
{
    QJsonObject data = QJsonDocument::fromJson(payload).object();
    QJsonObject message = data.value(QLatin1String("message")).toObject();
    message.insert(QLatin1String("body"), QString());
    for (const char *list : {"mentions", "attachments", "reactions"})
        message.insert(QLatin1String(list), QJsonArray());
    for (const char *object : {"action", "forwarded_from"})
        message.insert(QLatin1String(object), QJsonValue());
    if (const QJsonObject system = message.value(QLatin1String("system")).toObject(); !system.isEmpty())
        message.insert(QLatin1String("system"), withoutWords(system));
    data.insert(QLatin1String("message"), message);
    return compactJson(data);
}

std::optional<QString> othersText(const QList<WorkspaceId> &workspaces)
{
    if (workspaces.isEmpty())
        return std::nullopt;
    QStringList ids;
    for (const WorkspaceId workspace : workspaces)
        ids.append(QString::number(workspace.value));
    return ids.join(u',');
}

std::optional<UserId> subjectOf(const LoggedEvent &event)
{
    const bool isAboutOne = event.kind == "member_added" || event.kind == "member_removed";
    return isAboutOne && !event.memberships.isEmpty() ? std::optional(event.memberships.first().user) : std::nullopt;
}

}  // namespace

EventId EventTable::head()
{
    Query query = m_database.query("event_head");
    return query.next() ? query.integer(0) : 0;
}

EventId EventTable::oldest()
{
    Query query = m_database.query("event_oldest");
    return query.next() && !query.isNull(0) ? query.integer(0) : 1;
}

void EventTable::insert(const LoggedEvent &event, std::optional<MessageId> message)
{
    m_database.query("event_insert")
        .bind(event.id, event.room, event.onlyUser, event.workspace, Utf8{event.kind}, event.at, Utf8{event.dataJson},
              event.originStream, message, subjectOf(event), othersText(event.alsoWorkspaces))
        .run();
}

void EventTable::blankMessage(MessageId message)
{
    Query found = m_database.query("event_of_message");
    found.bind(message);
    blank(found);
}

void EventTable::blankRoom(RoomId room)
{
    Query found = m_database.query("event_of_room_messages");
    found.bind(room);
    blank(found);
}

void EventTable::blank(Query &found)
{
    // Gathered first: a statement must not walk a table that another one changes.
    QList<std::pair<EventId, QByteArray>> payloads;
    while (found.next())
        payloads.append({found.integer(0), withoutText(found.bytes(1))});
    for (const auto &[id, payload] : payloads)
        m_database.query("event_set_payload").bind(id, Utf8{payload}).run();
}

void EventTable::prune(Timestamp before)
{
    m_database.query("event_prune").bind(before).run();
}

int EventTable::pruneSome(Timestamp before, int limit)
{
    m_database.query("event_prune_batch").bind(before, limit).run();
    return m_database.changes();
}

}  // namespace parlor
