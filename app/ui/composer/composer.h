// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composerdraft.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace parlor {

class ComposerBar;
class ComposerField;
class SendButton;
class Theme;

/// Where a message is written. What is sent leaves the field at once, so that the same words cannot be
/// sent twice; if they could not be stored, whoever took them gives them back with restore().
class Composer final : public QWidget
{
    Q_OBJECT
public:
    explicit Composer(Theme &theme, QWidget *parent = nullptr);

    /// "#general": for the words of the empty field.
    void setRoomTitle(const QString &title);
    /// In Unicode code points.
    void setMaximumLength(int codePoints);
    /// False: nothing can be written, and `reason` stands in the field.
    void setWritable(bool writable, const QString &reason = {});

    /// Shows another room's draft; ends editing.
    void showDraft(const ComposerDraft &draft, const QString &replyLabel = {});
    ComposerDraft draft() const;
    /// Gives words back that could not be sent; before those that were written since.
    void restore(const ComposerDraft &draft, const QString &replyLabel = {});

    void startReply(MessageId id, const QString &label);
    /// Changes a message; the draft comes back afterwards.
    void startEdit(MessageId id, const QString &body);
    /// A change that was refused, to be tried again: `body` stands in the field in place of `original`.
    void resumeEdit(MessageId id, const QString &original, const QString &body);
    bool isEditing() const { return m_editing.has_value(); }
    void insertText(const QString &text);

    ComposerField *field() const { return m_field; }
    /// Length in code points, and whether Enter would send.
    int length() const { return m_length; }
    bool canSend() const;

Q_SIGNALS:
    void sendWanted(const QString &body, std::optional<parlor::MessageId> replyTo);
    void editWanted(parlor::MessageId id, const QString &body);
    void editLastWanted();
    /// With every key press; false when there is nothing more in the field.
    void typing(bool typing);
    void draftChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void onTextChanged();
    void submit();
    void cancel();
    void setText(const QString &text);
    void refresh();
    void retranslate();
    void showEmoji();

    Theme &m_theme;
    ComposerBar *m_bar;
    ComposerField *m_field;
    QToolButton *m_emoji;
    SendButton *m_send;
    QLabel *m_counter;
    QString m_roomTitle;
    QString m_blockedReason;
    std::optional<MessageId> m_replyTo;
    std::optional<MessageId> m_editing;
    ComposerDraft m_draftBeforeEdit;
    QString m_draftReplyLabel;
    QString m_replyLabel;
    QString m_editedBody;
    int m_maximum = 10000;
    int m_length = 0;
    bool m_blank = true;
    bool m_settingText = false;
};

}  // namespace parlor
