// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "people.h"
#include "rowfacts.h"
#include "timeline/timeline.h"

#include <QAbstractListModel>
#include <QMultiHash>

namespace parlor {

/// A mirror of one room's Timeline as a Qt model. Change sets are forwarded step by step, so that
/// selection and scroll position survive everything; only showing another room resets.
/// The timeline must outlive the model or be taken away with showTimeline(nullptr).
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit TimelineModel(const Clock &clock, QObject *parent = nullptr);

    /// Shows another room (a reset).
    void showTimeline(const Timeline *timeline, UserId self);
    /// Exactly what the timeline answered, in the order of its answers.
    void apply(const ChangeSet &changes);

    void setPeople(People people);
    /// Somebody's name changed, or the language: every sentence is asked for anew.
    void refreshWords();
    /// The line "New messages" stands above the first foreign message after this place; 0: no line.
    void setUnreadAfter(Seq lastRead);
    Seq unreadAfter() const { return m_unreadAfter; }
    /// Index of the row under the unread line, -1 if there is none.
    int unreadRow() const { return m_unreadRow; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    const RowPtr &rowAt(int index) const { return m_rows[size_t(index)]; }
    RowFacts facts(int index) const;
    int size() const { return int(m_rows.size()); }
    int indexOfRow(RowId id) const;
    int indexOfMessage(MessageId id) const;
    /// The best picture of a message, on the list or not.
    std::optional<Message> find(MessageId id) const;
    /// Display names of who has read a message, the sender and oneself left out.
    QStringList readBy(Seq seq) const;
    QString displayName(UserId id) const;
    QString username(UserId id) const;
    /// The text as a person reads it: worded where the row has no body of its own.
    QString text(const Row &row) const;
    UserId self() const { return m_self; }
    int thisYear() const;

private:
    void insert(const Change &change);
    void update(const Change &change);
    void move(const Change &change);
    void remove(const Change &change);
    void touchNext(int index);
    void noteQuotes(const std::vector<RowPtr> &rows);
    void touchQuotesOf(const std::vector<RowPtr> &rows);
    int findUnreadRow() const;
    void updateUnreadRow();
    void shiftUnreadRow(int first, int by);
    const Row *messageBefore(int index) const;

    const Clock &m_clock;
    const Timeline *m_timeline = nullptr;
    UserId m_self;
    People m_people;
    std::vector<RowPtr> m_rows;
    QMultiHash<MessageId, RowId> m_quotedBy;
    Seq m_unreadAfter = 0;
    int m_unreadRow = -1;
};

}  // namespace parlor
