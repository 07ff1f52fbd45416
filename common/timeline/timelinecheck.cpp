// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_p.h"

#include <QSet>
#include <algorithm>

namespace parlor {

namespace {

/// Walks the rows once and remembers what it has met.
class RowCheck
{
public:
    void meet(const Row &row, int index)
    {
        once(m_rowIds, row.rowId(), "row id", index);
        if (row.isGap())
            return;
        if (row.id().isValid())
            once(m_messages, row.id().value, "message", index);
    }

    /// Own keys: the same key may only lead to one row.
    void meetOwnKey(const ClientKey &key, int index) { once(m_keys, key.text, "own client key", index); }

private:
    template<typename T>
    void once(QSet<T> &met, const T &what, const char *kind, int index)
    {
        const auto before = met.size();
        met.insert(what);
        if (met.size() == before)
            qFatal("timeline: row %d has a %s that another row has", index, kind);
    }

    QSet<RowId> m_rowIds;
    QSet<qint64> m_messages;
    QSet<QString> m_keys;
};

}  // namespace

void Timeline::checkInvariants() const
{
    d->confirmed.checkInvariants();
    d->pending.checkInvariants();

    RowCheck check;
    int messages = 0;
    int pendings = 0;
    Seq next = firstSeq();
    bool afterGap = false;
    for (int index = 0; index < size(); ++index) {
        const RowPtr row = at(index);
        const bool isPending = index >= d->confirmed.size();
        check.meet(*row, index);
        if (row->isPending() != isPending)
            qFatal("timeline: row %d is %s among the %s", index, row->isPending() ? "pending" : "not pending",
                   isPending ? "pending" : "confirmed");
        if (indexOfRow(row->rowId()) != index)
            qFatal("timeline: the id of row %d leads to %d", index, indexOfRow(row->rowId()));

        if (!row->isGap() && row->senderId() == d->self) {
            const OwnKeys::Key *key = d->keys.find(row->clientKey());
            const bool bearsKey = key && (isPending ? key->isPending : key->message == row->id());
            if (isPending && !bearsKey)
                qFatal("timeline: pending row %d has a key that does not wait", index);
            if (bearsKey)
                check.meetOwnKey(row->clientKey(), index);
            if (bearsKey && indexOf(row->clientKey()) != index)
                qFatal("timeline: the client key of row %d leads to %d", index, indexOf(row->clientKey()));
        }
        if (isPending) {
            ++pendings;
            continue;
        }

        if (row->firstSeq() != next)
            qFatal("timeline: row %d begins at seq %lld, %lld is expected: a gap is missing or wrong", index,
                   row->firstSeq(), next);
        if (row->lastSeq() < row->firstSeq() || d->confirmed.at(index).key != row->firstSeq())
            qFatal("timeline: row %d is filed under the wrong seq", index);
        if (row->isGap() && (afterGap || index == 0))
            qFatal("timeline: row %d is a gap that does not follow a message", index);
        afterGap = row->isGap();
        next = row->lastSeq() + 1;
        if (row->isGap())
            continue;
        ++messages;
        if (indexOf(row->id()) != index || indexOfSeq(row->seq()) != index)
            qFatal("timeline: message %lld stands in row %d; by id it is found in %d, by seq in %d", row->id().value,
                   index, indexOf(row->id()), indexOfSeq(row->seq()));
        if (row->state() != d->stateAt(row->senderId(), row->kind(), row->seq()))
            qFatal("timeline: row %d has the wrong delivery state", index);
        if (d->orphans.contains(row->id()))
            qFatal("timeline: message %lld has row %d and waits as an orphan", row->id().value, index);
    }
    if (!d->confirmed.isEmpty() && next != d->head + 1)
        qFatal("timeline: the list ends at seq %lld, the head is %lld", next - 1, d->head);
    if (messages != d->places.size())
        qFatal("timeline: %d messages, but an index of %d", messages, int(d->places.size()));

    const auto &keys = d->keys.all();
    for (auto key = keys.cbegin(); key != keys.cend(); ++key) {
        const std::optional<Message> orphan = d->orphans.find(key->message);
        if (key->composing && orphan && d->isOwn(orphan->senderId, orphan->kind) && orphan->clientKey == key.key())
            qFatal("timeline: message %lld was composed here and waits as an orphan", key->message.value);
        pendings -= key->isPending ? 1 : 0;
    }
    if (pendings != 0)
        qFatal("timeline: %d pending rows too many", pendings);
    for (auto gap = d->shrunkGaps.cbegin(); gap != d->shrunkGaps.cend(); ++gap) {
        if (d->indexOfGap(gap.key()) < 0)
            qFatal("timeline: the gap named %lld is said to begin at %lld, where nothing is", gap.key(), gap.value());
    }
}

}  // namespace parlor
