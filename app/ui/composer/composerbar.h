// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace parlor {

class Theme;

/// The line over the field that says what the words are for: an answer, or a change of a message.
class ComposerBar final : public QWidget
{
    Q_OBJECT
public:
    ComposerBar(Theme &theme, QWidget *parent);

    void showReply(const QString &label);
    void showEdit();
    QString text() const { return m_text; }

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Theme &m_theme;
    QToolButton *m_close;
    QString m_label;
    QString m_text;
    bool m_edit = false;
};

}  // namespace parlor
