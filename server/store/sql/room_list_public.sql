-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT r.id, r.workspace_id, r.kind, r.name, r.topic, r.created_by, r.created_at, r.last_seq, r.posting, r.pinning, r.mention_all, r.archived, r.revision
FROM workspace_members w JOIN rooms r ON r.workspace_id = w.workspace_id
WHERE w.user_id = ?1 AND w.role >= ?2 AND r.kind = ?3 AND r.deleted_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM members m WHERE m.room_id = r.id AND m.user_id = ?1) ORDER BY r.id
