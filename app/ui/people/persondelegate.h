// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace parlor {

class Theme;

/// Draws a person: tick where the list has them, avatar with presence, name, detail at the right.
class PersonDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    PersonDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// A click anywhere on the row ticks it, not on the box alone.
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    const Theme &m_theme;
};

}  // namespace parlor
