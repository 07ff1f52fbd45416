-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT r.id, r.workspace_id, r.kind, r.name, r.topic, r.created_by, r.created_at, r.last_seq, r.posting, r.pinning, r.mention_all, r.archived, r.revision
FROM members m JOIN rooms r ON r.id = m.room_id WHERE m.user_id = ?1 AND r.deleted_at IS NULL ORDER BY r.id
