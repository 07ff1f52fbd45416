-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'message ' || m.id || ' replies to ' || ifnull(m.reply_to, 'nothing') FROM messages m LEFT JOIN messages p ON p.id = m.reply_to
WHERE (m.reply_to IS NULL AND m.root_id IS NOT NULL)
OR (m.reply_to IS NOT NULL AND (p.room_id IS NOT m.room_id OR p.seq >= m.seq OR m.root_id IS NOT ifnull(p.root_id, p.id))) LIMIT 100
