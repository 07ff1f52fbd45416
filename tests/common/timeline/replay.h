// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timeline.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QtGlobal>
#include <vector>

namespace parlor {

/// A list that knows nothing but change sets, as a Qt model does. Aborts where a step cannot be done.
class Replay
{
public:
    enum class Demand {
        Minimal,  ///< the fewest steps
        Right,    ///< that lead to the list
    };
    explicit Replay(Demand demand = Demand::Minimal) : m_demand(demand) {}

    void apply(const ChangeSet &changes)
    {
        if (m_demand == Demand::Minimal)
            requireMinimal(changes);
        for (const Change &change : changes)
            apply(change);
    }

    /// What differs from the timeline; empty if nothing does.
    QString difference(const Timeline &timeline) const
    {
        if (int(m_rows.size()) != timeline.size())
            return QStringLiteral("the changes give %1 rows, the timeline has %2")
                .arg(m_rows.size())
                .arg(timeline.size());
        for (int i = 0; i < timeline.size(); ++i) {
            const RowPtr row = timeline.at(i);
            if (m_rows[size_t(i)] != row && *m_rows[size_t(i)] != *row)
                return QStringLiteral("row %1 of the changes is not that of the timeline").arg(i);
        }
        return {};
    }

    const std::vector<RowPtr> &rows() const { return m_rows; }
    /// How often a row was moved.
    int moves(RowId row) const { return m_moves.value(row); }

private:
    void apply(const Change &change)
    {
        const auto first = m_rows.begin() + change.first;
        const int size = int(m_rows.size());
        require(change.count > 0 && change.first >= 0, "an empty step");
        switch (change.kind) {
        case Change::Kind::Insert:
            require(change.first <= size && change.count == int(change.rows.size()), "an insert out of range");
            m_rows.insert(first, change.rows.begin(), change.rows.end());
            return;
        case Change::Kind::Update:
            require(change.first + change.count <= size && change.count == int(change.rows.size()),
                    "an update out of range");
            for (int i = 0; i < change.count; ++i) {
                RowPtr &held = m_rows[size_t(change.first + i)];
                require(held->rowId() == change.rows[size_t(i)]->rowId(), "an update that is another row");
                require(*held != *change.rows[size_t(i)], "an update that changes nothing");
                held = change.rows[size_t(i)];
            }
            return;
        case Change::Kind::Move:
            require(change.first < size && change.to < size && change.first != change.to, "a move out of range");
            require(change.count == 1 && change.rows.size() == 1, "a move of several rows");
            require((*first)->rowId() == change.rows[0]->rowId(), "a move that is another row");
            m_rows.erase(first);
            m_rows.insert(m_rows.begin() + change.to, change.rows[0]);
            ++m_moves[change.rows[0]->rowId()];
            return;
        case Change::Kind::Remove:
            require(change.first + change.count <= size, "a removal out of range");
            m_rows.erase(first, first + change.count);
            return;
        }
    }

    /// Ranges that could be one are one, and no row is touched twice.
    static void requireMinimal(const ChangeSet &changes)
    {
        if (changes.size() < 2)
            return;
        QSet<RowId> touched;
        const Change *last = nullptr;
        for (const Change &change : changes) {
            for (const RowPtr &row : change.rows) {
                require(!touched.contains(row->rowId()), "a row that is touched twice");
                touched.insert(row->rowId());
            }
            if (last && last->kind == change.kind && change.kind != Change::Kind::Move) {
                const int next = change.kind == Change::Kind::Remove ? last->first : last->first + last->count;
                require(change.first != next, "two ranges that are one");
            }
            last = &change;
        }
    }

    static void require(bool condition, const char *otherwise)
    {
        if (!condition)
            qFatal("replay: %s", otherwise);
    }

    Demand m_demand;
    std::vector<RowPtr> m_rows;
    QHash<RowId, int> m_moves;
};

}  // namespace parlor
