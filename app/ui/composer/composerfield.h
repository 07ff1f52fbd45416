// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QPlainTextEdit>

namespace parlor {

class Theme;

/// The field one writes in: grows with its text up to eight lines, then scrolls.
class ComposerField final : public QPlainTextEdit
{
    Q_OBJECT
public:
    /// Of the frame around it.
    static constexpr int kFrame = 2;

    ComposerField(Theme &theme, QWidget *parent);

    /// What stands in the empty field; cut to its width.
    void setEmptyText(const QString &text);
    /// Whether an input method holds letters that are not decided yet.
    bool isComposing() const { return m_composing; }
    /// Paints the frame on what the field lies on; it glows while one writes.
    void paintFrame(QPainter &painter) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void submitted();
    /// Up in an empty field, or Ctrl+Up.
    void editLastWanted();
    void cancelled();
    void heightChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    int wantedHeight() const;
    void adjustHeight();
    void cutEmptyText();
    int lineHeight() const;

    Theme &m_theme;
    QString m_emptyText;
    bool m_composing = false;
    int m_height = 0;
};

}  // namespace parlor
