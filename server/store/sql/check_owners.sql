-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'room ' || r.id FROM rooms r
WHERE r.kind <> 0 AND r.deleted_at IS NULL AND EXISTS (SELECT 1 FROM members m WHERE m.room_id = r.id)
AND NOT EXISTS (SELECT 1 FROM members m WHERE m.room_id = r.id AND m.role = 3)
UNION ALL SELECT 'workspace ' || w.id FROM workspaces w
WHERE EXISTS (SELECT 1 FROM workspace_members m WHERE m.workspace_id = w.id)
AND NOT EXISTS (SELECT 1 FROM workspace_members m WHERE m.workspace_id = w.id AND m.role = 3) LIMIT 100
