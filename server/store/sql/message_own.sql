-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT count(*) FROM messages WHERE room_id = ?1 AND seq > ?2 AND sender_id = ?3 AND kind <> 2 AND deleted_at IS NULL
