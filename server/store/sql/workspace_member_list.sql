-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT u.id, u.username, u.display_name, u.avatar_file_id, u.status_text, u.status_until, u.is_bot, u.created_at, u.revision, m.role
FROM workspace_members m JOIN users u ON u.id = m.user_id
WHERE m.workspace_id = ?1 AND m.user_id > ?2 ORDER BY m.user_id LIMIT ?3
