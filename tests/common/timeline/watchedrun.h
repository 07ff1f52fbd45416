// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "orders.h"
#include "replay.h"

namespace parlor {

/// One timeline that is told everything in some order, watched at every step.
class WatchedRun
{
public:
    WatchedRun(const Scenario &scenario, bool isThorough) : m_scenario(scenario), m_isThorough(isThorough) {}

    /// What went wrong; empty if nothing did.
    QString tell(const Inputs &inputs)
    {
        // Looking costs as much as there are rows: at every step in small rooms, now and then in large ones.
        const size_t compareEvery = 1 + inputs.size() / 100;
        const size_t checkEvery = m_isThorough ? 1 + inputs.size() / 30 : inputs.size();
        for (size_t i = 0; i < inputs.size(); ++i) {
            replay.apply(inputs[i].tell(timeline));
            if (inputs[i].kind == Input::Kind::Discard)
                m_discarded.insert(inputs[i].pending.clientKey);
            QString wrong = i % compareEvery == 0 ? replay.difference(timeline) : QString();
            if (wrong.isEmpty() && (i + 1) % checkEvery == 0)
                wrong = checked();
            if (!wrong.isEmpty())
                return wrong;
        }
        const QString wrong = replay.difference(timeline);
        return wrong.isEmpty() ? checked() : wrong;
    }

    QString tellAgain(const Inputs &inputs)
    {
        for (const Input &input : inputs) {
            if (mayRepeat(input) && !input.tell(timeline).empty())
                return QStringLiteral("telling the same again (kind %1) changes the list").arg(int(input.kind));
        }
        return {};
    }

    Timeline timeline{Scenario::kRoom, Scenario::kSelf};
    Replay replay;

private:
    QString checked()
    {
        timeline.checkInvariants();
        const QString wrong = lostRow();
        return wrong.isEmpty() ? moves() : wrong;
    }

    /// A row that was composed keeps its id until it is discarded.
    QString lostRow()
    {
        for (const ClientKey &key : m_scenario.composed()) {
            const int index = timeline.indexOf(key);
            const RowId row = index < 0 ? 0 : timeline.at(index)->rowId();
            RowId &known = m_rows[key];
            if (known && row != known && !m_discarded.contains(key))
                return QStringLiteral("the row of %1 became another or went").arg(key.text);
            if (row)
                known = row;
        }
        return {};
    }

    QString moves() const
    {
        for (const RowPtr &row : replay.rows()) {
            if (replay.moves(row->rowId()) > (row->senderId() == Scenario::kSelf ? 1 : 0))
                return QStringLiteral("row %1 moved too often").arg(row->rowId());
        }
        return {};
    }

    const Scenario &m_scenario;
    const bool m_isThorough;
    QHash<ClientKey, RowId> m_rows;
    QSet<ClientKey> m_discarded;  // a late message of these gets a row of its own
};

}  // namespace parlor
