-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT count(*) FROM workspace_members WHERE user_id = ?1 AND role = ?2
