// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowlayoutbuilder.h"

#include "timeline/documentgeometry.h"
#include "timeline/rowmetrics.h"
#include "timelinewords.h"

#include <QLocale>

namespace parlor {

using namespace rowmetrics;

bool isOnOwnBand(const Row &row, const RowFacts &facts)
{
    return facts.own && !row.isGap() && !row.isDeleted();
}

RowLayoutBuilder::RowLayoutBuilder(const TimelineModel &model, const RowStyle &style, int width)
    : m_model(model), m_style(style), m_width(width)
{
}

int RowLayoutBuilder::estimate(const Row &row)
{
    constexpr int kLine = 20;
    constexpr int kCharactersPerLine = 80;
    if (row.isGap())
        return kGapBox + 2 * kLinePadding;
    const auto lines = 1 + row.body().size() / kCharactersPerLine;
    return kLinePadding * 2 + int(lines) * kLine + kLine / 2;
}

std::unique_ptr<RowLayout> RowLayoutBuilder::build(int index, const RowFacts &facts, bool afterOwn)
{
    auto layout = std::make_unique<RowLayout>();
    m_out = layout.get();
    m_y = 0;
    layout->row = m_model.rowAt(index);
    layout->message = layout->row->message();
    layout->facts = facts;
    layout->width = m_width;
    m_joinsBand = afterOwn && isOnOwnBand(*layout->row, facts) && !facts.startsDay && !facts.unreadLine;
    layout->afterOwn = afterOwn;
    layout->tail = afterOwn && !m_joinsBand;
    addSeparators();
    const Row &row = *layout->row;
    if (row.isGap())
        addGap();
    else if (row.isDeleted() || row.kind() == MessageKind::System)
        addNotice();
    else
        addMessage();
    layout->height = m_y;
    if (!layout->band.isNull())
        layout->band.setBottom(m_y - 1);
    if (m_style.rightToLeft)
        mirror();
    return layout;
}

int RowLayoutBuilder::textLeft() const
{
    return kTextLeft;
}

int RowLayoutBuilder::textWidth() const
{
    const int right = metrics::kPadding + (m_out->facts.own ? kStateColumn : 0);
    return std::clamp(m_width - kTextLeft - right, 40, kTextMaximum);
}

void RowLayoutBuilder::addSeparators()
{
    if (m_out->tail)
        m_y += kGroupGap;
    if (m_out->facts.startsDay) {
        m_out->day = TimelineWords::day(m_out->facts.day, m_model.thisYear());
        m_out->dayRect = QRect(metrics::kPadding, m_y, m_width - 2 * metrics::kPadding, kSeparator);
        m_y += kSeparator;
    }
    if (m_out->facts.unreadLine) {
        m_out->unreadRect = QRect(metrics::kPadding, m_y, m_width - 2 * metrics::kPadding, kSeparator);
        m_y += kSeparator;
    }
}

void RowLayoutBuilder::addGap()
{
    m_y += kLinePadding + 2;
    m_out->gap = TimelineWords::gap(*m_out->row->gap());
    m_out->gapRect = QRect(textLeft(), m_y, textWidth(), kGapBox);
    m_out->parts.push_back({PartKind::Gap, {}, m_out->gapRect, {}});
    m_y += kGapBox + kLinePadding + 4;
}

void RowLayoutBuilder::addNotice()
{
    const Row &row = *m_out->row;
    m_y += kGroupGap + kLinePadding;
    m_out->time = TimelineWords::time(row.createdAt());
    m_out->text = plainDocument(m_model.text(row), m_style.small, m_style.tokens->secondaryText);
    m_out->text->setTextWidth(textWidth());
    m_out->textOrigin = QPoint(textLeft(), m_y);
    m_out->textRect = QRect(m_out->textOrigin, m_out->text->size().toSize());
    m_out->timeRect = QRect(0, m_y, kTextLeft - 8, m_style.smallHeight());
    m_out->parts.push_back(
        {PartKind::Text,
         {},
         m_out->textRect,
         QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.createdAt().ms), QLocale::ShortFormat)});
    m_y += m_out->textRect.height() + kLinePadding + kGroupGap;
}

void RowLayoutBuilder::addMessage()
{
    const Message &message = m_out->message;
    const int top = m_y;
    if (m_out->facts.startsGroup)
        m_y += kGroupGap;
    if (m_out->facts.own)
        m_out->band = QRect(0, m_joinsBand ? top : m_y, m_width, 1);
    m_y += m_out->facts.startsGroup ? kGroupPadding : kLinePadding;
    const int firstLine = m_y;
    addHeader();
    addQuote(message);
    addText(message);
    addAttachments(message);
    addReactions(message);
    addReason();
    if (!m_out->avatarRect.isNull())
        m_y = std::max(m_y, m_out->avatarRect.bottom() + 1 - kLinePadding + 2);
    m_y += kLinePadding;
    addState(firstLine);
}

void RowLayoutBuilder::addHeader()
{
    const Message &message = m_out->message;
    m_out->time = TimelineWords::time(message.createdAt);
    const QString fullTime = QLocale().toString(QDateTime::fromMSecsSinceEpoch(message.createdAt.ms),
                                                QLocale::LongFormat);
    const QFontMetrics small(m_style.small);
    if (!m_out->facts.startsGroup) {
        m_out->timeRect = QRect(0, m_y, kTextLeft - 8, m_style.lineHeight());
        return;
    }
    m_out->avatarRect = QRect(metrics::kPadding, m_y, metrics::kAvatar, metrics::kAvatar);
    const int height = m_style.lineHeight();
    const int timeWidth = small.horizontalAdvance(m_out->time) + 1;
    const QFontMetrics bold(m_style.name);
    const QString name = m_model.displayName(message.senderId);
    m_out->name = bold.elidedText(name, Qt::ElideRight, textWidth() - timeWidth - 6);
    m_out->nameRect = QRect(textLeft(), m_y, bold.horizontalAdvance(m_out->name) + 1, height);
    // On the name's baseline, though the font is smaller.
    const int baseline = bold.ascent() - small.ascent();
    m_out->timeRect = QRect(m_out->nameRect.right() + 7, m_y + baseline, timeWidth, small.height());
    m_out->parts.push_back({PartKind::Avatar, {}, m_out->avatarRect, name});
    m_out->parts.push_back({PartKind::Name, {}, m_out->nameRect, m_out->name == name ? QString() : name});
    m_out->parts.push_back({PartKind::Time, {}, m_out->timeRect, fullTime});
    m_y += height + 1;
}

QString RowLayoutBuilder::quoteText(MessageId id) const
{
    const auto quoted = m_model.find(id);
    if (!quoted)
        return tr("An earlier message");
    if (quoted->deletedAt)
        return TimelineWords::deleted(m_model.displayName(quoted->senderId));
    QString text = plainMessageText(quoted->body).simplified();
    if (text.isEmpty() && !quoted->attachments.isEmpty())
        text = quoted->attachments.first().name;
    return tr("%1: %2", "who: what, in a quote").arg(m_model.displayName(quoted->senderId), text);
}

void RowLayoutBuilder::addQuote(const Message &message)
{
    if (!message.replyTo && !message.forwardedFrom)
        return;
    const QString full = message.replyTo ? quoteText(*message.replyTo)
                                         : tr("Forwarded from %1").arg(message.forwardedFrom->displayName);
    constexpr int kBar = 11;
    m_out->quote = QFontMetrics(m_style.small).elidedText(full, Qt::ElideRight, textWidth() - kBar);
    const int width = std::min(textWidth(), QFontMetrics(m_style.small).horizontalAdvance(m_out->quote) + kBar + 2);
    m_out->quoteRect = QRect(textLeft(), m_y, width, kQuote);
    if (message.replyTo)
        m_out->parts.push_back({PartKind::Quote, QString::number(message.replyTo->value), m_out->quoteRect, full});
    m_y += kQuote + 1;
}

MentionNames RowLayoutBuilder::mentionNames(const Message &message) const
{
    MentionNames names;
    for (const UserId user : message.mentions.userIds) {
        const QString name = m_model.username(user);
        names.named.insert(name);
        if (user == m_model.self())
            names.self = name;
    }
    if (message.mentions.all)
        names.named.insert(QStringLiteral("all"));
    if (message.mentions.here)
        names.named.insert(QStringLiteral("here"));
    return names;
}

void RowLayoutBuilder::addText(const Message &message)
{
    if (message.body.isEmpty())
        return;
    m_out->selectable = true;
    m_out->text = messageDocument(message.body, m_style, mentionNames(message));
    m_out->text->setTextWidth(textWidth());
    m_out->textOrigin = QPoint(textLeft(), m_y);
    m_out->textRect = QRect(m_out->textOrigin, QSize(textWidth(), qCeil(m_out->text->size().height())));
    m_out->parts.push_back({PartKind::Text, {}, m_out->textRect, {}});
    addLinks(*m_out->text, m_out->textOrigin, false);
    m_y += m_out->textRect.height();
    if (message.editedAt)
        addMark();
}

void RowLayoutBuilder::addMark()
{
    m_out->mark = tr("edited");
    const int width = QFontMetrics(m_style.small).horizontalAdvance(m_out->mark) + 1;
    const DocumentEnd end = documentEnd(*m_out->text);
    constexpr int kSpace = 6;
    const int x = end.rightToLeft ? qFloor(end.x) - kSpace - width : qCeil(end.x) + kSpace;
    const bool fits = !end.code && x >= 0 && x + width <= textWidth();
    if (fits) {
        const int top = m_out->textOrigin.y() + qRound(end.baseline) - QFontMetrics(m_style.small).ascent();
        m_out->markRect = QRect(textLeft() + x, top, width, m_style.smallHeight());
    } else {
        m_out->markRect = QRect(end.rightToLeft ? textLeft() + textWidth() - width : textLeft(), m_y, width,
                                m_style.smallHeight());
        m_y += m_style.smallHeight();
    }
    const auto edited = QDateTime::fromMSecsSinceEpoch(m_out->message.editedAt->ms);
    m_out->parts.push_back({PartKind::Time, QStringLiteral("edited"), m_out->markRect,
                            tr("Edited %1").arg(QLocale().toString(edited, QLocale::ShortFormat))});
}

void RowLayoutBuilder::addLinks(const QTextDocument &document, QPoint origin, bool ours)
{
    for (const DocumentLink &link : documentLinks(document)) {
        RowPart part{PartKind::Link, link.address, link.rect.translated(origin), link.address};
        if (ours) {
            part.tip.clear();
            part.kind = link.address == QLatin1String("retry")  ? PartKind::Retry
                        : link.address == QLatin1String("edit") ? PartKind::Edit
                                                                : PartKind::Discard;
        }
        m_out->parts.push_back(part);
    }
}

}  // namespace parlor
