// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QListView>

namespace parlor {

class RoomListFilter;
class RoomListModel;
class Theme;

/// The list of rooms. Moving through it by keyboard opens nothing; Enter and a click do.
class RoomListView final : public QListView
{
    Q_OBJECT
public:
    RoomListView(RoomListModel &model, const Theme &theme, QWidget *parent = nullptr);

    void setNeedle(const QString &text);
    /// Steps over headings; from nowhere to the first or last room.
    void moveCurrent(int step);
    void openCurrent();
    bool isFilteredEmpty() const;

Q_SIGNALS:
    void roomChosen(parlor::RoomId room);

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index, const QEvent *event) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void followSelected();
    void choose(const QModelIndex &index);
    QModelIndex roomFrom(int row, int step) const;

    RoomListModel &m_rooms;
    RoomListFilter *m_filter;
};

}  // namespace parlor
