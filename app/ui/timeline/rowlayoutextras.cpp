// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands under a message's text, and the mirror image for right-to-left languages.
#include "timeline/documentgeometry.h"
#include "timeline/rowlayoutbuilder.h"
#include "timeline/rowmetrics.h"
#include "timelinewords.h"

#include <QLocale>
#include <QTextCursor>

namespace parlor {

using namespace rowmetrics;

void RowLayoutBuilder::addAttachments(const Message &message)
{
    for (const Attachment &file : message.attachments) {
        m_y += 6;
        const QString size = QLocale().formattedDataSize(file.size, 1, QLocale::DataSizeSIFormat);
        const int width = std::min(textWidth(),
                                   std::max(160, QFontMetrics(m_style.name).horizontalAdvance(file.name) + kCard + 24));
        m_out->cards.push_back({file.name, size, QRect(textLeft(), m_y, width, kCard)});
        m_y += kCard;
    }
}

void RowLayoutBuilder::addReactions(const Message &message)
{
    if (message.reactions.isEmpty())
        return;
    m_y += 4;
    int x = textLeft();
    const QFontMetrics metrics(m_style.small);
    for (const Reaction &reaction : message.reactions) {
        const QString text = QStringLiteral("%1 %2").arg(reaction.emoji).arg(reaction.userIds.size());
        const int width = metrics.horizontalAdvance(text) + 2 * kChipPadding;
        if (x > textLeft() && x + width > textLeft() + textWidth()) {
            x = textLeft();
            m_y += kChip + 4;
        }
        QStringList names;
        for (const UserId user : reaction.userIds)
            names.append(m_model.displayName(user));
        m_out->parts.push_back(
            {PartKind::Reaction, reaction.emoji, QRect(x, m_y, width, kChip), names.join(QStringLiteral(", "))});
        x += width + kChipGap;
    }
    m_y += kChip + 2;
}

void RowLayoutBuilder::addReason()
{
    const Row &row = *m_out->row;
    if (row.state() != DeliveryState::Failed)
        return;
    const QString why = tr("Not sent: %1").arg(TimelineWords::failure(row.failure().value_or(Error{})));
    m_out->reason = plainDocument(why, m_style.small, m_style.tokens->danger);
    QTextCursor cursor(m_out->reason.get());
    cursor.movePosition(QTextCursor::End);
    QTextCharFormat link;
    link.setForeground(m_style.tokens->accent);
    link.setFontWeight(QFont::DemiBold);
    link.setAnchor(true);
    const std::pair<QString, QString> links[] = {{QStringLiteral("retry"), tr("Retry")},
                                                 {QStringLiteral("edit"), tr("Edit")},
                                                 {QStringLiteral("discard"), tr("Discard")}};
    for (const auto &[address, text] : links) {
        // The three stay together: a line may only break before the first.
        cursor.insertText(QString(3, address == QLatin1String("retry") ? QChar(u' ') : QChar(QChar::Nbsp)),
                          QTextCharFormat());
        link.setAnchorHref(address);
        cursor.insertText(text, link);
    }
    constexpr int kIconColumn = 20;
    m_out->reason->setTextWidth(textWidth() - kIconColumn);
    m_out->reasonOrigin = QPoint(textLeft() + kIconColumn, m_y);
    const int height = qCeil(m_out->reason->size().height());
    m_out->parts.push_back({PartKind::Reason, {}, QRect(textLeft(), m_y, textWidth(), height), {}});
    addLinks(*m_out->reason, m_out->reasonOrigin, true);
    m_y += height + 2;
}

void RowLayoutBuilder::addState(int lineTop)
{
    const Row &row = *m_out->row;
    if (!m_out->facts.own || row.state() == DeliveryState::Received || row.state() == DeliveryState::Failed)
        return;
    const int top = lineTop + (m_style.lineHeight() - kStateIcon) / 2;
    m_out->stateRect = QRect(m_width - metrics::kPadding - kStateIcon, top, kStateIcon, kStateIcon);
    const QStringList readers = row.state() == DeliveryState::Read ? m_model.readBy(row.seq()) : QStringList();
    m_out->parts.push_back({PartKind::State, TimelineWords::stateName(row.state()), m_out->stateRect,
                            readers.isEmpty() ? TimelineWords::state(row.state()) : TimelineWords::readBy(readers)});
}

void RowLayoutBuilder::mirror()
{
    const auto flip = [this](QRect &rect) {
        if (!rect.isNull())
            rect.moveLeft(m_width - rect.right() - 1);
    };
    RowLayout &l = *m_out;
    for (QRect *rect : {&l.avatarRect, &l.nameRect, &l.timeRect, &l.quoteRect, &l.markRect, &l.stateRect, &l.gapRect})
        flip(*rect);
    for (FileCard &card : l.cards)
        flip(card.rect);
    // Documents align themselves by their text; only the column that they stand in is on the other side.
    const int textShift = l.text ? m_width - l.textOrigin.x() - qCeil(l.text->textWidth()) - l.textOrigin.x() : 0;
    const int reasonShift = l.reason ? m_width - 2 * l.reasonOrigin.x() - qCeil(l.reason->textWidth()) : 0;
    l.textOrigin.rx() += textShift;
    l.textRect.translate(textShift, 0);
    l.reasonOrigin.rx() += reasonShift;
    for (RowPart &part : l.parts) {
        switch (part.kind) {
        case PartKind::Text:
        case PartKind::Link:
            part.rect.translate(textShift, 0);
            break;
        case PartKind::Reason:
        case PartKind::Retry:
        case PartKind::Edit:
        case PartKind::Discard:
            part.rect.translate(reasonShift, 0);
            break;
        default:
            flip(part.rect);
        }
    }
}

}  // namespace parlor
