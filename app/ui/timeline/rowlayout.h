// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rowfacts.h"
#include "timeline/row.h"

#include <QRect>
#include <QString>
#include <QTextDocument>
#include <memory>
#include <vector>

namespace parlor {

/// What of a row can be pointed at.
enum class PartKind { None, Avatar, Name, Time, Text, Link, Quote, Reaction, State, Reason, Retry, Edit, Discard, Gap };

/// One part of a row: where it is and what it stands for.
struct RowPart {
    PartKind kind = PartKind::None;
    QString value;  ///< of a link its address, of a reaction its emoji, of a quote the message's id
    QRect rect;     ///< in the row
    QString tip;    ///< shown when the pointer rests on it
};

/// A file that a message carries, as a card.
struct FileCard {
    QString name;
    QString size;
    QRect rect;
};

/// One row, measured for one width: everything that painting and pointing need. All rectangles are the
/// row's own; it starts at 0,0.
struct RowLayout {
    RowPtr row;
    Message message;  ///< the row's; empty for a gap
    RowFacts facts;
    int width = 0;
    int height = 0;

    bool afterOwn = false;  ///< the row above stands on the own band …
    bool tail = false;      ///< … which ends in this row's first pixels
    QString day;            ///< text of the separator; empty: none
    QRect dayRect;
    QRect unreadRect;  ///< null: no unread line
    QRect band;        ///< own tint; null: none

    QRect avatarRect;  ///< null: the row goes on with its group
    QString name;
    QRect nameRect;
    QString time;
    QRect timeRect;  ///< of a row without header: in the column of the avatars, on hover

    QString quote;
    QRect quoteRect;

    std::unique_ptr<QTextDocument> text;
    QPoint textOrigin;
    QRect textRect;
    bool selectable = false;  ///< the text is something that a person wrote
    QString mark;             ///< "edited"
    QRect markRect;

    std::vector<FileCard> cards;

    std::unique_ptr<QTextDocument> reason;  ///< of a failed message, with its links
    QPoint reasonOrigin;
    QRect stateRect;  ///< the delivery icon; null: none

    QString gap;
    QRect gapRect;

    std::vector<RowPart> parts;  ///< the later one is on top

    const RowPart *partAt(QPoint point) const;
    const RowPart *part(PartKind kind, const QString &value = {}) const;
};

/// Whether a row is drawn on the full-width tint of one's own messages.
bool isOnOwnBand(const Row &row, const RowFacts &facts);

}  // namespace parlor
