-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT u.id, u.username, u.display_name, u.avatar_file_id, u.status_text, u.status_until, u.is_bot, u.created_at, u.revision, u.suspended_at, u.last_seen_at,
  (SELECT w.role FROM workspace_members w WHERE w.workspace_id = ?4 AND w.user_id = u.id)
FROM users u WHERE u.id > ?1 AND (?2 = '' OR instr(u.folded_name, ?2) > 0) ORDER BY u.id LIMIT ?3
