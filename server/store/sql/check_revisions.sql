-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT what || ' ' || id || ': revision ' || revision
FROM (SELECT 'user' AS what, id, revision FROM users UNION ALL SELECT 'room', id, revision FROM rooms UNION ALL SELECT 'workspace', id, revision FROM workspaces)
WHERE revision > (SELECT ifnull(max(event_id), 0) FROM events) LIMIT 100
