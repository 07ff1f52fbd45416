-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT event_id, room_id, user_id, workspace_id, kind, at, payload, origin_stream, subject_user, also_workspaces
FROM events WHERE event_id > ?1 AND event_id <= ?2 ORDER BY event_id
