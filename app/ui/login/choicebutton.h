// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace parlor {

class Theme;

/// A large button with an icon, what it does, and a sentence about it.
class ChoiceButton final : public QAbstractButton
{
    Q_OBJECT
public:
    ChoiceButton(const Theme &theme, const QString &icon, const QString &title, const QString &about,
                 QWidget *parent = nullptr);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect aboutRect(int width) const;

    const Theme &m_theme;
    QString m_icon;
    QString m_about;
};

}  // namespace parlor
