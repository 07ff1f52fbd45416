// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace parlor {

class Theme;

/// One line between timeline and composer: who is typing. Keeps its height when nobody is.
class TypingLine final : public QWidget
{
    Q_OBJECT
public:
    explicit TypingLine(Theme &theme, QWidget *parent = nullptr);

    void setNames(const QStringList &names);
    QString text() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Theme &m_theme;
    QStringList m_names;
};

}  // namespace parlor
