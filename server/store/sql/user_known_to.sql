-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT DISTINCT u.id, u.username, u.display_name, u.avatar_file_id, u.status_text, u.status_until, u.is_bot, u.created_at, u.revision
FROM users u WHERE u.id = ?1
  OR u.id IN (SELECT theirs.user_id FROM workspace_members mine JOIN workspace_members theirs ON theirs.workspace_id = mine.workspace_id WHERE mine.user_id = ?1)
  OR u.id IN (SELECT theirs.user_id FROM members mine JOIN members theirs ON theirs.room_id = mine.room_id WHERE mine.user_id = ?1)
ORDER BY u.id
