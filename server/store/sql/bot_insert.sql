-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO bots (user_id, workspace_id, created_by, created_at) VALUES (?1, ?2, ?3, ?4)
