-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT c.id, c.body, m.id, m.room_id, m.sender_id, m.kind, m.created_at, m.body
FROM search_changes c JOIN messages m ON m.id = c.message_id WHERE c.id > ?1 ORDER BY c.id LIMIT ?2
