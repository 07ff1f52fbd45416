// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/accessibletimeline.h"

#include "timeline/messagedocument.h"
#include "timeline/timelineview.h"
#include "timelinewords.h"

namespace parlor {

QString AccessibleRow::sentence(const TimelineModel &model, int index)
{
    const Row &row = *model.rowAt(index);
    const Message message = row.message();
    if (row.isGap() || message.deletedAt || message.kind == MessageKind::System)
        return model.text(row);

    QString text = plainMessageText(message.body).simplified();
    for (const Attachment &file : message.attachments)
        text += tr(" File %1.").arg(file.name);
    text = text.trimmed();
    // A pause before what follows.
    if (!text.isEmpty() && text.back().isLetterOrNumber())
        text += u'.';
    QStringList parts{tr("%1, %2: %3", "who, when: what")
                          .arg(model.displayName(message.senderId), TimelineWords::time(message.createdAt), text)};
    if (message.editedAt)
        parts.append(tr("Edited."));
    for (const Reaction &reaction : message.reactions)
        parts.append(QStringLiteral("%1 %2.").arg(reaction.emoji).arg(reaction.userIds.size()));
    if (row.state() == DeliveryState::Failed)
        parts.append(tr("Not sent: %1").arg(TimelineWords::failure(row.failure().value_or(Error{}))));
    else if (row.state() == DeliveryState::Read)
        parts.append(tr("Read by %n", nullptr, int(model.readBy(message.seq).size())));
    else if (row.state() != DeliveryState::Received)
        parts.append(TimelineWords::state(row.state()));
    return parts.join(u' ');
}

int AccessibleRow::index() const
{
    return m_view ? m_view->model().indexOfRow(m_row) : -1;
}

QAccessibleInterface *AccessibleRow::parent() const
{
    return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
}

QString AccessibleRow::text(QAccessible::Text kind) const
{
    const int at = index();
    return kind == QAccessible::Name && at >= 0 ? sentence(m_view->model(), at) : QString();
}

QRect AccessibleRow::rect() const
{
    const int at = index();
    const QRect rect = at >= 0 ? m_view->rowRect(at) : QRect();
    return rect.isNull() ? QRect() : QRect(m_view->viewport()->mapToGlobal(rect.topLeft()), rect.size());
}

QAccessible::State AccessibleRow::state() const
{
    QAccessible::State state;
    const int at = index();
    if (at < 0) {
        state.invalid = true;
        return state;
    }
    state.focusable = true;
    state.selectable = true;
    state.readOnly = true;
    state.focused = m_view->hasFocus() && m_view->currentRow() == at;
    state.selected = m_view->currentRow() == at;
    state.offscreen = m_view->rowRect(at).isNull();
    state.invisible = !m_view->isVisible();
    return state;
}

void *AccessibleRow::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QStringList AccessibleRow::actionNames() const
{
    return {setFocusAction(), showMenuAction()};
}

void AccessibleRow::doAction(const QString &name)
{
    const int at = index();
    if (at < 0)
        return;
    m_view->focusRow(at);
    if (name == showMenuAction())
        m_view->showRowMenu(at);
}

}  // namespace parlor
