-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT workspace_id, from_event FROM workspace_members WHERE user_id = ?1 ORDER BY workspace_id
