// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace parlor {

class InkLabel;
class Session;
class Theme;

/// A dialog with a title, its fields, a line for what went wrong, and two buttons. Never blocks: open() it.
/// Deletes itself when closed.
class Sheet : public QDialog
{
    Q_OBJECT
public:
    Sheet(const Theme &theme, const QString &title, const QString &action, QWidget *parent);

protected:
    /// The action was chosen. The sheet stays open until close() or accept().
    virtual void act() = 0;

    QVBoxLayout *body() const { return m_body; }
    QPushButton *actionButton() const { return m_action; }
    /// Adds a label above a field and ties them together for assistive tools.
    void addField(const QString &label, QWidget *field);
    /// While busy nothing can be pressed but Cancel; `words` say what is going on.
    void setBusy(const QString &words);
    void showError(const Error &error);
    void showError(const QString &words);

private:
    QVBoxLayout *m_body;
    InkLabel *m_message;
    QPushButton *m_action;
    const Theme &m_theme;
};

/// A question with two answers; `confirmed` runs when the first is chosen.
void ask(const Theme &theme, QWidget *parent, const QString &title, const QString &text, const QString &action,
         std::function<void()> confirmed);

}  // namespace parlor
