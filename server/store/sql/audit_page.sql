-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, at, actor_id, action, user_id, workspace_id, room_id, details FROM audit WHERE id < ?1 ORDER BY id DESC LIMIT ?2
