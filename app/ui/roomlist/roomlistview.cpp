// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomlist/roomlistview.h"

#include "roomlist/roomlistdelegate.h"
#include "roomlist/roomlistfilter.h"
#include "roomlistmodel.h"
#include "theme/theme.h"

#include <QScrollBar>

namespace parlor {

RoomListView::RoomListView(RoomListModel &model, const Theme &theme, QWidget *parent)
    : QListView(parent), m_rooms(model), m_filter(new RoomListFilter(this))
{
    setObjectName(QStringLiteral("roomList"));
    setAccessibleName(tr("Rooms and people"));
    m_filter->setSourceModel(&model);
    setModel(m_filter);
    setItemDelegate(new RoomListDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    viewport()->setBackgroundRole(QPalette::AlternateBase);
    verticalScrollBar()->setBackgroundRole(QPalette::AlternateBase);
    verticalScrollBar()->setSingleStep(28);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QListView::clicked, this, &RoomListView::choose);
    connect(this, &QListView::activated, this, &RoomListView::choose);
    connect(&model, &RoomListModel::selectionMoved, this, &RoomListView::followSelected);
    // A room may be on screen before its row is here.
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this] {
        if (!currentIndex().isValid())
            followSelected();
    });
}

void RoomListView::setNeedle(const QString &text)
{
    m_filter->setNeedle(text);
    if (!text.trimmed().isEmpty())
        selectionModel()->setCurrentIndex(roomFrom(-1, 1), QItemSelectionModel::NoUpdate);
    else
        followSelected();
}

void RoomListView::followSelected()
{
    const QModelIndex index = m_filter->mapFromSource(m_rooms.index(m_rooms.rowOf(m_rooms.selected())));
    selectionModel()->setCurrentIndex(index, index.isValid() ? QItemSelectionModel::ClearAndSelect
                                                             : QItemSelectionModel::Clear);
    if (index.isValid())
        scrollTo(index);
}

void RoomListView::choose(const QModelIndex &index)
{
    if (const qint64 id = index.data(RoomIdRole).toLongLong())
        Q_EMIT roomChosen(RoomId{id});
}

void RoomListView::openCurrent()
{
    choose(currentIndex());
}

bool RoomListView::isFilteredEmpty() const
{
    return m_filter->rowCount() == 0 && m_rooms.rowCount() > 0;
}

QModelIndex RoomListView::roomFrom(int row, int step) const
{
    for (row += step; row >= 0 && row < m_filter->rowCount(); row += step) {
        const QModelIndex index = m_filter->index(row, 0);
        if (index.data(RoomIdRole).toLongLong() != 0)
            return index;
    }
    return {};
}

void RoomListView::moveCurrent(int step)
{
    const int from = currentIndex().isValid() ? currentIndex().row() : step > 0 ? -1 : m_filter->rowCount();
    const QModelIndex next = roomFrom(from, step);
    if (!next.isValid())
        return;
    selectionModel()->setCurrentIndex(next, QItemSelectionModel::NoUpdate);
    scrollTo(next);
}

QItemSelectionModel::SelectionFlags RoomListView::selectionCommand(const QModelIndex &, const QEvent *) const
{
    // What is selected is the room on screen, and only showing another one changes it.
    return QItemSelectionModel::NoUpdate;
}

QModelIndex RoomListView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = QListView::moveCursor(action, modifiers);
    if (!index.isValid() || index.data(RoomIdRole).toLongLong() != 0)
        return index;
    const bool up = action == MoveUp || action == MovePrevious || action == MovePageUp;
    const QModelIndex next = roomFrom(index.row(), up ? -1 : 1);
    return next.isValid() ? next : currentIndex();
}

}  // namespace parlor
