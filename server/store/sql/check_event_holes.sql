-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'event ' || (e.event_id + 1) || ' is not there' FROM events e
WHERE e.event_id < (SELECT max(event_id) FROM events) AND NOT EXISTS (SELECT 1 FROM events n WHERE n.event_id = e.event_id + 1) LIMIT 100
