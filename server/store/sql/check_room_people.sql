-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'user ' || m.user_id || ' in room ' || m.room_id || ' of workspace ' || r.workspace_id FROM members m JOIN rooms r ON r.id = m.room_id
WHERE NOT EXISTS (SELECT 1 FROM workspace_members w WHERE w.workspace_id = r.workspace_id AND w.user_id = m.user_id) LIMIT 100
