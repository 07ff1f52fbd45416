// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer: hovering, links and chips, selection, and the parts of a row by name.
#include "timeline/rowmetrics.h"
#include "timeline/timelineview.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

namespace parlor {

namespace {

constexpr std::chrono::milliseconds kAutoScroll(30);

const QHash<QString, PartKind> &partNames()
{
    static const QHash<QString, PartKind> names{
        {QStringLiteral("text"), PartKind::Text},     {QStringLiteral("name"), PartKind::Name},
        {QStringLiteral("time"), PartKind::Time},     {QStringLiteral("avatar"), PartKind::Avatar},
        {QStringLiteral("quote"), PartKind::Quote},   {QStringLiteral("state"), PartKind::State},
        {QStringLiteral("reason"), PartKind::Reason}, {QStringLiteral("retry"), PartKind::Retry},
        {QStringLiteral("edit"), PartKind::Edit},     {QStringLiteral("discard"), PartKind::Discard},
        {QStringLiteral("gap"), PartKind::Gap}};
    return names;
}

bool isButton(PartKind kind)
{
    switch (kind) {
    case PartKind::Link:
    case PartKind::Quote:
    case PartKind::Reaction:
    case PartKind::Retry:
    case PartKind::Edit:
    case PartKind::Discard:
        return true;
    default:
        return false;
    }
}

}  // namespace

QRect TimelineView::partRect(const QModelIndex &index, const QString &part)
{
    const QRect rect = index.isValid() ? rowRect(index.row()) : QRect();
    if (rect.isNull())
        return {};
    const RowLayout &layout = m_cache.layout(index.row());
    const RowPart *found = partNames().contains(part) ? layout.part(partNames().value(part)) : nullptr;
    for (const PartKind kind : {PartKind::Reaction, PartKind::Link})
        found = found ? found : layout.part(kind, part);
    return found ? found->rect.translated(rect.topLeft()) : QRect();
}

const RowLayout *TimelineView::layoutAt(QPoint point, int *top, int *index)
{
    for (const RowStack::Placed &placed : visibleRows()) {
        if (point.y() >= placed.y && point.y() < placed.y + placed.height) {
            *top = placed.y;
            *index = placed.index;
            return &m_cache.layout(placed.index);
        }
    }
    return nullptr;
}

TimelineView::Pointed TimelineView::pointedAt(QPoint point)
{
    int top = 0;
    int index = 0;
    const RowLayout *layout = layoutAt(point, &top, &index);
    if (!layout)
        return {};
    const RowPart *part = layout->partAt(point - QPoint(0, top));
    return {layout->row->rowId(), part ? int(part - layout->parts.data()) : -1};
}

const RowPart *TimelineView::partOf(const Pointed &pointed, const RowLayout **layout)
{
    const int index = pointed.part >= 0 ? m_model.indexOfRow(pointed.row) : -1;
    if (index < 0)
        return nullptr;
    const RowLayout &found = m_cache.layout(index);
    if (layout)
        *layout = &found;
    return size_t(pointed.part) < found.parts.size() ? &found.parts[size_t(pointed.part)] : nullptr;
}

std::optional<TextPosition> TimelineView::textPositionAt(QPoint point)
{
    const auto &rows = visibleRows();
    if (rows.empty())
        return {};
    // Beside the rows the nearest one is meant.
    const int y = std::clamp(point.y(), rows.front().y, rows.back().y + rows.back().height - 1);
    int top = 0;
    int index = 0;
    const RowLayout *layout = layoutAt(QPoint(point.x(), y), &top, &index);
    if (!layout)
        return {};
    if (!layout->text)
        return TextPosition{layout->row->rowId(), 0};
    const QPoint inText = QPoint(point.x(), y - top) - layout->textOrigin;
    if (inText.y() < 0)
        return TextPosition{layout->row->rowId(), 0};
    if (inText.y() > layout->textRect.height())
        return TextPosition{layout->row->rowId(), layout->text->characterCount() - 1};
    return TextPosition{layout->row->rowId(),
                        std::max(0, layout->text->documentLayout()->hitTest(inText, Qt::FuzzyHit))};
}

void TimelineView::hover(QPoint point)
{
    const Pointed pointed = pointedAt(point);
    const RowPart *part = partOf(pointed);
    viewport()->setCursor(part && isButton(part->kind)           ? Qt::PointingHandCursor
                          : part && part->kind == PartKind::Text ? Qt::IBeamCursor
                                                                 : Qt::ArrowCursor);
    if (pointed == m_hovered)
        return;
    m_hovered = pointed;
    viewport()->update();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    m_pressPosition = point;
    m_pressed = pointedAt(point);
    const auto position = textPositionAt(point);
    if (event->modifiers().testFlag(Qt::ShiftModifier) && position) {
        m_selection.extend(*position);
    } else {
        m_selection.clear();
        if (position)
            m_selection.start(*position);
    }
    m_selecting = true;
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (!m_selecting || !(event->buttons() & Qt::LeftButton)) {
        hover(point);
        return;
    }
    if (partOf(m_pressed) && isButton(partOf(m_pressed)->kind)
        && (point - m_pressPosition).manhattanLength() < QApplication::startDragDistance())
        return;
    m_pressed = {};
    if (const auto position = textPositionAt(point))
        m_selection.extend(*position);
    if (point.y() < 0 || point.y() > viewport()->height())
        m_autoScrollTimer->start(kAutoScroll);
    else
        m_autoScrollTimer->stop();
    viewport()->update();
}

void TimelineView::autoScroll()
{
    const QPoint point = viewport()->mapFromGlobal(QCursor::pos());
    const int beyond = point.y() < 0                      ? point.y()
                       : point.y() > viewport()->height() ? point.y() - viewport()->height()
                                                          : 0;
    if (!m_selecting || beyond == 0)
        return;
    m_stack.scrollBy(std::clamp(beyond, -60, 60));
    invalidate();
    if (const auto position = textPositionAt(point))
        m_selection.extend(*position);
    m_autoScrollTimer->start(kAutoScroll);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_selecting = false;
    m_autoScrollTimer->stop();
    const Pointed pressed = std::exchange(m_pressed, {});
    if (!m_selection.isEmpty())
        return;
    const RowLayout *layout = nullptr;
    const RowPart *part = pressed == pointedAt(event->position().toPoint()) ? partOf(pressed, &layout) : nullptr;
    if (part && isButton(part->kind))
        activate(RowPart(*part), *layout);
    else if (const int index = m_model.indexOfRow(pressed.row); index >= 0)
        setCurrent(index);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    int top = 0;
    int index = 0;
    const RowLayout *layout = layoutAt(event->position().toPoint(), &top, &index);
    const auto position = textPositionAt(event->position().toPoint());
    if (!layout || !layout->text || !position || event->button() != Qt::LeftButton)
        return;
    QTextCursor word(layout->text.get());
    word.setPosition(position->position);
    word.select(QTextCursor::WordUnderCursor);
    m_selection.start({position->row, word.selectionStart()});
    m_selection.extend({position->row, word.selectionEnd()});
    viewport()->update();
}

void TimelineView::activate(const RowPart &part, const RowLayout &layout)
{
    const Message message = layout.message;
    switch (part.kind) {
    case PartKind::Link:
        Q_EMIT linkOpened(part.value);
        break;
    case PartKind::Quote: {
        const MessageId quoted{part.value.toLongLong()};
        if (!showMessage(quoted))
            Q_EMIT farMessageWanted(quoted);
        break;
    }
    case PartKind::Reaction: {
        const auto &all = message.reactions;
        const auto reaction = std::find_if(all.begin(), all.end(),
                                           [&part](const Reaction &r) { return r.emoji == part.value; });
        if (reaction != all.end())
            Q_EMIT reactionWanted(message.id, part.value, !reaction->userIds.contains(m_model.self()));
        break;
    }
    case PartKind::Retry:
        Q_EMIT retryWanted(message.clientKey);
        break;
    case PartKind::Edit:
        Q_EMIT editFailedWanted(message.clientKey);
        break;
    case PartKind::Discard:
        Q_EMIT discardWanted(message.clientKey);
        break;
    default:
        break;
    }
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const RowPart *part = partOf(pointedAt(help->pos()));
        if (part && !part->tip.isEmpty()) {
            const QRect rect = partRect(indexAt(help->pos()), part->value);
            QToolTip::showText(help->globalPos(), part->tip.toHtmlEscaped(), viewport(), rect);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered.row != 0) {
        m_hovered = {};
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    // Touchpads say how many pixels; a wheel is the scroll bar's affair.
    if (event->pixelDelta().y() == 0) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    m_stack.scrollBy(-event->pixelDelta().y());
    invalidate();
    event->accept();
}

}  // namespace parlor
