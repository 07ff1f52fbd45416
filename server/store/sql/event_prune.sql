-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM events WHERE at < ?1 AND event_id < (SELECT max(event_id) FROM events)
AND event_id < coalesce((SELECT event_id FROM events WHERE at >= ?1 ORDER BY event_id LIMIT 1), 9223372036854775807)
