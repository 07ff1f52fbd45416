-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE messages SET body = '', extras = NULL, deleted_at = coalesce(deleted_at, ?2), revision = ?3, body_revision = ?3 WHERE room_id = ?1
