// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinemodel.h"

#include "timelineroles.h"
#include "timelinewords.h"

#include <QDateTime>
#include <algorithm>

namespace parlor {

namespace {

constexpr qint64 kGroupMs = 5 * 60 * 1000;

/// Whether a row is drawn as a message with an author (and so takes part in groups).
bool isSpoken(const Row &row)
{
    return !row.isGap() && row.kind() != MessageKind::System && !row.isDeleted();
}

Seq lastSeqOf(const Row &row)
{
    return row.isGap() ? row.gap()->to : row.seq();
}

}  // namespace

TimelineModel::TimelineModel(const Clock &clock, QObject *parent) : QAbstractListModel(parent), m_clock(clock) {}

void TimelineModel::showTimeline(const Timeline *timeline, UserId self)
{
    beginResetModel();
    m_timeline = timeline;
    m_self = self;
    m_rows.clear();
    m_quotedBy.clear();
    m_unreadAfter = 0;
    m_unreadRow = -1;
    const int count = timeline ? timeline->size() : 0;
    m_rows.reserve(size_t(count));
    for (int i = 0; i < count; ++i)
        m_rows.push_back(timeline->at(i));
    noteQuotes(m_rows);
    endResetModel();
}

void TimelineModel::apply(const ChangeSet &changes)
{
    for (const Change &change : changes) {
        switch (change.kind) {
        case Change::Kind::Insert:
            insert(change);
            break;
        case Change::Kind::Update:
            update(change);
            break;
        case Change::Kind::Move:
            move(change);
            break;
        case Change::Kind::Remove:
            remove(change);
            break;
        }
    }
    if (!changes.empty())
        updateUnreadRow();
}

void TimelineModel::insert(const Change &change)
{
    beginInsertRows({}, change.first, change.first + change.count - 1);
    m_rows.insert(m_rows.begin() + change.first, change.rows.begin(), change.rows.end());
    shiftUnreadRow(change.first, change.count);
    endInsertRows();
    noteQuotes(change.rows);
    touchNext(change.first + change.count - 1);
    touchQuotesOf(change.rows);
}

void TimelineModel::update(const Change &change)
{
    std::copy(change.rows.begin(), change.rows.end(), m_rows.begin() + change.first);
    noteQuotes(change.rows);
    Q_EMIT dataChanged(index(change.first), index(change.first + change.count - 1));
    touchNext(change.first + change.count - 1);
    touchQuotesOf(change.rows);
}

void TimelineModel::move(const Change &change)
{
    if (change.first != change.to) {
        // Qt names the place before which the row goes, counted before it is taken out.
        const int before = change.to > change.first ? change.to + 1 : change.to;
        beginMoveRows({}, change.first, change.first, {}, before);
        RowPtr row = std::move(m_rows[size_t(change.first)]);
        m_rows.erase(m_rows.begin() + change.first);
        m_rows.insert(m_rows.begin() + change.to, std::move(row));
        shiftUnreadRow(change.first + 1, -1);
        shiftUnreadRow(change.to, 1);
        endMoveRows();
        touchNext(change.to > change.first ? change.first - 1 : change.first);
    }
    m_rows[size_t(change.to)] = change.rows.front();
    noteQuotes(change.rows);
    Q_EMIT dataChanged(index(change.to), index(change.to));
    touchNext(change.to);
    touchQuotesOf(change.rows);
}

void TimelineModel::remove(const Change &change)
{
    beginRemoveRows({}, change.first, change.first + change.count - 1);
    const auto begin = m_rows.begin() + change.first;
    for (auto it = begin; it != begin + change.count; ++it) {
        if (const auto quoted = (*it)->replyTo())
            m_quotedBy.remove(*quoted, (*it)->rowId());
    }
    m_rows.erase(begin, begin + change.count);
    if (m_unreadRow >= change.first && m_unreadRow < change.first + change.count)
        m_unreadRow = -1;
    shiftUnreadRow(change.first + change.count, -change.count);
    endRemoveRows();
    touchNext(change.first - 1);
}

void TimelineModel::touchNext(int index)
{
    // How a row is drawn depends on the message before it, which may stand above a gap.
    for (int next = index + 1; next < size() && next <= index + 2; ++next) {
        Q_EMIT dataChanged(this->index(next), this->index(next), {PresentationRole});
        if (!m_rows[size_t(next)]->isGap())
            break;
    }
}

void TimelineModel::noteQuotes(const std::vector<RowPtr> &rows)
{
    for (const RowPtr &row : rows) {
        if (row->replyTo() && !m_quotedBy.contains(*row->replyTo(), row->rowId()))
            m_quotedBy.insert(*row->replyTo(), row->rowId());
    }
}

void TimelineModel::touchQuotesOf(const std::vector<RowPtr> &rows)
{
    if (m_quotedBy.isEmpty())
        return;
    for (const RowPtr &row : rows) {
        const auto quoting = row->id().isValid() ? m_quotedBy.values(row->id()) : QList<RowId>();
        for (const RowId id : quoting) {
            const int at = indexOfRow(id);
            if (at >= 0)
                Q_EMIT dataChanged(index(at), index(at));
        }
    }
}

void TimelineModel::setPeople(People people)
{
    m_people = std::move(people);
    refreshWords();
}

void TimelineModel::refreshWords()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(size() - 1),
                           {TextRole, SenderRole, TimeRole, ReactionsRole, Qt::DisplayRole});
}

void TimelineModel::setUnreadAfter(Seq lastRead)
{
    m_unreadAfter = lastRead;
    updateUnreadRow();
}

int TimelineModel::findUnreadRow() const
{
    if (m_unreadAfter <= 0)
        return -1;
    // Confirmed rows and gaps are ordered by seq; pending ones stand after them.
    const auto confirmedEnd = std::partition_point(m_rows.begin(), m_rows.end(),
                                                   [](const RowPtr &row) { return !row->isPending(); });
    auto it = std::partition_point(m_rows.begin(), confirmedEnd,
                                   [this](const RowPtr &row) { return lastSeqOf(*row) <= m_unreadAfter; });
    it = std::find_if(it, confirmedEnd, [this](const RowPtr &row) {
        return row->isGap() || (isSpoken(*row) && row->senderId() != m_self);
    });
    return it == confirmedEnd ? -1 : int(it - m_rows.begin());
}

void TimelineModel::updateUnreadRow()
{
    const int row = findUnreadRow();
    if (row == m_unreadRow)
        return;
    const int before = std::exchange(m_unreadRow, row);
    for (const int changed : {before, row}) {
        if (changed >= 0 && changed < size())
            Q_EMIT dataChanged(index(changed), index(changed), {PresentationRole});
    }
}

void TimelineModel::shiftUnreadRow(int first, int by)
{
    if (m_unreadRow >= first)
        m_unreadRow += by;
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : size();
}

const Row *TimelineModel::messageBefore(int index) const
{
    for (int i = index - 1; i >= 0; --i) {
        if (!m_rows[size_t(i)]->isGap())
            return m_rows[size_t(i)].get();
    }
    return nullptr;
}

RowFacts TimelineModel::facts(int index) const
{
    const Row &row = *m_rows[size_t(index)];
    const Row *before = messageBefore(index);
    RowFacts facts;
    facts.unreadLine = index == m_unreadRow;
    if (row.isGap()) {
        facts.day = before ? TimelineWords::localDay(before->createdAt()) : QDate();
        return facts;
    }
    facts.day = TimelineWords::localDay(row.createdAt());
    // Only forward: a pending row's time comes from our own clock, which may be behind the server's.
    facts.startsDay = !before || facts.day > TimelineWords::localDay(before->createdAt());
    facts.own = row.senderId() == m_self && row.kind() != MessageKind::System;
    const bool joinsGroup = index > 0 && before == m_rows[size_t(index - 1)].get() && isSpoken(*before)
                            && before->senderId() == row.senderId()
                            && qAbs(row.createdAt().ms - before->createdAt().ms) <= kGroupMs;
    facts.startsGroup = isSpoken(row) && (facts.startsDay || facts.unreadLine || !joinsGroup);
    return facts;
}

int TimelineModel::indexOfRow(RowId id) const
{
    // The timeline may be some steps ahead of us within a change set.
    const int hint = m_timeline ? m_timeline->indexOfRow(id) : -1;
    if (hint >= 0 && hint < size() && m_rows[size_t(hint)]->rowId() == id)
        return hint;
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [id](const RowPtr &row) { return row->rowId() == id; });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

int TimelineModel::indexOfMessage(MessageId id) const
{
    const int at = m_timeline ? m_timeline->indexOf(id) : -1;
    return at >= 0 && at < size() && m_rows[size_t(at)]->id() == id ? at : -1;
}

std::optional<Message> TimelineModel::find(MessageId id) const
{
    return m_timeline ? m_timeline->find(id) : std::nullopt;
}

QStringList TimelineModel::readBy(Seq seq) const
{
    QStringList names;
    const QList<UserId> readers = m_timeline && seq > 0 ? m_timeline->readBy(seq) : QList<UserId>();
    for (const UserId reader : readers)
        names.append(displayName(reader));
    return names;
}

QString TimelineModel::displayName(UserId id) const
{
    return m_people.displayName ? m_people.displayName(id) : QString();
}

QString TimelineModel::username(UserId id) const
{
    return m_people.username ? m_people.username(id) : QString();
}

int TimelineModel::thisYear() const
{
    return TimelineWords::localDay(m_clock.now()).year();
}

}  // namespace parlor
