-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, username, display_name, avatar_file_id, status_text, status_until, is_bot, created_at, revision FROM users
WHERE id > ?2 AND (?3 = '' OR instr(folded_name, ?3) > 0)
  AND EXISTS (SELECT 1 FROM workspace_members theirs JOIN workspace_members mine ON mine.workspace_id = theirs.workspace_id
              WHERE theirs.user_id = users.id AND mine.user_id = ?1)
ORDER BY id LIMIT ?4
