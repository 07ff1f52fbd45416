// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"

#include "base/jsonreader.h"
#include "composer/composerbar.h"
#include "composer/composerfield.h"
#include "composer/emojipopup.h"
#include "composer/sendbutton.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace parlor {

namespace {

bool isBlank(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

}  // namespace

Composer::Composer(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    build();
    connect(m_field, &QPlainTextEdit::textChanged, this, &Composer::onTextChanged);
    connect(m_field, &ComposerField::submitted, this, &Composer::submit);
    connect(m_field, &ComposerField::cancelled, this, &Composer::cancel);
    connect(m_field, &ComposerField::editLastWanted, this, &Composer::editLastWanted);
    connect(m_bar, &ComposerBar::closed, this, &Composer::cancel);
    connect(m_send, &QAbstractButton::clicked, this, &Composer::submit);
    connect(m_emoji, &QAbstractButton::clicked, this, &Composer::showEmoji);
    connect(&m_theme, &Theme::changed, this, &Composer::refresh);
    retranslate();
    refresh();
}

void Composer::build()
{
    m_bar = new ComposerBar(m_theme, this);
    m_field = new ComposerField(m_theme, this);
    m_counter = new QLabel(this);
    m_counter->setObjectName(QStringLiteral("composerCounter"));
    m_counter->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_emoji = new QToolButton(this);
    m_emoji->setObjectName(QStringLiteral("emojiButton"));
    m_emoji->setAutoRaise(true);
    m_emoji->setFixedSize(metrics::kButton, metrics::kButton + 8);
    m_emoji->setIconSize(QSize(metrics::kIcon, metrics::kIcon));
    m_send = new SendButton(m_theme, this);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *frame = new QHBoxLayout;
    frame->setContentsMargins(ComposerField::kFrame, ComposerField::kFrame, ComposerField::kFrame,
                              ComposerField::kFrame);
    frame->addWidget(m_field, 1, Qt::AlignBottom);
    row->addLayout(frame, 1);
    row->addWidget(m_emoji, 0, Qt::AlignBottom);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding, metrics::kGap, metrics::kPadding, metrics::kGap);
    column->setSpacing(8);
    column->addWidget(m_bar);
    column->addLayout(row);
    column->addWidget(m_counter);
    setTabOrder(m_field, m_emoji);
    setTabOrder(m_emoji, m_send);
    setFocusProxy(m_field);
    m_bar->hide();
    m_counter->hide();
}

void Composer::setRoomTitle(const QString &title)
{
    m_roomTitle = title;
    retranslate();
}

void Composer::setMaximumLength(int codePointCount)
{
    m_maximum = codePointCount;
    refresh();
}

void Composer::setWritable(bool writable, const QString &reason)
{
    m_field->setReadOnly(!writable);
    m_field->setEnabled(writable);
    m_emoji->setEnabled(writable);
    m_blockedReason = writable ? QString() : reason;
    retranslate();
    refresh();
}

void Composer::setText(const QString &text)
{
    m_settingText = true;
    m_field->setPlainText(text);
    m_field->moveCursor(QTextCursor::End);
    m_settingText = false;
}

void Composer::showDraft(const ComposerDraft &draft, const QString &replyLabel)
{
    m_editing.reset();
    m_replyTo = draft.replyTo;
    m_replyLabel = replyLabel;
    setText(draft.text);
    refresh();
}

ComposerDraft Composer::draft() const
{
    return m_editing ? m_draftBeforeEdit : ComposerDraft{m_field->toPlainText(), m_replyTo};
}

void Composer::restore(const ComposerDraft &draft, const QString &replyLabel)
{
    const QString since = m_editing ? m_draftBeforeEdit.text : m_field->toPlainText();
    const ComposerDraft merged{since.isEmpty() ? draft.text : QString(draft.text + u'\n' + since), draft.replyTo};
    if (m_editing)
        m_draftBeforeEdit = merged;
    else
        showDraft(merged, replyLabel);
    Q_EMIT draftChanged();
}

void Composer::startReply(MessageId id, const QString &label)
{
    if (m_editing)
        cancel();
    m_replyTo = id;
    m_replyLabel = label;
    refresh();
    m_field->setFocus();
    Q_EMIT draftChanged();
}

void Composer::startEdit(MessageId id, const QString &body)
{
    if (!m_editing) {
        m_draftBeforeEdit = draft();
        m_draftReplyLabel = m_replyLabel;
    }
    m_editing = id;
    m_editedBody = body;
    setText(body);
    refresh();
    m_field->setFocus();
}

void Composer::resumeEdit(MessageId id, const QString &original, const QString &body)
{
    startEdit(id, original);
    setText(body);
}

void Composer::insertText(const QString &text)
{
    m_field->setFocus();
    m_field->insertPlainText(text);
    m_field->ensureCursorVisible();
}

bool Composer::canSend() const
{
    return m_field->isEnabled() && !m_blank && m_length <= m_maximum;
}

void Composer::onTextChanged()
{
    const QString text = m_field->toPlainText();
    m_length = codePoints(text);
    m_blank = isBlank(text);
    refresh();
    if (m_settingText)
        return;
    Q_EMIT typing(!text.isEmpty());
    if (!m_editing)
        Q_EMIT draftChanged();
}

void Composer::submit()
{
    if (!canSend() || m_field->isComposing())
        return;
    // Taken out before anybody hears of it: whatever a listener does, a second Enter finds nothing.
    const QString body = m_field->toPlainText();
    if (const auto edited = std::exchange(m_editing, {})) {
        showDraft(m_draftBeforeEdit, m_draftReplyLabel);
        Q_EMIT typing(false);
        if (body != m_editedBody)
            Q_EMIT editWanted(*edited, body);
        return;
    }
    const auto replyTo = m_replyTo;
    showDraft({});
    Q_EMIT typing(false);
    Q_EMIT draftChanged();
    Q_EMIT sendWanted(body, replyTo);
}

void Composer::cancel()
{
    if (m_editing) {
        m_editing.reset();
        showDraft(m_draftBeforeEdit, m_draftReplyLabel);
        Q_EMIT typing(false);
    } else if (m_replyTo) {
        m_replyTo.reset();
        refresh();
        Q_EMIT draftChanged();
    }
    m_field->setFocus();
}

void Composer::refresh()
{
    const Tokens &tokens = m_theme.tokens();
    m_emoji->setIcon(icons::pixmap(QStringLiteral("emoji"), metrics::kIcon, tokens.secondaryText, devicePixelRatioF()));
    if (m_editing)
        m_bar->showEdit();
    else if (m_replyTo)
        m_bar->showReply(m_replyLabel);
    m_bar->setVisible(m_editing || m_replyTo);

    const int left = m_maximum - m_length;
    const bool near = left < m_maximum / 10;
    m_counter->setVisible(near);
    if (near) {
        const QLocale locale;
        m_counter->setText(left == -1 ? tr("1 character too many to send")
                           : left < 0 ? tr("%n characters too many to send", nullptr, -left)
                                      : tr("%1 of %2").arg(locale.toString(m_length), locale.toString(m_maximum)));
        QPalette palette = m_counter->palette();
        palette.setColor(QPalette::WindowText, left < 0 ? tokens.danger : tokens.secondaryText);
        m_counter->setPalette(palette);
    }
    m_send->setEnabled(canSend());
    m_send->setSaves(m_editing.has_value());
    m_send->setToolTip(left < 0 ? m_counter->text() : QString());
    update();
}

void Composer::retranslate()
{
    const QString words = m_roomTitle.isEmpty() ? tr("Message") : tr("Message %1 …").arg(m_roomTitle);
    const QString shown = m_blockedReason.isEmpty() ? words : m_blockedReason;
    m_field->setEmptyText(shown);
    m_field->setAccessibleName(shown);
    m_emoji->setAccessibleName(tr("Emoji"));
    m_emoji->setToolTip(tr("Emoji"));
}

void Composer::showEmoji()
{
    auto *popup = new EmojiPopup(m_theme, this);
    connect(popup, &EmojiPopup::chosen, this, &Composer::insertText);
    popup->showAbove(m_emoji);
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void Composer::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(QRect(0, 0, width(), 1), tokens.line);
    m_field->paintFrame(painter);
}

}  // namespace parlor
