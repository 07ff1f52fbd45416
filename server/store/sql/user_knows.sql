-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT EXISTS (SELECT 1 FROM workspace_members mine JOIN workspace_members theirs ON theirs.workspace_id = mine.workspace_id
               WHERE mine.user_id = ?1 AND theirs.user_id = ?2)
  OR EXISTS (SELECT 1 FROM members mine JOIN members theirs ON theirs.room_id = mine.room_id WHERE mine.user_id = ?1 AND theirs.user_id = ?2)
