-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT w.id, w.name, m.role, w.created_at, w.revision FROM workspaces w JOIN workspace_members m ON m.workspace_id = w.id
WHERE m.user_id = ?1 AND w.id > ?2 ORDER BY w.id LIMIT ?3
