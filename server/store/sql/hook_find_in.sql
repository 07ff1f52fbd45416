-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, name, created_by, created_at, room_id, bot_id FROM hooks WHERE id = ?1 AND room_id = ?2 AND revoked_at IS NULL
