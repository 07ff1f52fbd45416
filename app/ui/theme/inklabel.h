// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/tokens.h"

#include <QLabel>

namespace parlor {

class Theme;

/// A label in one of the tokens, kept right when the theme changes. May cut its one line with an ellipsis;
/// then the whole text is its tooltip.
class InkLabel : public QLabel
{
    Q_OBJECT
public:
    using Ink = QColor Tokens::*;

    InkLabel(const Theme &theme, Ink ink, const QString &text = {}, QWidget *parent = nullptr);

    void setInk(Ink ink);
    void setElided(bool elided);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const Theme &m_theme;
    Ink m_ink;
    bool m_elided = false;
};

}  // namespace parlor
