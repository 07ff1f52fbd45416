// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace parlor {

/// Leaves the rooms whose name has every word that was typed, and the headings that still have a room.
class RoomListFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setNeedle(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool accepts(const QModelIndex &index) const;
    bool sectionHasMatch(int headingRow) const;

    QStringList m_words;
};

}  // namespace parlor
