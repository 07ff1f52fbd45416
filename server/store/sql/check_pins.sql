-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'room ' || p.room_id || ', message ' || p.message_id FROM pins p JOIN messages m ON m.id = p.message_id
WHERE m.room_id <> p.room_id OR m.deleted_at IS NOT NULL OR m.kind = 2 OR p.from_event > (SELECT ifnull(max(event_id), 0) FROM events)
UNION ALL SELECT 'room ' || room_id || ': ' || count(*) || ' of them' FROM pins GROUP BY room_id HAVING count(*) > 50 LIMIT 100
