-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'invite ' || i.id || ' to workspace ' || i.workspace_id || ifnull(', room ' || i.room_id, '') || ', role ' || i.role
FROM invites i LEFT JOIN rooms r ON r.id = i.room_id
WHERE i.role NOT BETWEEN 0 AND 3 OR (i.room_id IS NOT NULL AND (r.workspace_id IS NOT i.workspace_id OR r.kind = 0)) LIMIT 100
