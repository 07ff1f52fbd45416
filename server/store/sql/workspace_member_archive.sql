-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO past_workspace_members (user_id, workspace_id, from_event, to_event)
SELECT user_id, workspace_id, from_event, ?3 FROM workspace_members WHERE workspace_id = ?1 AND user_id = ?2
