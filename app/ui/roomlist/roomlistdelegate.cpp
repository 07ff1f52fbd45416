// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomlist/roomlistdelegate.h"

#include "roomlist/roomtime.h"
#include "roomlistentry.h"
#include "roomlistroles.h"
#include "theme/avatar.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>

namespace parlor {

using namespace metrics;

/// The colours of one row.
struct RoomListDelegate::Ink {
    QColor background;
    QColor text;
    QColor secondary;
    QColor accent;
    QColor badge;
    QColor badgeText;
};

namespace {

constexpr int kOuter = 2 * kGrid;  ///< from the pane's edge to the row's box
constexpr int kBadgeHeight = 18;

QString badgeText(const RoomListEntry &entry)
{
    const int count = entry.mentions > 0 ? entry.mentions : entry.unread;
    const QString number = count > 999 ? QStringLiteral("999+") : QLocale().toString(count);
    return entry.mentions > 0 ? QString(u"@ " + number) : number;
}

int badgeWidth(const QString &text, const QFont &font)
{
    return std::max(kBadgeHeight + 2, QFontMetrics(font).horizontalAdvance(text) + 12);
}

void paintBadge(QPainter &painter, const QRect &line, const QString &text, const QColor &fill, const QColor &ink)
{
    const QRect pill(line.left(), line.center().y() - kBadgeHeight / 2 + 1, line.width(), kBadgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(pill, kBadgeHeight / 2.0, kBadgeHeight / 2.0);
    painter.setPen(ink);
    painter.drawText(pill, Qt::AlignCenter, text);
}

}  // namespace

RoomListDelegate::RoomListDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize RoomListDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool heading = index.data(RoomIdRole).toLongLong() == 0;
    // Two lines of a large system font need more than the row of the drawing.
    const int lines = QFontMetrics(option.font).height() + QFontMetrics(fonts::small(option.font)).height();
    return {0, heading ? std::max(kSectionRow, QFontMetrics(fonts::section(option.font)).height() + 16)
                       : std::max(kRoomRow, lines + 18)};
}

RoomListDelegate::Ink RoomListDelegate::inkFor(const QStyleOptionViewItem &option, bool selected) const
{
    const Tokens &t = m_theme.tokens();
    if (selected)
        return {t.selectedRow, t.selectedText, t.selectedSecondary, t.selectedText, t.selectedText, t.selectedRow};
    const bool over = option.state.testFlag(QStyle::State_MouseOver);
    return {over ? t.hover : t.sidebar, t.text, t.secondaryText, t.accent, t.accent, t.accentText};
}

void RoomListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QVariant entry = index.data(RoomEntryRole);
    if (entry.isValid())
        paintRoom(*painter, option, entry.value<RoomListEntry>(), index.data(RoomSelectedRole).toBool());
    else
        paintHeading(*painter, option, index.data(Qt::DisplayRole).toString());
    painter->restore();
}

void RoomListDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QString &text) const
{
    painter.setFont(fonts::section(option.font));
    painter.setPen(m_theme.tokens().secondaryText);
    const QRect place = option.rect.adjusted(kPadding, kGrid, -kPadding, 0);
    painter.drawText(place, Qt::AlignVCenter | QStyle::visualAlignment(option.direction, Qt::AlignLeft), text);
}

void RoomListDelegate::paintAvatar(QPainter &painter, const QRect &place, const RoomListEntry &entry,
                                   const Ink &ink) const
{
    const Tokens &t = m_theme.tokens();
    const QColor fill = avatar::color(t, entry.avatarId);
    if (entry.kind == RoomKind::Direct) {
        avatar::paint(painter, place, avatar::initials(entry.name), fill, t);
        avatar::paintPresence(painter, place, entry.presence.value_or(PresenceStatus::Offline), ink.background, t);
        return;
    }
    avatar::paint(painter, place, QString(), fill, t);
    const QString icon = entry.kind == RoomKind::Channel ? QStringLiteral("hash") : QStringLiteral("people");
    icons::paint(painter, place, icon, t.avatarText, 18);
}

void RoomListDelegate::paintRoom(QPainter &painter, const QStyleOptionViewItem &option, const RoomListEntry &entry,
                                 bool selected) const
{
    const Ink ink = inkFor(option, selected);
    const QRect box = option.rect.adjusted(kOuter, 0, -kOuter, 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink.background);
    painter.drawRoundedRect(box, kCorner, kCorner);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter.setPen(QPen(selected ? ink.text : ink.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), kCorner, kCorner);
    }

    const auto placed = [&](const QRect &rect) { return QStyle::visualRect(option.direction, box, rect); };
    const auto aligned = [&](Qt::Alignment side) {
        return int(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, side));
    };
    const QRect avatarRect(box.left() + kGap, box.center().y() - kAvatar / 2 + 1, kAvatar, kAvatar);
    paintAvatar(painter, placed(avatarRect), entry, ink);

    const QFont nameFont = entry.unread > 0 || selected ? fonts::strong(option.font) : option.font;
    const QFont smallFont = fonts::small(option.font);
    const int nameHeight = QFontMetrics(option.font).height();
    const int smallHeight = QFontMetrics(smallFont).height();
    const int top = box.center().y() - (nameHeight + smallHeight + 2) / 2 + 1;
    const int left = avatarRect.right() + 1 + kGap - 2;
    QRect first(left, top, box.right() + 1 - kGap - left, nameHeight);
    QRect second(left, top + nameHeight + 2, first.width(), smallHeight);

    const QString time = roomTime(entry.lastActivity);
    painter.setFont(smallFont);
    painter.setPen(ink.secondary);
    painter.drawText(placed(first), aligned(Qt::AlignRight), time);
    first.setRight(first.right() - QFontMetrics(smallFont).horizontalAdvance(time) - 2 * kGrid);

    if (entry.unread > 0) {
        const bool quiet = entry.muted && !selected;
        const QString text = badgeText(entry);
        painter.setFont(fonts::strong(smallFont));
        const QRect pill(second.right() + 1 - badgeWidth(text, painter.font()), second.top(),
                         badgeWidth(text, painter.font()), second.height());
        paintBadge(painter, placed(pill), text, quiet ? ink.secondary : ink.badge,
                   quiet ? m_theme.tokens().sidebar : ink.badgeText);
        second.setRight(pill.left() - 2 * kGrid);
    }

    if (entry.muted) {
        const int room = std::min(first.width() - 20, QFontMetrics(nameFont).horizontalAdvance(entry.name));
        icons::paint(painter, placed(QRect(first.left() + room + kGrid, first.top(), 16, first.height())),
                     QStringLiteral("muted"), ink.secondary, 14);
        first.setWidth(room);
    }
    painter.setFont(nameFont);
    painter.setPen(ink.text);
    painter.drawText(placed(first), aligned(Qt::AlignLeft),
                     QFontMetrics(nameFont).elidedText(entry.name, Qt::ElideRight, first.width()));

    const bool typing = !entry.typing.isEmpty();
    painter.setFont(smallFont);
    painter.setPen(typing ? ink.accent : ink.secondary);
    const QString words = typing ? entry.typing : entry.preview;
    painter.drawText(placed(second), aligned(Qt::AlignLeft),
                     QFontMetrics(smallFont).elidedText(words, Qt::ElideRight, second.width()));
}

}  // namespace parlor
