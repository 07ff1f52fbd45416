-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'message ' || m.id || ': revision ' || m.revision || ', of its body ' || m.body_revision FROM messages m
WHERE m.body_revision > m.revision OR m.revision > (SELECT ifnull(max(event_id), 0) FROM events)
OR (m.revision >= (SELECT min(event_id) FROM events)
AND NOT EXISTS (SELECT 1 FROM events e WHERE e.event_id = m.revision AND e.room_id = m.room_id)) LIMIT 100
