// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace parlor {

/// A button that is an icon in the text colour, with its words as tooltip and accessible name.
class IconButton final : public QToolButton
{
    Q_OBJECT
public:
    /// `icon` is a name of icons::pixmap.
    IconButton(const QString &icon, const QString &text, QWidget *parent = nullptr);

    void setIconName(const QString &icon);
    /// Changes tooltip and accessible name.
    void setWords(const QString &text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
};

}  // namespace parlor
