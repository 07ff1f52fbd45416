-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'message ' || m.id || ' names user ' || j.value FROM messages m, json_each(m.extras, '$.mentions') j
WHERE m.extras IS NOT NULL AND m.deleted_at IS NULL
AND NOT EXISTS (SELECT 1 FROM mentions n WHERE n.room_id = m.room_id AND n.user_id = j.value AND n.seq = m.seq) LIMIT 100
