-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, device_name, created_at, last_seen_at, user_id FROM sessions WHERE id > ?1 AND ended_at IS NULL ORDER BY id LIMIT ?2
