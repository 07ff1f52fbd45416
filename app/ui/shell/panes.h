// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

class QStackedWidget;

namespace parlor {

/// The list at the left, the conversation, and one of several panels at the right, which may be shut. In a narrow window
/// they take turns.
class Panes final : public QSplitter
{
    Q_OBJECT
public:
    Panes(QWidget *list, QWidget *conversation, QWidget *parent);

    void addPanel(QWidget *panel);
    /// One of those that were added; null: none.
    void showPanel(QWidget *panel);
    /// Null: none.
    QWidget *panel() const;
    /// In a narrow window: whose turn it is where no panel is open.
    void giveTurn(bool toConversation);
    /// Whether there is room for one alone.
    bool isNarrow() const;
    /// After the parent, which it fills, was resized.
    void place();

private:
    QWidget *m_list;
    QWidget *m_conversation;
    QStackedWidget *m_panels;
    bool m_isConversationsTurn = false;
};

}  // namespace parlor
