// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace parlor {

class InkLabel;
class Theme;

/// A pane at the right of the conversation: a title, a way to close it, and what stands below.
class SidePanel : public QWidget
{
    Q_OBJECT
public:
    SidePanel(const Theme &theme, const QString &title, QWidget *parent = nullptr);

Q_SIGNALS:
    void closeChosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    QVBoxLayout *body() const { return m_body; }
    /// A heading within the panel.
    InkLabel *addSection(const QString &text);
    const Theme &theme() const { return m_theme; }

private:
    const Theme &m_theme;
    QVBoxLayout *m_body;
};

}  // namespace parlor
