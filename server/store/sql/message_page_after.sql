-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, room_id, seq, revision, client_key, sender_id, kind, body, reply_to, root_id, reply_count, extras, created_at, edited_at, deleted_at, body_revision, request_hash
FROM messages WHERE room_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3
