-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE workspace_members SET role = ?3 WHERE workspace_id = ?1 AND user_id = ?2
