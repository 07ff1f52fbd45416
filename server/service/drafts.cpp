// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/drafts.h"

#include "base/json.h"

namespace parlor::draft {

namespace {

EventDraft of(const event::Payload &payload, const QString &originStream)
{
    EventDraft draft;
    draft.kind = eventType(payload).toLatin1();
    draft.dataJson = compactJson(dataJson(payload));
    draft.originStream = originStream;
    return draft;
}

}  // namespace

EventDraft forRoom(RoomId room, const event::Payload &payload, const Caller &caller)
{
    EventDraft draft = of(payload, caller.streamId);
    draft.room = room;
    return draft;
}

EventDraft forSelf(std::optional<RoomId> room, const event::Payload &payload, const Caller &caller)
{
    EventDraft draft = of(payload, caller.streamId);
    draft.room = room;
    draft.onlyUser = caller.user;
    return draft;
}

EventDraft forWorkspace(WorkspaceId workspace, const event::Payload &payload, const QString &originStream)
{
    EventDraft draft = of(payload, originStream);
    draft.workspace = workspace;
    return draft;
}

EventDraft forAcquaintances(const QList<WorkspaceId> &workspaces, const event::Payload &payload, const Caller &caller)
{
    // Who is in no workspace has devices of their own all the same.
    if (workspaces.isEmpty())
        return forSelf(std::nullopt, payload, caller);
    EventDraft draft = forWorkspace(workspaces.first(), payload, caller.streamId);
    draft.alsoWorkspaces = workspaces.mid(1);
    return draft;
}

}  // namespace parlor::draft
