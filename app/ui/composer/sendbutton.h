// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace parlor {

class Theme;

/// Sends what is in the composer, or saves a change.
class SendButton final : public QAbstractButton
{
    Q_OBJECT
public:
    SendButton(Theme &theme, QWidget *parent);

    void setSaves(bool saves);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateWords();

    Theme &m_theme;
    bool m_saves = false;
};

}  // namespace parlor
