// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/sheet.h"

#include "shell/errorwords.h"
#include "theme/fonts.h"
#include "theme/inklabel.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QPushButton>

namespace parlor {

using namespace metrics;

Sheet::Sheet(const Theme &theme, const QString &title, const QString &action, QWidget *parent)
    : QDialog(parent),
      m_body(new QVBoxLayout),
      m_message(new InkLabel(theme, &Tokens::danger)),
      m_action(new QPushButton(action)),
      m_theme(theme)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setModal(true);
    auto *heading = new InkLabel(theme, &Tokens::text, title);
    QFont headingFont = fonts::strong(font());
    headingFont.setPixelSize(QFontInfo(font()).pixelSize() + 4);
    heading->setFont(headingFont);
    m_message->setWordWrap(true);
    m_message->setObjectName(QStringLiteral("errorText"));
    m_message->hide();
    m_action->setObjectName(QStringLiteral("actionButton"));
    m_action->setAccessibleName(action);
    m_action->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setAccessibleName(tr("Cancel"));
    cancel->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_action);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(24, 20, 24, 20);
    page->setSpacing(kGap);
    page->addWidget(heading);
    m_body->setSpacing(kGrid + 2);
    page->addLayout(m_body, 1);
    page->addWidget(m_message);
    page->addLayout(buttons);
    setMinimumWidth(400);
    connect(m_action, &QPushButton::clicked, this, [this] { act(); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void Sheet::addField(const QString &label, QWidget *field)
{
    auto *words = new InkLabel(m_theme, &Tokens::secondaryText, label);
    words->setFont(fonts::small(font()));
    words->setBuddy(field);
    field->setAccessibleName(label);
    m_body->addWidget(words);
    m_body->addWidget(field);
    m_body->addSpacing(kGrid);
}

void Sheet::setBusy(const QString &words)
{
    m_action->setEnabled(words.isEmpty());
    m_message->setInk(&Tokens::secondaryText);
    m_message->setText(words);
    m_message->setVisible(!words.isEmpty());
}

void Sheet::showError(const Error &error)
{
    showError(errorWords(error));
}

void Sheet::showError(const QString &words)
{
    setBusy({});
    m_message->setInk(&Tokens::danger);
    m_message->setText(words);
    m_message->setVisible(!words.isEmpty());
}

namespace {

/// The sheet behind ask().
class Question final : public Sheet
{
public:
    Question(const Theme &theme, QWidget *parent, const QString &title, const QString &text, const QString &action,
             std::function<void()> confirmed)
        : Sheet(theme, title, action, parent), m_confirmed(std::move(confirmed))
    {
        setObjectName(QStringLiteral("question"));
        auto *words = new InkLabel(theme, &Tokens::text, text);
        words->setWordWrap(true);
        body()->addWidget(words);
    }

protected:
    void act() override
    {
        accept();
        m_confirmed();
    }

private:
    std::function<void()> m_confirmed;
};

}  // namespace

void ask(const Theme &theme, QWidget *parent, const QString &title, const QString &text, const QString &action,
         std::function<void()> confirmed)
{
    (new Question(theme, parent, title, text, action, std::move(confirmed)))->open();
}

}  // namespace parlor
