-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'message ' || message_id || ': events ' || group_concat(event_id, ', ') FROM events
WHERE kind = 'action_updated' AND message_id IS NOT NULL GROUP BY message_id HAVING count(*) > 1 LIMIT 100
