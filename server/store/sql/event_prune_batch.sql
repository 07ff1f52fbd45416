-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM events WHERE event_id IN (SELECT event_id FROM events WHERE event_id < (SELECT max(event_id) FROM events) ORDER BY event_id LIMIT ?2)
AND event_id < coalesce((SELECT min(event_id) FROM (SELECT event_id, at FROM events ORDER BY event_id LIMIT ?2) WHERE at >= ?1), 9223372036854775807)
