-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'user ' || user_id || ' in room ' || room_id || ': from event ' || from_event || ' to ' || to_event FROM past_members
WHERE from_event > to_event OR to_event > (SELECT ifnull(max(event_id), 0) FROM events)
UNION ALL SELECT 'user ' || user_id || ' in room ' || room_id || ': from event ' || from_event FROM members
WHERE from_event > (SELECT ifnull(max(event_id), 0) FROM events) UNION ALL SELECT 'user ' || user_id || ' in workspace ' || workspace_id || ': from event ' || from_event || ' to ' || to_event FROM past_workspace_members
WHERE from_event > to_event OR to_event > (SELECT ifnull(max(event_id), 0) FROM events) LIMIT 100
