// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QToolButton;

namespace parlor {

class Theme;

/// A small palette of emoji; arrow keys move, Enter chooses, Esc closes. Deletes itself when closed.
class EmojiPopup final : public QFrame
{
    Q_OBJECT
public:
    EmojiPopup(Theme &theme, QWidget *parent);

    void showAbove(QWidget *button);

Q_SIGNALS:
    void chosen(const QString &emoji);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(const QString &emoji);
    void move(int by);

    QList<QToolButton *> m_buttons;
};

}  // namespace parlor
