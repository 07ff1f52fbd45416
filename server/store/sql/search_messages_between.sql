-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, room_id, sender_id, kind, created_at, body FROM messages WHERE id > ?1 AND id <= ?2 ORDER BY id LIMIT ?3
