// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomlistmodel.h"

#include "protocol/json.h"

#include <QSet>

namespace parlor {

namespace {

QString heading(RoomSection section)
{
    switch (section) {
    case RoomSection::Favourites:
        return RoomListModel::tr("Favourites");
    case RoomSection::Rooms:
        return RoomListModel::tr("Rooms");
    case RoomSection::People:
        break;
    }
    return RoomListModel::tr("People");
}

}  // namespace

RoomListModel::RoomListModel(QObject *parent) : QAbstractListModel(parent) {}

int RoomListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

Qt::ItemFlags RoomListModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    if (m_lines.at(index.row()).heading)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

QHash<int, QByteArray> RoomListModel::roleNames() const
{
    return {{RoomNameRole, "name"},       {RoomUnreadRole, "unread"},     {RoomMentionsRole, "mentions"},
            {RoomPreviewRole, "preview"}, {RoomTypingRole, "typing"},     {RoomPresenceRole, "presence"},
            {RoomMutedRole, "muted"},     {RoomSelectedRole, "selected"}, {RoomIdRole, "id"}};
}

QVariant RoomListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line &line = m_lines.at(index.row());
    const RoomListEntry &entry = line.entry;
    if (line.heading)
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(heading(entry.section))
                                                                         : QVariant();
    switch (role) {
    case Qt::DisplayRole:
    case RoomNameRole:
        return entry.name;
    case Qt::AccessibleTextRole:
        return entry.unread > 0 ? tr("%1, %n unread", nullptr, entry.unread).arg(entry.name) : entry.name;
    case RoomUnreadRole:
        return entry.unread;
    case RoomMentionsRole:
        return entry.mentions;
    case RoomPreviewRole:
        return entry.preview;
    case RoomTypingRole:
        return entry.typing;
    case RoomPresenceRole:
        return entry.presence ? QVariant(QString(wireName(*entry.presence))) : QVariant(QString());
    case RoomMutedRole:
        return entry.muted;
    case RoomSelectedRole:
        return entry.id == m_selected;
    case RoomIdRole:
        return entry.id.value;
    case RoomEntryRole:
        return QVariant::fromValue(entry);
    default:
        return {};
    }
}

bool RoomListModel::before(const Line &a, const Line &b)
{
    if (a.entry.section != b.entry.section)
        return a.entry.section < b.entry.section;
    if (a.heading != b.heading)
        return a.heading;
    if (a.entry.lastActivity != b.entry.lastActivity)
        return a.entry.lastActivity > b.entry.lastActivity;
    return a.entry.id < b.entry.id;
}

/// Index at which a line stands once row `without` (-1: none) is taken out.
int RoomListModel::placeFor(const Line &line, int without) const
{
    int place = 0;
    for (int row = 0; row < m_lines.size(); ++row) {
        if (row == without)
            continue;
        if (!before(m_lines.at(row), line))
            break;
        ++place;
    }
    return place;
}

void RoomListModel::insertLine(const Line &line)
{
    const int place = placeFor(line, -1);
    beginInsertRows({}, place, place);
    m_lines.insert(place, line);
    endInsertRows();
}

void RoomListModel::removeLine(int row)
{
    beginRemoveRows({}, row, row);
    m_lines.removeAt(row);
    endRemoveRows();
}

void RoomListModel::put(const RoomListEntry &entry)
{
    const int row = rowOf(entry.id);
    if (row >= 0) {
        update(row, entry);
        return;
    }
    ensureHeading(entry.section);
    insertLine({false, entry});
}

void RoomListModel::update(int row, const RoomListEntry &entry)
{
    const RoomListEntry old = m_lines.at(row).entry;
    if (old == entry)
        return;
    if (old.section != entry.section)
        ensureHeading(entry.section);
    row = rowOf(entry.id);
    const int place = placeFor({false, entry}, row);
    if (place != row) {
        // Qt names the row before which it goes, counted with the row still in its old place.
        beginMoveRows({}, row, row, {}, place > row ? place + 1 : place);
        m_lines.move(row, place);
        endMoveRows();
    }
    m_lines[place].entry = entry;
    Q_EMIT dataChanged(index(place), index(place));
    if (old.section != entry.section)
        dropHeadingIfEmpty(old.section);
}

void RoomListModel::remove(RoomId room)
{
    const int row = rowOf(room);
    if (row < 0)
        return;
    const RoomSection section = m_lines.at(row).entry.section;
    removeLine(row);
    dropHeadingIfEmpty(section);
}

void RoomListModel::retain(const QList<RoomId> &rooms)
{
    const QSet<RoomId> kept(rooms.begin(), rooms.end());
    QList<RoomId> gone;
    for (const Line &line : std::as_const(m_lines)) {
        if (!line.heading && !kept.contains(line.entry.id))
            gone.append(line.entry.id);
    }
    for (const RoomId room : std::as_const(gone))
        remove(room);
}

void RoomListModel::ensureHeading(RoomSection section)
{
    for (const Line &line : std::as_const(m_lines)) {
        if (line.heading && line.entry.section == section)
            return;
    }
    Line line;
    line.heading = true;
    line.entry.section = section;
    insertLine(line);
}

void RoomListModel::dropHeadingIfEmpty(RoomSection section)
{
    int headingRow = -1;
    for (int row = 0; row < m_lines.size(); ++row) {
        const Line &line = m_lines.at(row);
        if (line.entry.section != section)
            continue;
        if (!line.heading)
            return;
        headingRow = row;
    }
    if (headingRow >= 0)
        removeLine(headingRow);
}

void RoomListModel::select(RoomId room)
{
    if (room == m_selected)
        return;
    const int rows[] = {rowOf(m_selected), rowOf(room)};
    m_selected = room;
    for (const int row : rows) {
        if (row >= 0)
            Q_EMIT dataChanged(index(row), index(row), {RoomSelectedRole});
    }
    Q_EMIT selectionMoved();
}

int RoomListModel::rowOf(RoomId room) const
{
    for (int row = 0; row < m_lines.size(); ++row) {
        const Line &line = m_lines.at(row);
        if (!line.heading && line.entry.id == room)
            return row;
    }
    return -1;
}

const RoomListEntry *RoomListModel::entryAt(int row) const
{
    if (row < 0 || row >= m_lines.size() || m_lines.at(row).heading)
        return nullptr;
    return &m_lines.at(row).entry;
}

RoomId RoomListModel::nextUnread(RoomId from, bool forwards) const
{
    const int size = int(m_lines.size());
    const int start = rowOf(from);
    for (int step = 1; step <= size; ++step) {
        // From nowhere, forwards begins with the first row and backwards with the last.
        const int row = forwards ? (start + step) % size : ((start < 0 ? size : start) - step + size) % size;
        const RoomListEntry *entry = entryAt(row);
        if (entry && entry->unread > 0 && !entry->muted && entry->id != from)
            return entry->id;
    }
    return {};
}

RoomId RoomListModel::firstRoom() const
{
    for (const Line &line : m_lines) {
        if (!line.heading)
            return line.entry.id;
    }
    return {};
}

int RoomListModel::unreadTotal() const
{
    int total = 0;
    for (const Line &line : m_lines)
        total += !line.heading && !line.entry.muted ? line.entry.unread : 0;
    return total;
}

}  // namespace parlor
