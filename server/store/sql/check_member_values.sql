-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rooms have no guests.
SELECT 'user ' || user_id || ' in room ' || room_id FROM members WHERE role NOT BETWEEN 1 AND 3 OR notify NOT BETWEEN 0 AND 2 OR favourite NOT IN (0, 1)
UNION ALL SELECT 'user ' || user_id || ' in workspace ' || workspace_id FROM workspace_members WHERE role NOT BETWEEN 0 AND 3 LIMIT 100
