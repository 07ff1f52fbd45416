-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO audit (at, actor_id, action, user_id, workspace_id, room_id, details) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
