// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/persondelegate.h"

#include "peoplemodel.h"
#include "theme/avatar.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace parlor {

using namespace metrics;

namespace {

constexpr int kRow = 44;
constexpr int kFace = 28;
constexpr int kTick = 18;

}  // namespace

PersonDelegate::PersonDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize PersonDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, std::max(kRow, QFontMetrics(option.font).height() + 16)};
}

void PersonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = m_theme.tokens();
    const QRect box = option.rect.adjusted(kGrid, 0, -kGrid, 0);
    const auto placed = [&](const QRect &rect) { return QStyle::visualRect(option.direction, box, rect); };
    const bool over = option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor background = over ? t.hover
                                   : option.palette.color(option.widget ? option.widget->backgroundRole()
                                                                        : QPalette::Base);
    if (over) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.hover);
        painter->drawRoundedRect(box, kCorner, kCorner);
    }
    int left = box.left() + 2 * kGrid;
    const QVariant ticked = index.data(Qt::CheckStateRole);
    if (ticked.isValid()) {
        QStyleOptionButton tick;
        tick.palette = option.palette;
        tick.rect = placed(QRect(left, box.center().y() - kTick / 2 + 1, kTick, kTick));
        tick.state = QStyle::State_Enabled | (ticked.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
        QApplication::style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &tick, painter, option.widget);
        left += kTick + kGap;
    }
    const QString name = index.data(PersonNameRole).toString();
    const QRect face = placed(QRect(left, box.center().y() - kFace / 2 + 1, kFace, kFace));
    painter->setFont(option.font);
    avatar::paint(*painter, face, avatar::initials(name), avatar::color(t, index.data(PersonIdRole).toLongLong()), t);
    avatar::paintPresence(*painter, face, PresenceStatus(index.data(PersonPresenceRole).toInt()), background, t);
    left += kFace + kGap;

    const QFont smallFont = fonts::small(option.font);
    const QString detail = index.data(PersonDetailRole).toString();
    const int detailWidth = std::min(QFontMetrics(smallFont).horizontalAdvance(detail), (box.right() - left) / 2);
    const QRect detailRect(box.right() - 2 * kGrid - detailWidth, box.top(), detailWidth + 1, box.height());
    const QRect nameRect(left, box.top(), detailRect.left() - 2 * kGrid - left, box.height());
    const auto aligned = [&](Qt::Alignment side) {
        return int(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, side));
    };
    painter->setPen(t.text);
    painter->drawText(placed(nameRect), aligned(Qt::AlignLeft),
                      QFontMetrics(option.font).elidedText(name, Qt::ElideRight, nameRect.width()));
    painter->setFont(smallFont);
    painter->setPen(t.secondaryText);
    painter->drawText(placed(detailRect), aligned(Qt::AlignRight),
                      QFontMetrics(smallFont).elidedText(detail, Qt::ElideRight, detailRect.width()));
    painter->restore();
}

bool PersonDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &,
                                 const QModelIndex &index)
{
    if (!index.flags().testFlag(Qt::ItemIsUserCheckable))
        return false;
    const bool key = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    if (!key && event->type() != QEvent::MouseButtonRelease)
        return false;
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, int(checked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

}  // namespace parlor
