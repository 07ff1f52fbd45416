-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'hook ' || h.id || ' of room ' || h.room_id || ', as user ' || h.bot_id FROM hooks h JOIN users u ON u.id = h.bot_id JOIN rooms r ON r.id = h.room_id
WHERE u.is_bot <> 1 OR r.kind = 0 OR EXISTS (SELECT 1 FROM bots b WHERE b.user_id = h.bot_id)
OR EXISTS (SELECT 1 FROM hooks o WHERE o.bot_id = h.bot_id AND o.id <> h.id)
OR (NOT EXISTS (SELECT 1 FROM members m WHERE m.room_id = h.room_id AND m.user_id = h.bot_id)
AND NOT EXISTS (SELECT 1 FROM past_members p WHERE p.room_id = h.room_id AND p.user_id = h.bot_id)) LIMIT 100
