// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "roomlistentry.h"
#include "roomlistroles.h"

#include <QAbstractListModel>
#include <QList>

namespace parlor {

/// The rooms by section, the most recent first, with a heading above each section that has rooms.
/// Never resets: every change is an insert, move, remove or update of single rows, so that selection
/// and scroll position survive.
class RoomListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit RoomListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Adds a room, or puts the new picture in the place of the old.
    void put(const RoomListEntry &entry);
    void remove(RoomId room);
    /// Takes away every room that is not named.
    void retain(const QList<RoomId> &rooms);

    /// Which room is on screen; none with an id that is not valid.
    void select(RoomId room);
    RoomId selected() const { return m_selected; }

    /// Row of a room, -1 if there is none.
    int rowOf(RoomId room) const;
    const RoomListEntry *entryAt(int row) const;
    /// The next room after (or before) `from` with something unread, going round; 0 if there is none.
    RoomId nextUnread(RoomId from, bool forwards) const;
    /// The topmost room; not valid where there is none.
    RoomId firstRoom() const;
    /// Unread messages in rooms that are not muted.
    int unreadTotal() const;

Q_SIGNALS:
    /// Another room is on screen, or none.
    void selectionMoved();

private:
    struct Line {
        bool heading = false;
        RoomListEntry entry;  ///< of a heading: the section alone
    };
    static bool before(const Line &a, const Line &b);
    int placeFor(const Line &line, int without) const;
    void insertLine(const Line &line);
    void removeLine(int row);
    void update(int row, const RoomListEntry &entry);
    void ensureHeading(RoomSection section);
    void dropHeadingIfEmpty(RoomSection section);

    QList<Line> m_lines;
    RoomId m_selected;
};

}  // namespace parlor

Q_DECLARE_METATYPE(parlor::RoomListEntry)
