// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/stylepaint.h"

#include "theme/contrast.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace parlor::stylepaint {

namespace {

/// A rounded box whose border lies wholly inside `rect`.
void box(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border, qreal width,
         qreal corner = metrics::kCorner)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = border.isValid() ? width / 2 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner);
    painter.restore();
}

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool hasKeyboardFocus(const QStyleOption &option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

bool isDefault(const QStyleOptionButton &option)
{
    return option.features.testFlag(QStyleOptionButton::DefaultButton);
}

bool isFlat(const QStyleOptionButton &option)
{
    return option.features.testFlag(QStyleOptionButton::Flat);
}

}  // namespace

void field(QPainter &painter, const QStyleOption &option)
{
    const bool focused = has(option, QStyle::State_HasFocus);
    const QColor border = option.palette.color(focused ? QPalette::Highlight : QPalette::Mid);
    box(painter, option.rect, option.palette.color(QPalette::Base), border, focused ? 2 : 1);
}

void pushButton(QPainter &painter, const QStyleOptionButton &option)
{
    const QPalette &p = option.palette;
    const bool down = has(option, QStyle::State_Sunken);
    const bool over = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (isDefault(option)) {
        const QColor fill = p.color(QPalette::Highlight);
        box(painter, option.rect, down || over ? blended(p.color(QPalette::Text), fill, down ? 0.25 : 0.12) : fill, {},
            0);
    } else if (isFlat(option)) {
        if (down || over)
            box(painter, option.rect, p.color(QPalette::Midlight), {}, 0);
    } else {
        box(painter, option.rect, p.color(down || over ? QPalette::Midlight : QPalette::Button), p.color(QPalette::Mid),
            1);
    }
    if (!hasKeyboardFocus(option))
        return;
    const QColor ring = p.color(isDefault(option) ? QPalette::HighlightedText : QPalette::Highlight);
    const qreal inset = isDefault(option) ? 3 : 0;
    box(painter, QRectF(option.rect).adjusted(inset, inset, -inset, -inset), {}, ring, 2, metrics::kCorner - inset / 2);
}

void pushButtonLabel(QPainter &painter, const QStyleOptionButton &option)
{
    const QPalette &p = option.palette;
    painter.save();
    QFont font = painter.font();
    font.setWeight(isFlat(option) && !isDefault(option) ? QFont::Normal : QFont::DemiBold);
    painter.setFont(font);
    QColor color = p.color(isDefault(option) ? QPalette::HighlightedText : QPalette::ButtonText);
    if (isFlat(option) && !isDefault(option) && has(option, QStyle::State_Enabled))
        color = p.color(QPalette::Link);
    painter.setPen(color);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
    painter.restore();
}

void toolButton(QPainter &painter, const QStyleOption &option)
{
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken)
                        || has(option, QStyle::State_On);
    if (active && has(option, QStyle::State_Enabled))
        box(painter, option.rect, option.palette.color(QPalette::Midlight), {}, 0);
}

void checkBox(QPainter &painter, const QStyleOption &option)
{
    const QPalette &p = option.palette;
    const bool checked = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    box(painter, option.rect, p.color(checked ? QPalette::Highlight : QPalette::Base),
        p.color(checked ? QPalette::Highlight : QPalette::Dark), 1.5, 4);
    if (checked)
        icons::paint(painter, option.rect, QStringLiteral("check"), p.color(QPalette::HighlightedText),
                     option.rect.width() - 2);
}

void radioButton(QPainter &painter, const QStyleOption &option)
{
    const QPalette &p = option.palette;
    const bool on = has(option, QStyle::State_On);
    const qreal radius = option.rect.width() / 2.0;
    box(painter, option.rect, p.color(QPalette::Base), p.color(on ? QPalette::Highlight : QPalette::Dark), on ? 5 : 1.5,
        radius);
}

void focusRing(QPainter &painter, const QStyleOption &option)
{
    box(painter, option.rect, {}, option.palette.color(QPalette::Highlight), 2);
}

void menuPanel(QPainter &painter, const QStyleOption &option)
{
    painter.fillRect(option.rect, option.palette.color(QPalette::Base));
    painter.setPen(option.palette.color(QPalette::Mid));
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
}

void menuItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    const QPalette &p = option.palette;
    const QRect row = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(row.left() + 8, row.center().y(), row.width() - 16, 1), p.color(QPalette::Mid));
        return;
    }
    const bool enabled = has(option, QStyle::State_Enabled);
    if (enabled && has(option, QStyle::State_Selected))
        box(painter, row, p.color(QPalette::Midlight), {}, 0);
    constexpr int kMark = 28;
    const QRect mark = QStyle::visualRect(option.direction, row,
                                          QRect(row.left() + 4, row.top(), kMark - 4, row.height()));
    const QColor color = p.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    if (option.checked)
        icons::paint(painter, mark, QStringLiteral("check"), p.color(QPalette::Highlight), 16);
    const QRect text = QStyle::visualRect(option.direction, row, row.adjusted(kMark, 0, -12, 0));
    const QStringList parts = option.text.split(u'\t');
    painter.save();
    painter.setFont(option.font);
    painter.setPen(color);
    painter.drawText(text,
                     Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine
                         | QStyle::visualAlignment(option.direction, Qt::AlignLeft),
                     parts.first());
    if (parts.size() > 1) {
        painter.setPen(p.color(QPalette::Dark));
        painter.drawText(
            text, Qt::AlignVCenter | Qt::TextSingleLine | QStyle::visualAlignment(option.direction, Qt::AlignRight),
            parts.last());
    }
    painter.restore();
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow = QStyle::visualRect(option.direction, row,
                                               QRect(row.right() - 24, row.top(), 20, row.height()));
        painter.save();
        painter.translate(arrow.center());
        painter.rotate(option.direction == Qt::RightToLeft ? 90 : -90);
        icons::paint(painter, QRect(-8, -8, 16, 16), QStringLiteral("chevron-down"), color, 16);
        painter.restore();
    }
}

void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &slider, const QWidget *widget)
{
    const QPalette::ColorRole behind = widget ? widget->backgroundRole() : QPalette::Base;
    painter.fillRect(option.rect, option.palette.color(behind));
    if (option.maximum <= option.minimum)
        return;
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const QColor fill = blended(option.palette.color(QPalette::Dark), option.palette.color(behind), active ? 0.7 : 0.4);
    const QRectF bar = QRectF(slider).adjusted(2, 2, -2, -2);
    box(painter, bar, fill, {}, 0, std::min(bar.width(), bar.height()) / 2);
}

}  // namespace parlor::stylepaint
