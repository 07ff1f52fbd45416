// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/accessibletimeline.h"

#include "timeline/timelineview.h"

namespace parlor {

namespace {

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new AccessibleTimeline(view) : nullptr;
}

}  // namespace

QAccessibleInterface *AccessibleRows::at(int index)
{
    if (index < 0 || index >= m_view.model().size())
        return nullptr;
    const RowId row = m_view.model().rowAt(index)->rowId();
    if (const auto known = m_ids.constFind(row); known != m_ids.constEnd())
        return QAccessible::accessibleInterface(*known);
    auto *made = new AccessibleRow(&m_view, row);
    m_ids.insert(row, QAccessible::registerAccessibleInterface(made));
    return made;
}

void AccessibleRows::forget(RowId row)
{
    if (m_ids.contains(row))
        QAccessible::deleteAccessibleInterface(m_ids.take(row));
}

void AccessibleRows::clear()
{
    for (const QAccessible::Id id : std::as_const(m_ids))
        QAccessible::deleteAccessibleInterface(id);
    m_ids.clear();
}

void AccessibleRows::announce(int index)
{
    if (!isHeard())
        return;
    const TimelineModel &model = m_view.model();
    const Row &row = *model.rowAt(index);
    QAccessibleEvent created(at(index), QAccessible::ObjectCreated);
    tell(created);
    const bool isNews = index == model.size() - 1 && !row.isGap() && row.senderId() != model.self();
    if (!isNews)
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent spoken(&m_view, AccessibleRow::sentence(model, index));
    tell(spoken);
#else
    // Before announcements existed an alert on the row is what screen readers speak.
    QAccessibleEvent alert(at(index), QAccessible::Alert);
    tell(alert);
#endif
}

void AccessibleRows::tell(QAccessibleEvent &event)
{
    if (m_listener)
        m_listener(&event);
    else
        QAccessible::updateAccessibility(&event);
}

void AccessibleRows::focusMoved(int index)
{
    if (!isHeard())
        return;
    QAccessibleEvent focus(at(index), QAccessible::Focus);
    tell(focus);
}

AccessibleTimeline::AccessibleTimeline(TimelineView *view) : QAccessibleWidget(view, QAccessible::List) {}

void AccessibleTimeline::install()
{
    // Qt keeps a list without doubles only if we look: the same function twice would be asked twice.
    QAccessible::removeFactory(makeInterface);
    QAccessible::installFactory(makeInterface);
}

TimelineView *AccessibleTimeline::view() const
{
    return qobject_cast<TimelineView *>(object());
}

int AccessibleTimeline::childCount() const
{
    return view() ? view()->model().size() : 0;
}

QAccessibleInterface *AccessibleTimeline::child(int index) const
{
    return view() ? view()->accessibleRows().at(index) : nullptr;
}

int AccessibleTimeline::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *row = dynamic_cast<const AccessibleRow *>(child);
    return row ? row->index() : -1;
}

QAccessibleInterface *AccessibleTimeline::childAt(int x, int y) const
{
    if (!view())
        return nullptr;
    const QModelIndex index = view()->indexAt(view()->viewport()->mapFromGlobal(QPoint(x, y)));
    return index.isValid() ? child(index.row()) : nullptr;
}

QAccessibleInterface *AccessibleTimeline::focusChild() const
{
    return view() && view()->hasFocus() && view()->currentRow() >= 0 ? child(view()->currentRow()) : nullptr;
}

}  // namespace parlor
