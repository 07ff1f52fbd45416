-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT i.id, i.workspace_id, i.room_id, i.role, i.created_by, i.created_at, i.expires_at, i.max_uses, i.uses, i.revoked_at FROM invites i JOIN workspace_members w ON w.workspace_id = i.workspace_id
WHERE w.user_id = ?1 AND w.role >= ?2 AND (?3 IS NULL OR i.workspace_id = ?3) AND i.id > ?4
  AND i.revoked_at IS NULL AND i.expires_at > ?5 AND (i.max_uses IS NULL OR i.uses < i.max_uses) ORDER BY i.id LIMIT ?6
