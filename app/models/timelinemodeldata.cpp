// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a row says for each role: the half of TimelineModel that recorded tests and other views read.
#include "timelinemodel.h"
#include "timelineroles.h"
#include "timelinewords.h"

namespace parlor {

namespace {

QStringList reactionTexts(const Message &message)
{
    QStringList texts;
    for (const Reaction &reaction : message.reactions)
        texts.append(QStringLiteral("%1 %2").arg(reaction.emoji).arg(reaction.userIds.size()));
    return texts;
}

}  // namespace

QString TimelineModel::text(const Row &row) const
{
    if (row.isGap())
        return TimelineWords::gap(*row.gap());
    if (row.isDeleted())
        return TimelineWords::deleted(displayName(row.senderId()));
    if (row.kind() == MessageKind::System)
        return TimelineWords::system(row.message(), m_people);
    return row.body();
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = *m_rows[size_t(index.row())];
    const Message &message = row.message();
    switch (role) {
    case Qt::DisplayRole:
        return text(row);
    case TextRole:
        return message.deletedAt ? QString() : text(row);
    case SenderRole:
        return row.isGap() ? QString() : displayName(message.senderId);
    case TimeRole:
        return row.isGap() ? QString() : TimelineWords::time(message.createdAt);
    case StateRole:
        return row.isGap() ? QString() : TimelineWords::stateName(row.state());
    case KindRole:
        return TimelineWords::kindName(row);
    case EditedRole:
        return message.editedAt.has_value();
    case DeletedRole:
        return message.deletedAt.has_value();
    case KeyRole:
        return message.clientKey.text;
    case SeqRole:
        return row.isGap() ? row.gap()->from : message.seq;
    case ReactionsRole:
        return reactionTexts(message);
    case RowIdRole:
        return row.rowId();
    case MessageIdRole:
        return message.id.value;
    case SenderIdRole:
        return message.senderId.value;
    default:
        return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"},
            {TextRole, "text"},
            {SenderRole, "sender"},
            {TimeRole, "time"},
            {StateRole, "state"},
            {KindRole, "kind"},
            {EditedRole, "edited"},
            {DeletedRole, "deleted"},
            {KeyRole, "key"},
            {SeqRole, "seq"},
            {ReactionsRole, "reactions"},
            {RowIdRole, "rowId"},
            {MessageIdRole, "messageId"},
            {SenderIdRole, "senderId"}};
}

}  // namespace parlor
