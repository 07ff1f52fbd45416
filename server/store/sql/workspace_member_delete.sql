-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM workspace_members WHERE workspace_id = ?1 AND user_id = ?2
