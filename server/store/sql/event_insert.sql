-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO events (event_id, room_id, user_id, workspace_id, kind, at, payload, origin_stream, message_id, subject_user, also_workspaces)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
