// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/avatar.h"

#include "theme/metrics.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextBoundaryFinder>

namespace parlor::avatar {

namespace {

/// The first `count` graphemes of a word.
QString graphemes(const QString &word, int count)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    qsizetype end = 0;
    for (int i = 0; i < count && end < word.size(); ++i) {
        const qsizetype next = finder.toNextBoundary();
        end = next < 0 ? word.size() : next;
    }
    return word.left(end);
}

bool fillsSquare(const QString &text)
{
    const QList<uint> points = text.toUcs4();
    if (points.isEmpty())
        return false;
    switch (QChar::script(points.first())) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
        return true;
    default:
        return false;
    }
}

}  // namespace

QString initials(const QString &name)
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return QStringLiteral("?");
    const QString first = words.first();
    if (fillsSquare(first))
        return graphemes(first, 1);
    const QString text = words.size() > 1 ? QString(graphemes(first, 1) + graphemes(words.last(), 1))
                                          : graphemes(first, 2);
    return text.toUpper();
}

QColor color(const Tokens &tokens, qint64 id)
{
    // Knuth's multiplicative hash spreads neighbouring ids over the colours.
    const quint64 spread = (quint64(id) * 2654435761ULL) >> 16;
    return tokens.avatars.at(qsizetype(spread % quint64(tokens.avatars.size())));
}

void paint(QPainter &painter, const QRect &rect, const QString &text, const QColor &background, const Tokens &tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(background);
    painter.drawRoundedRect(rect, metrics::kCorner, metrics::kCorner);
    QFont font = painter.font();
    font.setPixelSize(std::max(8, rect.height() * 13 / 32));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(tokens.avatarText);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter.restore();
}

void paintPresence(QPainter &painter, const QRect &avatar, PresenceStatus status, const QColor &background,
                   const Tokens &tokens)
{
    if (status == PresenceStatus::Offline)
        return;
    constexpr qreal kRadius = 4.5;
    const QPointF center(avatar.right() - 1.0, avatar.bottom() - 1.0);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(background);
    painter.drawEllipse(center, kRadius + 2, kRadius + 2);
    const QColor fill = status == PresenceStatus::Online ? tokens.success
                        : status == PresenceStatus::Away ? tokens.warning
                                                         : tokens.danger;
    painter.setBrush(fill);
    painter.drawEllipse(center, kRadius, kRadius);
    painter.setBrush(background);
    if (status == PresenceStatus::Away)
        painter.drawEllipse(center + QPointF(-1.8, -1.8), kRadius * 0.7, kRadius * 0.7);
    if (status == PresenceStatus::DoNotDisturb)
        painter.drawRoundedRect(QRectF(center.x() - 2.6, center.y() - 0.9, 5.2, 1.8), 0.9, 0.9);
    painter.restore();
}

}  // namespace parlor::avatar
