// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard, the clipboard and the context menu.
#include "timeline/accessibletimeline.h"
#include "timeline/emojilist.h"
#include "timeline/messagedocument.h"
#include "timeline/timelineview.h"
#include "timelinewords.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

namespace parlor {

int TimelineView::currentRow() const
{
    return m_current == 0 ? -1 : m_model.indexOfRow(m_current);
}

void TimelineView::setCurrent(int index)
{
    m_current = m_model.rowAt(index)->rowId();
    scrollTo(m_model.index(index));
    m_accessibleRows->focusMoved(index);
    viewport()->update();
}

void TimelineView::focusRow(int index)
{
    setFocus(Qt::OtherFocusReason);
    setCurrent(index);
}

void TimelineView::showRowMenu(int index)
{
    showMenu(index, viewport()->mapToGlobal(rowRect(index).center()));
}

void TimelineView::moveCurrent(int by, bool select)
{
    if (m_model.size() == 0)
        return;
    const int before = currentRow();
    const auto &rows = visibleRows();
    // The first key press begins with what is on screen.
    const int next = before < 0 ? rows.back().index : std::clamp(before + by, 0, m_model.size() - 1);
    if (!select) {
        m_selection.clear();
    } else {
        const auto edge = [this](int index, bool end) {
            const RowLayout &layout = m_cache.layout(index);
            return TextPosition{layout.row->rowId(), end && layout.text ? layout.text->characterCount() - 1 : 0};
        };
        if (m_selection.isEmpty())
            m_selection.start(edge(before < 0 ? next : before, by < 0));
        m_selection.extend(edge(next, by > 0));
    }
    setCurrent(next);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        moveCurrent(-1, shift);
        return;
    case Qt::Key_Down:
        moveCurrent(1, shift);
        return;
    case Qt::Key_PageUp:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
        return;
    case Qt::Key_PageDown:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
        return;
    case Qt::Key_Home:
        m_stack.scrollTo(0);
        invalidate();
        return;
    case Qt::Key_End:
        scrollToEnd();
        return;
    case Qt::Key_Escape:
        if (!m_selection.isEmpty() || m_current != 0) {
            m_selection.clear();
            m_current = 0;
            viewport()->update();
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const int row = currentRow(); row >= 0) {
            showRowMenu(row);
            return;
        }
        break;
    default:
        break;
    }
    const bool command = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (!command && !event->text().isEmpty() && event->text().at(0).isPrint()) {
        Q_EMIT typed(event->text());
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    // By the keyboard one must see where one is.
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && currentRow() < 0 && !visibleRows().empty())
        setCurrent(visibleRows().back().index);
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void TimelineView::copy()
{
    QString text = m_selection.isEmpty() ? QString() : m_selection.text();
    const int current = currentRow();
    if (text.isEmpty() && current >= 0)
        text = m_model.rowAt(current)->body();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int index = byKey ? currentRow() : indexAt(viewport()->mapFromGlobal(event->globalPos())).row();
    if (index >= 0)
        showMenu(index, byKey ? viewport()->mapToGlobal(rowRect(index).center()) : event->globalPos());
}

void TimelineView::showMenu(int index, QPoint globalPosition)
{
    if (m_model.rowAt(index)->isGap())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("messageMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, index);
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(globalPosition);
}

void TimelineView::fillMenu(QMenu &menu, int index)
{
    const RowPtr row = m_model.rowAt(index);
    const Message message = row->message();
    const bool spoken = !message.deletedAt && message.kind != MessageKind::System;
    const bool confirmed = message.id.isValid();
    const bool own = message.senderId == m_model.self();
    const auto add = [&menu, this](const QString &text, const char *name, auto work) {
        QAction *action = menu.addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, work);
    };

    if (row->state() == DeliveryState::Failed) {
        add(tr("&Retry"), "retryAction", [this, message] { Q_EMIT retryWanted(message.clientKey); });
        add(tr("&Edit"), "editFailedAction", [this, message] { Q_EMIT editFailedWanted(message.clientKey); });
        add(tr("&Discard"), "discardAction", [this, message] { Q_EMIT discardWanted(message.clientKey); });
        menu.addSeparator();
    }
    if (spoken && confirmed) {
        add(tr("&Reply"), "replyAction", [this, message] { Q_EMIT replyWanted(message.id); });
        QMenu *react = menu.addMenu(tr("Rea&ct"));
        react->setObjectName(QStringLiteral("reactMenu"));
        for (const QString &emoji : quickEmoji()) {
            const auto &all = message.reactions;
            const bool on = std::any_of(all.begin(), all.end(), [&](const Reaction &r) {
                return r.emoji == emoji && r.userIds.contains(m_model.self());
            });
            QAction *action = react->addAction(emoji);
            action->setCheckable(true);
            action->setChecked(on);
            connect(action, &QAction::triggered, this,
                    [this, message, emoji, on] { Q_EMIT reactionWanted(message.id, emoji, !on); });
        }
    }
    if (!m_selection.isEmpty())
        add(tr("&Copy selection"), "copySelectionAction", [this] { copy(); });
    if (spoken && !message.body.isEmpty())
        add(tr("Copy &message"), "copyAction", [message] { QGuiApplication::clipboard()->setText(message.body); });
    if (spoken && confirmed && own)
        add(tr("&Edit"), "editAction", [this, message] { Q_EMIT editWanted(message.id); });
    if (spoken && confirmed && (own || m_moderator)) {
        menu.addSeparator();
        add(tr("De&lete"), "deleteAction", [this, message] { Q_EMIT deleteWanted(message.id); });
    }
}

}  // namespace parlor
