-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, name, created_by, created_at, room_id, bot_id FROM hooks WHERE hash = ?1 AND revoked_at IS NULL
