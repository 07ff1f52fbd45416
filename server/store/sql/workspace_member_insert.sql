-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO workspace_members (workspace_id, user_id, role, from_event) VALUES (?1, ?2, ?3, ?4)
