// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace parlor {

class Theme;

/// The round button over the timeline's lower corner that leads to the newest message and says how many
/// new ones there are.
class JumpButton final : public QAbstractButton
{
    Q_OBJECT
public:
    JumpButton(Theme &theme, QWidget *parent);

    void setCount(int count);
    int count() const { return m_count; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateWords();

    Theme &m_theme;
    int m_count = -1;
};

}  // namespace parlor
