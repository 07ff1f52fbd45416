// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace parlor {

class InkLabel;
class Theme;

/// One page of the first start: a title, what it is about, fields, what is going on or went wrong, Back and
/// Continue. Enter in a field continues.
class FormPage : public QWidget
{
    Q_OBJECT
public:
    FormPage(const Theme &theme, const QString &title, const QString &about, const QString &action,
             QWidget *parent = nullptr);

    /// While busy all fields rest; `words` say what is going on.
    void setBusy(const QString &words);
    void showError(const QString &words, QWidget *field = nullptr);

Q_SIGNALS:
    void backChosen();
    void continueChosen();

protected:
    QVBoxLayout *body() const { return m_body; }
    const Theme &theme() const { return m_theme; }
    QLineEdit *addField(const QString &name, const QString &label, const QString &hint = {});
    QLineEdit *addPassword(const QString &label, const QString &hint = {});
    /// With its label.
    void setFieldVisible(QLineEdit *field, bool visible);
    void setAction(const QString &action);

private:
    const Theme &m_theme;
    QVBoxLayout *m_body;
    InkLabel *m_message;
    QPushButton *m_back;
    QPushButton *m_continue;
    QWidget *m_fields;
};

}  // namespace parlor
