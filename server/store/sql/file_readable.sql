-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 1 FROM files f WHERE f.id = ?1 AND (f.user_id = ?2
  OR EXISTS (SELECT 1 FROM message_files mf JOIN members m ON m.room_id = mf.room_id AND m.user_id = ?2 WHERE mf.file_id = ?1)
  OR EXISTS (SELECT 1 FROM users u JOIN workspace_members theirs ON theirs.user_id = u.id
             JOIN workspace_members mine ON mine.workspace_id = theirs.workspace_id AND mine.user_id = ?2 WHERE u.avatar_file_id = ?1))
