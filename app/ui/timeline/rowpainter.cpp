// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowpainter.h"

#include "theme/avatar.h"
#include "theme/contrast.h"
#include "theme/icons.h"
#include "timeline/reactionpainter.h"
#include "timeline/rowmetrics.h"
#include "timeline/separatorpainter.h"

namespace parlor {

using namespace rowmetrics;

namespace {

QString iconOf(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Queued:
    case DeliveryState::Sending:
        return QStringLiteral("clock");
    case DeliveryState::Sent:
        return QStringLiteral("check");
    case DeliveryState::Read:
        return QStringLiteral("check-double");
    case DeliveryState::Failed:
        return QStringLiteral("warning");
    case DeliveryState::Received:
        break;
    }
    return {};
}

}  // namespace

RowPainter::RowPainter(QPainter &painter, const RowStyle &style)
    : m_painter(painter), m_style(style), m_tokens(*style.tokens)
{
}

void RowPainter::paint(const RowLayout &row, const RowPaintState &state)
{
    paintBackground(row, state);
    if (!row.dayRect.isNull())
        paintSeparator(m_painter, row.dayRect, row.day, m_style.small, m_tokens.line, m_tokens.secondaryText);
    if (!row.unreadRect.isNull())
        paintSeparator(m_painter, row.unreadRect, unreadLineText(), m_style.small, m_tokens.danger, m_tokens.danger);
    if (!row.gapRect.isNull())
        paintGap(m_painter, row.gapRect, row.gap, m_style.small, m_tokens);
    paintHeader(row, state);
    if (!row.quoteRect.isNull())
        paintQuote(row, state.hoveredPart && state.hoveredPart->kind == PartKind::Quote);
    paintText(row, state);
    paintCards(row);
    paintReactions(row, state);
    paintDelivery(row);
    if (state.current)
        paintFocus(row);
}

void RowPainter::paintBackground(const RowLayout &row, const RowPaintState &state)
{
    const int contentTop = row.unreadRect.isNull() ? (row.dayRect.isNull() ? 0 : row.dayRect.bottom() + 1)
                                                   : row.unreadRect.bottom() + 1;
    if (!row.band.isNull())
        m_painter.fillRect(row.band, m_tokens.ownTint);
    if (row.tail)
        m_painter.fillRect(QRect(0, 0, row.width, kGroupGap), m_tokens.ownTint);
    if (state.flash > 0) {
        const QColor below = row.band.isNull() ? m_tokens.surface : m_tokens.ownTint;
        m_painter.fillRect(QRect(0, contentTop, row.width, row.height - contentTop),
                           blended(m_tokens.accent, below, 0.22 * state.flash));
    }
}

void RowPainter::paintHeader(const RowLayout &row, const RowPaintState &state)
{
    if (!row.avatarRect.isNull()) {
        const UserId sender = row.message.senderId;
        m_painter.setFont(m_style.text);
        avatar::paint(m_painter, row.avatarRect, avatar::initials(row.name), avatar::color(m_tokens, sender.value),
                      m_tokens);
        m_painter.setFont(m_style.name);
        m_painter.setPen(m_tokens.text);
        m_painter.drawText(row.nameRect, Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, row.name);
    }
    const bool inColumn = row.avatarRect.isNull();
    if (row.timeRect.isNull() || (inColumn && !state.hovered))
        return;
    m_painter.setFont(m_style.small);
    m_painter.setPen(m_tokens.secondaryText);
    const int side = m_style.rightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    m_painter.drawText(
        row.timeRect,
        (inColumn ? side : int(Qt::AlignCenter)) | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, row.time);
}

void RowPainter::paintQuote(const RowLayout &row, bool hovered)
{
    constexpr int kBar = 3;
    const QRect rect = row.quoteRect;
    const int barX = m_style.rightToLeft ? rect.right() - kBar + 1 : rect.left();
    m_painter.fillRect(QRect(barX, rect.top() + 1, kBar, rect.height() - 2), m_tokens.accent);
    m_painter.setFont(m_style.small);
    m_painter.setPen(hovered ? m_tokens.text : m_tokens.secondaryText);
    const QRect text = m_style.rightToLeft ? rect.adjusted(0, 0, -11, 0) : rect.adjusted(11, 0, 0, 0);
    m_painter.drawText(text,
                       Qt::AlignVCenter | Qt::TextSingleLine | (m_style.rightToLeft ? Qt::AlignRight : Qt::AlignLeft),
                       row.quote);
}

void RowPainter::paintText(const RowLayout &row, const RowPaintState &state)
{
    if (row.text)
        paintDocument(m_painter, *row.text, row.textOrigin, m_tokens, state.selection, row.facts.own);
    // A link answers the pointer with a line under it.
    if (state.hoveredPart && state.hoveredPart->kind == PartKind::Link) {
        m_painter.setPen(m_tokens.accent);
        for (const RowPart &part : row.parts) {
            if (part.kind == PartKind::Link && part.value == state.hoveredPart->value)
                m_painter.drawLine(part.rect.bottomLeft() + QPoint(0, -1), part.rect.bottomRight() + QPoint(0, -1));
        }
    }
    if (row.markRect.isNull())
        return;
    m_painter.setFont(m_style.small);
    m_painter.setPen(m_tokens.secondaryText);
    m_painter.drawText(row.markRect, Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, row.mark);
}

void RowPainter::paintCards(const RowLayout &row)
{
    for (const FileCard &card : row.cards) {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(m_tokens.line);
        m_painter.setBrush(m_tokens.surface);
        m_painter.drawRoundedRect(QRectF(card.rect).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kCorner, metrics::kCorner);
        const QRect icon(m_style.rightToLeft ? card.rect.right() - 8 - 31 : card.rect.left() + 8, card.rect.top() + 8,
                         32, 32);
        icons::paint(m_painter, icon, QStringLiteral("file"), m_tokens.secondaryText, metrics::kIcon);
        const QRect text = m_style.rightToLeft ? card.rect.adjusted(8, 6, -48, -6) : card.rect.adjusted(48, 6, -8, -6);
        m_painter.setFont(m_style.name);
        m_painter.setPen(m_tokens.text);
        const int side = m_style.rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        m_painter.drawText(text, side | Qt::AlignTop,
                           QFontMetrics(m_style.name).elidedText(card.name, Qt::ElideMiddle, text.width()));
        m_painter.setFont(m_style.small);
        m_painter.setPen(m_tokens.secondaryText);
        m_painter.drawText(text, side | Qt::AlignBottom, card.size);
        m_painter.restore();
    }
}

void RowPainter::paintReactions(const RowLayout &row, const RowPaintState &state)
{
    for (const RowPart &part : row.parts) {
        if (part.kind != PartKind::Reaction)
            continue;
        const auto &all = row.message.reactions;
        const auto reaction = std::find_if(all.begin(), all.end(),
                                           [&part](const Reaction &r) { return r.emoji == part.value; });
        if (reaction == all.end())
            continue;
        const bool hovered = state.hoveredPart && state.hoveredPart->kind == PartKind::Reaction
                             && state.hoveredPart->value == part.value;
        paintReaction(m_painter, part.rect, *reaction, reaction->userIds.contains(state.self), hovered, m_style);
    }
}

void RowPainter::paintDelivery(const RowLayout &row)
{
    if (!row.stateRect.isNull()) {
        const QColor color = row.row->state() == DeliveryState::Read ? m_tokens.accent : m_tokens.secondaryText;
        icons::paint(m_painter, row.stateRect, iconOf(row.row->state()), color, kStateIcon);
    }
    if (!row.reason)
        return;
    const QRect column = row.part(PartKind::Reason)->rect;
    const int x = m_style.rightToLeft ? column.right() - kStateIcon + 1 : column.left();
    icons::paint(m_painter, QRect(x, column.top() + (m_style.smallHeight() - kStateIcon) / 2, kStateIcon, kStateIcon),
                 iconOf(DeliveryState::Failed), m_tokens.danger, kStateIcon);
    paintDocument(m_painter, *row.reason, row.reasonOrigin, m_tokens, {}, true);
}

void RowPainter::paintFocus(const RowLayout &row)
{
    int top = row.tail ? kGroupGap + 1 : 1;
    for (const QRect &above : {row.dayRect, row.unreadRect})
        top = above.isNull() ? top : above.bottom() + 1;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_tokens.accent, 2));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(QRectF(4, top, row.width - 8, row.height - top - 1), metrics::kCorner, metrics::kCorner);
    m_painter.restore();
}

}  // namespace parlor
