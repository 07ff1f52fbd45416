// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people.h"
#include "timeline/row.h"

#include <QCoreApplication>
#include <QDateTime>

namespace parlor {

/// The sentences of a timeline in the present language and locale.
class TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(parlor::TimelineWords)

public:
    /// Local time of day, short: "9:38".
    static QString time(Timestamp moment);
    static QDate localDay(Timestamp moment);
    /// "Tuesday 18 November"; with the year where it is not `thisYear`.
    static QString day(QDate day, int thisYear);
    static QString gap(const Gap &gap);
    static QString deleted(const QString &sender);
    /// What a system message tells. Types that are not known are told in general words.
    static QString system(const Message &message, const People &people);
    /// Why a message was not sent, after "Not sent: ".
    static QString failure(const Error &error);
    static QString state(DeliveryState state);
    static QString readBy(const QStringList &names);

    /// Names that never change with the language: for roles and recorded tests.
    static QString stateName(DeliveryState state);
    static QString kindName(const Row &row);
};

}  // namespace parlor
