// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/emojipopup.h"

#include "theme/theme.h"
#include "timeline/emojilist.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QScreen>
#include <QToolButton>

namespace parlor {

namespace {

constexpr int kColumns = 8;
constexpr int kCell = 36;

}  // namespace

EmojiPopup::EmojiPopup(Theme &theme, QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("emojiPopup"));
    setAccessibleName(tr("Emoji"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setPalette(theme.palette());
    setAutoFillBackground(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 8, 8, 8);
    grid->setSpacing(0);
    const QStringList all = paletteEmoji();
    for (int i = 0; i < all.size(); ++i) {
        auto *button = new QToolButton(this);
        button->setText(all.at(i));
        button->setAccessibleName(all.at(i));
        button->setAutoRaise(true);
        button->setFixedSize(kCell, kCell);
        QFont font = button->font();
        font.setPixelSize(20);
        button->setFont(font);
        button->installEventFilter(this);
        connect(button, &QAbstractButton::clicked, this, [this, button] { choose(button->text()); });
        grid->addWidget(button, i / kColumns, i % kColumns);
        m_buttons.append(button);
    }
}

void EmojiPopup::showAbove(QWidget *button)
{
    adjustSize();
    const QPoint corner = button->mapToGlobal(QPoint(button->width() - width(), -height() - 4));
    const QRect screen = button->screen()->availableGeometry();
    QFrame::move(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - width())),
                 std::max(corner.y(), screen.top()));
    show();
    m_buttons.first()->setFocus(Qt::PopupFocusReason);
}

void EmojiPopup::choose(const QString &emoji)
{
    Q_EMIT chosen(emoji);
    close();
}

void EmojiPopup::move(int by)
{
    const auto at = m_buttons.indexOf(qobject_cast<QToolButton *>(focusWidget()));
    m_buttons.at(std::clamp<qsizetype>(at + by, 0, m_buttons.size() - 1))->setFocus(Qt::TabFocusReason);
}

bool EmojiPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const int side = layoutDirection() == Qt::RightToLeft ? -1 : 1;
        switch (key->key()) {
        case Qt::Key_Left:
            move(-side);
            return true;
        case Qt::Key_Right:
            move(side);
            return true;
        case Qt::Key_Up:
            move(-kColumns);
            return true;
        case Qt::Key_Down:
            move(kColumns);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose(qobject_cast<QToolButton *>(watched)->text());
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void EmojiPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

}  // namespace parlor
