// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/row.h"

#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QHash>
#include <QPointer>
#include <functional>

namespace parlor {

class TimelineModel;
class TimelineView;

/// One row as assistive tools see it: a list item that says all of it in one sentence.
class AccessibleRow final : public QAccessibleInterface, public QAccessibleActionInterface
{
    Q_DECLARE_TR_FUNCTIONS(parlor::AccessibleRow)

public:
    AccessibleRow(TimelineView *view, RowId row) : m_view(view), m_row(row) {}

    /// "Ana Petrova, 9:38: The build is green. Read by 3"
    static QString sentence(const TimelineModel &model, int index);

    int index() const;
    bool isValid() const override { return m_view && index() >= 0; }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<TimelineView> m_view;
    RowId m_row;
};

/// The interfaces of a view's rows, made when asked for; they go with their rows and with the view.
class AccessibleRows
{
public:
    explicit AccessibleRows(TimelineView &view) : m_view(view) {}
    ~AccessibleRows() { clear(); }
    Q_DISABLE_COPY_MOVE(AccessibleRows)

    QAccessibleInterface *at(int index);
    void forget(RowId row);
    void clear();
    /// Tells assistive tools that a message of somebody else has come.
    void announce(int index);
    void focusMoved(int index);
    /// Tells somebody else than the platform, which without a bus is never active: for tests.
    void setListener(std::function<void(QAccessibleEvent *)> listener) { m_listener = std::move(listener); }

private:
    bool isHeard() const { return m_listener || QAccessible::isActive(); }
    void tell(QAccessibleEvent &event);

    TimelineView &m_view;
    std::function<void(QAccessibleEvent *)> m_listener;
    QHash<RowId, QAccessible::Id> m_ids;
};

/// The view as assistive tools see it: a list of its rows, whether they are on screen or not.
class AccessibleTimeline final : public QAccessibleWidget
{
public:
    explicit AccessibleTimeline(TimelineView *view);

    /// For all views of the process; again changes nothing.
    static void install();

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

private:
    TimelineView *view() const;
};

}  // namespace parlor
