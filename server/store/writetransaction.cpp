// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writetransaction.h"

#include "store/eventtable.h"

namespace parlor {

EventId WriteTransaction::log(EventDraft draft)
{
    const auto event = std::make_shared<const LoggedEvent>(
        LoggedEvent{++m_lastEvent, draft.room, draft.onlyUser, draft.workspace, std::move(draft.kind), m_now,
                    std::move(draft.dataJson), std::move(draft.originStream), std::move(draft.memberships),
                    std::move(draft.alsoWorkspaces)});
    EventTable(m_database).insert(*event, draft.message);
    m_events.append(event);
    return m_lastEvent;
}

void WriteTransaction::backTo(const Mark &mark)
{
    m_lastEvent = mark.lastEvent;
    m_events.resize(mark.events);
    m_afterCommit.resize(mark.actions);
}

}  // namespace parlor
