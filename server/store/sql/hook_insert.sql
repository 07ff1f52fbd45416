-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO hooks (hash, room_id, bot_id, name, created_by, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
