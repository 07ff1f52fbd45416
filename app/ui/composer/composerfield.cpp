// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composerfield.h"

#include "theme/metrics.h"
#include "theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

namespace parlor {

namespace {

constexpr int kMaximumLines = 8;
constexpr int kMargin = 8;

}  // namespace

ComposerField::ComposerField(Theme &theme, QWidget *parent) : QPlainTextEdit(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("composer"));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursorWidth(1);
    document()->setDocumentMargin(0);
    setViewportMargins(kMargin + 2, kMargin - kFrame, kMargin + 2, kMargin - kFrame);
    viewport()->setAutoFillBackground(false);
    QTextOption option = document()->defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    document()->setDefaultTextOption(option);
    connect(this, &QPlainTextEdit::textChanged, this, &ComposerField::adjustHeight);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &ComposerField::adjustHeight);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    adjustHeight();
}

void ComposerField::setEmptyText(const QString &text)
{
    m_emptyText = text;
    cutEmptyText();
}

void ComposerField::cutEmptyText()
{
    setPlaceholderText(fontMetrics().elidedText(m_emptyText, Qt::ElideRight, viewport()->width()));
}

void ComposerField::paintFrame(QPainter &painter) const
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF frame = QRectF(geometry()).adjusted(-1.5, -1.5, 1.5, 1.5);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        QColor glow = tokens.accent;
        glow.setAlphaF(0.25F);
        painter.setPen(QPen(glow, 3));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(-1, -1, 1, 1), metrics::kCorner + 1, metrics::kCorner + 1);
    }
    painter.setPen(QPen(hasFocus() ? tokens.accent : tokens.line, 1));
    painter.setBrush(tokens.surface);
    painter.drawRoundedRect(frame, metrics::kCorner, metrics::kCorner);
}

int ComposerField::lineHeight() const
{
    return qCeil(QFontMetricsF(font()).lineSpacing());
}

int ComposerField::wantedHeight() const
{
    // The plain text layout counts in lines.
    const int lines = std::clamp(qRound(document()->documentLayout()->documentSize().height()), 1, kMaximumLines);
    const int field = lineHeight() * lines + 2 * kMargin;
    return std::max(field, metrics::kButton + 8);
}

void ComposerField::adjustHeight()
{
    const int height = wantedHeight();
    if (height == m_height)
        return;
    m_height = height;
    const int lines = (height - 2 * kMargin) / lineHeight();
    // A single line stands in the middle of the field.
    const int free = lines == 1 ? height - 2 * kMargin - lineHeight() : 0;
    setViewportMargins(kMargin + 2, kMargin - kFrame + free / 2, kMargin + 2, kMargin - kFrame + free - free / 2);
    setVerticalScrollBarPolicy(lines >= kMaximumLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(height - 2 * kFrame);
    Q_EMIT heightChanged();
}

QSize ComposerField::sizeHint() const
{
    return QSize(320, wantedHeight() - 2 * kFrame);
}

QSize ComposerField::minimumSizeHint() const
{
    return QSize(80, wantedHeight() - 2 * kFrame);
}

void ComposerField::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (enter && m_composing) {
        // It is meant for the input method; platforms that send it here all the same must not send a message.
        event->accept();
        return;
    }
    if (enter && modifiers == Qt::NoModifier) {
        event->accept();
        if (!event->isAutoRepeat())
            Q_EMIT submitted();
        return;
    }
    if (enter && modifiers == Qt::ShiftModifier) {
        insertPlainText(QStringLiteral("\n"));
        ensureCursorVisible();
        event->accept();
        return;
    }
    const bool up = event->key() == Qt::Key_Up;
    if (up && ((modifiers == Qt::NoModifier && toPlainText().isEmpty()) || modifiers == Qt::ControlModifier)) {
        event->accept();
        Q_EMIT editLastWanted();
        return;
    }
    if (event->key() == Qt::Key_Escape && modifiers == Qt::NoModifier) {
        Q_EMIT cancelled();
        event->accept();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ComposerField::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
}

void ComposerField::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(source->text());
}

void ComposerField::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    adjustHeight();
    cutEmptyText();
}

void ComposerField::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        adjustHeight();
}

void ComposerField::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    parentWidget()->update();
}

void ComposerField::focusOutEvent(QFocusEvent *event)
{
    // Letters of an input method that loses the focus are committed or dropped by it.
    m_composing = false;
    QPlainTextEdit::focusOutEvent(event);
    parentWidget()->update();
}

}  // namespace parlor
