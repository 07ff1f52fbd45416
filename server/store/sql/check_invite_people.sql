-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'invite ' || n.invite_id || ', user ' || n.user_id FROM invite_uses n JOIN invites i ON i.id = n.invite_id
WHERE NOT EXISTS (SELECT 1 FROM workspace_members m WHERE m.workspace_id = i.workspace_id AND m.user_id = n.user_id)
AND NOT EXISTS (SELECT 1 FROM past_workspace_members p WHERE p.workspace_id = i.workspace_id AND p.user_id = n.user_id) LIMIT 100
