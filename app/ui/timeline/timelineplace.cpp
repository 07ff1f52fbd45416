// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the view stands in the room: jumps, what it asks for, what it tells about having been read.
#include "base/post.h"
#include "timeline/jumpbutton.h"
#include "timeline/rowmetrics.h"
#include "timeline/timelineview.h"

#include <QScrollBar>

namespace parlor {

namespace {

constexpr std::chrono::milliseconds kFlash(1200);

}  // namespace

void TimelineView::setOlder(Older older)
{
    if (m_older == older)
        return;
    m_older = older;
    if (older == Older::Available)
        m_olderAsked = false;
    invalidate();
}

void TimelineView::askForGapsAgain()
{
    m_askedGaps.clear();
    m_olderAsked = false;
    invalidate();
}

void TimelineView::settle()
{
    m_settlePosted = false;
    if (!isVisible())
        return;
    ensureLayout();
    askForHistory();
    if (std::exchange(m_painted, false))
        reportShown();
    if (std::exchange(m_wasAtEnd, isAtEnd()) != isAtEnd())
        Q_EMIT atEndChanged(isAtEnd());
}

void TimelineView::askForHistory()
{
    QList<Gap> gaps;
    for (const RowStack::Placed &placed : m_stack.placed()) {
        const auto gap = m_model.rowAt(placed.index)->gap();
        if (gap && !m_askedGaps.contains({gap->from, gap->to})) {
            m_askedGaps.insert({gap->from, gap->to});
            gaps.append(*gap);
        }
    }
    const bool near = m_stack.scrollValue() < 2 * viewport()->height();
    const bool askOlder = near && m_older == Older::Available && !std::exchange(m_olderAsked, true);
    for (const Gap &gap : gaps)
        Q_EMIT gapShown(gap);
    if (askOlder)
        Q_EMIT olderWanted();
}

void TimelineView::reportShown()
{
    if (!isActiveWindow() || viewport()->visibleRegion().isEmpty())
        return;
    Seq shown = 0;
    for (const RowStack::Placed &placed : m_stack.placed()) {
        // A message taller than the window counts once its end is seen.
        if (placed.y + placed.height <= viewport()->height())
            shown = std::max(shown, m_model.rowAt(placed.index)->seq());
    }
    m_seen = std::max(m_seen, shown);
    if (shown <= m_shown)
        return;
    m_shown = shown;
    Q_EMIT shownUpTo(shown);
}

int TimelineView::newCount() const
{
    int count = 0;
    for (int i = m_model.size() - 1; i >= 0; --i) {
        const Row &row = *m_model.rowAt(i);
        if (row.isPending())
            continue;
        if (row.isGap() || row.seq() <= m_seen)
            break;
        if (row.senderId() != m_model.self() && row.kind() != MessageKind::System && !row.isDeleted())
            ++count;
    }
    return count;
}

void TimelineView::placeJumpButton()
{
    const bool wanted = !isAtEnd() && m_model.size() > 0;
    m_jump->setVisible(wanted);
    if (!wanted)
        return;
    m_jump->setCount(newCount());
    m_jump->resize(m_jump->sizeHint());
    const QRect area = viewport()->geometry();
    const int x = layoutDirection() == Qt::RightToLeft ? area.left() + metrics::kPadding
                                                       : area.right() - metrics::kPadding - m_jump->width();
    m_jump->move(x, area.bottom() - metrics::kGap - m_jump->height());
    m_jump->raise();
}

void TimelineView::scrollToEnd()
{
    m_stack.scrollToEnd();
    invalidate();
}

void TimelineView::scrollToUnread()
{
    const int row = m_model.unreadRow();
    if (row < 0) {
        scrollToEnd();
        return;
    }
    m_stack.showAt(row, viewport()->height() / 6);
    // What is below the line has not been seen.
    m_seen = m_model.unreadAfter();
    invalidate();
}

bool TimelineView::showMessage(MessageId id)
{
    const int index = m_model.indexOfMessage(id);
    if (index < 0)
        return false;
    m_cache.setWidth(viewport()->width());
    const int height = m_cache.layout(index).height;
    m_stack.showAt(index, std::max(0, (viewport()->height() - height) / 2));
    m_flashing = m_model.rowAt(index)->rowId();
    m_flashTimer->start(kFlash);
    invalidate();
    return true;
}

void TimelineView::scrollTo(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QRect rect = rowRect(index.row());
    const int height = viewport()->height();
    if (rect.isNull()) {
        m_stack.showAt(index.row(), height / 3);
    } else if (rect.top() < 0 || rect.height() > height) {
        m_stack.showAt(index.row(), 0);
    } else if (rect.bottom() >= height) {
        m_stack.showAt(index.row(), height - rect.height());
    } else {
        return;
    }
    invalidate();
}

ScrollPlace TimelineView::place() const
{
    if (isAtEnd() || m_stack.placed().empty())
        return {};
    const RowStack::Placed &first = m_stack.placed().front();
    return {false, m_model.rowAt(first.index)->rowId(), first.y};
}

void TimelineView::restore(const ScrollPlace &place)
{
    const int row = place.atEnd ? -1 : m_model.indexOfRow(place.row);
    if (row < 0)
        m_stack.scrollToEnd();
    else
        m_stack.showAt(row, place.y);
    invalidate();
}

const std::vector<RowStack::Placed> &TimelineView::visibleRows()
{
    ensureLayout();
    return m_stack.placed();
}

QRect TimelineView::rowRect(int index)
{
    for (const RowStack::Placed &placed : visibleRows()) {
        if (placed.index == index)
            return QRect(0, placed.y, viewport()->width(), placed.height);
    }
    return {};
}

QModelIndex TimelineView::indexAt(QPoint point)
{
    for (const RowStack::Placed &placed : visibleRows()) {
        if (point.y() >= placed.y && point.y() < placed.y + placed.height)
            return m_model.index(placed.index);
    }
    return {};
}

}  // namespace parlor
