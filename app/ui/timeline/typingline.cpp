// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/typingline.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "timeline/rowmetrics.h"

#include <QEvent>
#include <QPainter>

namespace parlor {

TypingLine::TypingLine(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("typingLine"));
    setAccessibleName(tr("Who is typing"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TypingLine::setNames(const QStringList &names)
{
    if (names == m_names)
        return;
    m_names = names;
    setAccessibleDescription(text());
    update();
}

QString TypingLine::text() const
{
    switch (m_names.size()) {
    case 0:
        return {};
    case 1:
        return tr("%1 is typing…").arg(m_names.at(0));
    case 2:
        return tr("%1 and %2 are typing…").arg(m_names.at(0), m_names.at(1));
    default:
        return tr("%n people are typing…", nullptr, int(m_names.size()));
    }
}

QSize TypingLine::sizeHint() const
{
    return QSize(120, std::max(24, QFontMetrics(fonts::small(font())).height() + 6));
}

void TypingLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().surface);
    if (m_names.isEmpty())
        return;
    painter.setFont(fonts::small(font()));
    painter.setPen(m_theme.tokens().secondaryText);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRect place = mirrored ? rect().adjusted(metrics::kPadding, 0, -rowmetrics::kTextLeft, 0)
                                 : rect().adjusted(rowmetrics::kTextLeft, 0, -metrics::kPadding, 0);
    painter.drawText(place, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, place.width()));
}

void TypingLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Who is typing"));
        setAccessibleDescription(text());
        update();
    }
}

}  // namespace parlor
