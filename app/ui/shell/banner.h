// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPushButton;

namespace parlor {

class InkLabel;
class Theme;

/// A strip above the timeline that says in words what is not as it should be, with one button at most.
/// Hidden while it has nothing to say.
class Banner final : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(const Theme &theme, QWidget *parent = nullptr);

    void say(const QString &text, const QString &action = {}, bool grave = false);
    QString text() const;

Q_SIGNALS:
    void actionChosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    InkLabel *m_label;
    QPushButton *m_button;
    bool m_grave = false;
};

}  // namespace parlor
