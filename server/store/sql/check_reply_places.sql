-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'message ' || m.id || ' replies to ' || m.reply_to FROM messages m JOIN messages p ON p.id = m.reply_to
WHERE p.room_id <> m.room_id OR p.seq >= m.seq OR m.root_id IS NOT ifnull(p.root_id, p.id) LIMIT 100
