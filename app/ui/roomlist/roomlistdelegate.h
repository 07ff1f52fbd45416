// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace parlor {

class Theme;
struct RoomListEntry;
struct Tokens;

/// Draws a room: avatar with presence, name, time, last words, badges; and the headings between them.
class RoomListDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    RoomListDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Ink;
    Ink inkFor(const QStyleOptionViewItem &option, bool selected) const;
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QString &text) const;
    void paintRoom(QPainter &painter, const QStyleOptionViewItem &option, const RoomListEntry &entry,
                   bool selected) const;
    void paintAvatar(QPainter &painter, const QRect &place, const RoomListEntry &entry, const Ink &ink) const;

    const Theme &m_theme;
};

}  // namespace parlor
