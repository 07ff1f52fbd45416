-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'room ' || n.room_id || ', seq ' || n.seq || ', user ' || n.user_id FROM mentions n
LEFT JOIN messages m ON m.room_id = n.room_id AND m.seq = n.seq
WHERE (m.id IS NULL OR m.sender_id IS NOT n.sender_id OR m.deleted_at IS NOT NULL)
AND NOT EXISTS (SELECT 1 FROM rooms r WHERE r.id = n.room_id AND r.deleted_at IS NOT NULL) LIMIT 100
