// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomlist/sidebar.h"

#include "roomlist/roomlistview.h"
#include "roomlistmodel.h"
#include "theme/fonts.h"
#include "theme/iconbutton.h"
#include "theme/inklabel.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStyle>

namespace parlor {

using namespace metrics;

Sidebar::Sidebar(RoomListModel &model, const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_search(new QLineEdit),
      m_hint(new InkLabel(theme, &Tokens::secondaryText,
                          QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText), m_search)),
      m_list(new RoomListView(model, theme)),
      m_empty(new InkLabel(theme, &Tokens::secondaryText))
{
    setObjectName(QStringLiteral("sidebar"));
    m_search->setObjectName(QStringLiteral("roomSearch"));
    m_search->setAccessibleName(tr("Search rooms and people"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(false);
    m_search->setFixedHeight(std::max(kField, fontMetrics().height() + 12));
    m_search->installEventFilter(this);
    m_hint->setFont(fonts::small(font()));
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setContentsMargins(kPadding, 24, kPadding, 0);

    auto *plus = new IconButton(QStringLiteral("plus"), tr("New conversation"));
    plus->setObjectName(QStringLiteral("newButton"));
    auto *menu = new QMenu(plus);
    fillMenu(menu);
    connect(plus, &QToolButton::clicked, this,
            [plus, menu] { menu->popup(plus->mapToGlobal(QPoint(0, plus->height() + kGrid))); });

    auto *top = new QHBoxLayout;
    top->setContentsMargins(kGap, kGap, kGap, 0);
    top->setSpacing(2 * kGrid);
    top->addWidget(m_search, 1);
    top->addWidget(plus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addLayout(top);
    column->addSpacing(kGrid);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    setMinimumWidth(kSidebarMinimum);
    setTabOrder(m_search, plus);
    setTabOrder(plus, m_list);

    connect(m_search, &QLineEdit::textChanged, this, &Sidebar::search);
    connect(m_list, &RoomListView::roomChosen, this, [this](RoomId room) {
        m_search->clear();
        Q_EMIT roomChosen(room);
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this, &Sidebar::refreshEmpty);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &Sidebar::refreshEmpty);
    refreshEmpty();
}

void Sidebar::fillMenu(QMenu *menu)
{
    const auto add = [this, menu](const QString &name, const QString &text, void (Sidebar::*wanted)()) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, wanted);
    };
    menu->setObjectName(QStringLiteral("newMenu"));
    add(QStringLiteral("newDirect"), tr("Write to somebody…"), &Sidebar::newDirectWanted);
    add(QStringLiteral("newGroup"), tr("New group…"), &Sidebar::newGroupWanted);
    add(QStringLiteral("newChannel"), tr("New channel…"), &Sidebar::newChannelWanted);
    menu->addSeparator();
    add(QStringLiteral("browseChannels"), tr("Browse channels…"), &Sidebar::browseWanted);
}

void Sidebar::setFooter(QWidget *footer)
{
    static_cast<QVBoxLayout *>(layout())->addWidget(footer);
}

void Sidebar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void Sidebar::search(const QString &text)
{
    m_hint->setVisible(text.isEmpty());
    m_list->setNeedle(text);
    refreshEmpty();
}

void Sidebar::refreshEmpty()
{
    QString words;
    if (m_model.rowCount() == 0)
        words = tr("No rooms yet. Press + to begin one.");
    else if (m_list->isFilteredEmpty())
        words = tr("Nothing is called “%1”.").arg(m_search->text().trimmed());
    m_empty->setText(words);
    m_empty->setVisible(!words.isEmpty());
}

bool Sidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        m_list->moveCurrent(1);
        return true;
    case Qt::Key_Up:
        m_list->moveCurrent(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_list->openCurrent();
        return true;
    case Qt::Key_Escape:
        m_search->clear();
        m_list->setFocus();
        return true;
    default:
        return false;
    }
}

void Sidebar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeHint();
}

void Sidebar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        placeHint();
}

void Sidebar::placeHint()
{
    layout()->activate();
    const QSize size = m_hint->sizeHint();
    const QRect place(m_search->width() - size.width() - 10, 0, size.width(), m_search->height());
    m_hint->setGeometry(QStyle::visualRect(layoutDirection(), m_search->rect(), place));
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().color(QPalette::AlternateBase));
}

}  // namespace parlor
