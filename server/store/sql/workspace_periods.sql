-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT workspace_id, from_event, NULL FROM workspace_members WHERE user_id = ?1
UNION ALL SELECT workspace_id, from_event, to_event FROM past_workspace_members WHERE user_id = ?1
