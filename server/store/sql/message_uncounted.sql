-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT count(*) FROM messages WHERE room_id = ?1 AND seq > ?2 AND (kind = 2 OR deleted_at IS NOT NULL)
