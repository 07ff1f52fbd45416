-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT r.id, r.workspace_id, r.kind, r.name, r.topic, r.created_by, r.created_at, r.last_seq, r.posting, r.pinning, r.mention_all, r.archived, r.revision,
  (SELECT count(*) FROM members m WHERE m.room_id = r.id)
FROM rooms r WHERE r.id > ?1 AND r.deleted_at IS NULL ORDER BY r.id LIMIT ?2
