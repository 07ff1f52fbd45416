-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'user ' || u.id || ' (' || u.username || '), session ' || s.id FROM users u JOIN sessions s ON s.user_id = u.id
WHERE u.suspended_at IS NOT NULL AND s.ended_at IS NULL LIMIT 100
