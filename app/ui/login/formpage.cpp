// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "login/formpage.h"

#include "theme/fonts.h"
#include "theme/inklabel.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

namespace parlor {

using namespace metrics;

FormPage::FormPage(const Theme &theme, const QString &title, const QString &about, const QString &action,
                   QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_message(new InkLabel(theme, &Tokens::danger)),
      m_back(new QPushButton(tr("Back"))),
      m_continue(new QPushButton),
      m_fields(new QWidget)
{
    auto *heading = new InkLabel(theme, &Tokens::text, title);
    heading->setFont(fonts::title(font()));
    heading->setWordWrap(true);
    auto *words = new InkLabel(theme, &Tokens::secondaryText, about);
    words->setWordWrap(true);
    m_message->setWordWrap(true);
    m_message->setObjectName(QStringLiteral("errorText"));
    m_message->hide();
    m_back->setObjectName(QStringLiteral("backButton"));
    m_back->setAccessibleName(tr("Back"));
    m_continue->setObjectName(QStringLiteral("continueButton"));
    m_continue->setDefault(true);
    setAction(action);

    m_body = new QVBoxLayout(m_fields);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(kGrid);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch();
    buttons->addWidget(m_continue);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(kGap);
    page->addWidget(heading);
    page->addWidget(words);
    words->setVisible(!about.isEmpty());
    page->addSpacing(2 * kGrid);
    page->addWidget(m_fields);
    page->addWidget(m_message);
    page->addSpacing(kGrid);
    page->addLayout(buttons);
    connect(m_back, &QPushButton::clicked, this, &FormPage::backChosen);
    connect(m_continue, &QPushButton::clicked, this, &FormPage::continueChosen);
}

void FormPage::setAction(const QString &action)
{
    m_continue->setText(action);
    m_continue->setAccessibleName(action);
}

QLineEdit *FormPage::addField(const QString &name, const QString &label, const QString &hint)
{
    auto *field = new QLineEdit;
    field->setObjectName(name);
    field->setAccessibleName(label);
    field->setAccessibleDescription(hint);
    auto *words = new InkLabel(m_theme, &Tokens::text, label);
    words->setFont(fonts::strong(font()));
    words->setBuddy(field);
    m_body->addWidget(words);
    m_body->addWidget(field);
    if (!hint.isEmpty()) {
        auto *small = new InkLabel(m_theme, &Tokens::secondaryText, hint);
        small->setFont(fonts::small(font()));
        small->setWordWrap(true);
        m_body->addWidget(small);
    }
    m_body->addSpacing(2 * kGrid);
    connect(field, &QLineEdit::returnPressed, this, [this] {
        if (m_continue->isEnabled())
            Q_EMIT continueChosen();
    });
    return field;
}

void FormPage::setFieldVisible(QLineEdit *field, bool visible)
{
    field->setVisible(visible);
    for (QLabel *label : m_fields->findChildren<QLabel *>()) {
        if (label->buddy() == field)
            label->setVisible(visible);
    }
}

QLineEdit *FormPage::addPassword(const QString &label, const QString &hint)
{
    QLineEdit *field = addField(QStringLiteral("passwordField"), label, hint);
    field->setEchoMode(QLineEdit::Password);
    auto *show = new QCheckBox(tr("Show the password"));
    show->setObjectName(QStringLiteral("showPassword"));
    show->setAccessibleName(show->text());
    m_body->insertWidget(m_body->count() - 1, show);
    connect(show, &QCheckBox::toggled, field,
            [field](bool on) { field->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    return field;
}

void FormPage::setBusy(const QString &words)
{
    const bool busy = !words.isEmpty();
    m_fields->setEnabled(!busy);
    m_continue->setEnabled(!busy);
    m_message->setInk(&Tokens::secondaryText);
    m_message->setText(words);
    m_message->setVisible(busy);
}

void FormPage::showError(const QString &words, QWidget *field)
{
    setBusy({});
    m_message->setInk(&Tokens::danger);
    m_message->setText(words);
    m_message->setVisible(!words.isEmpty());
    if (field)
        field->setFocus();
}

}  // namespace parlor
