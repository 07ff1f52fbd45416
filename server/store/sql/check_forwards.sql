-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'message ' || m.id || ' forwards message ' || ifnull(json_extract(m.extras, '$.forwarded_from[0]'), '?') FROM messages m
LEFT JOIN messages f ON f.id = json_extract(m.extras, '$.forwarded_from[0]')
WHERE m.extras IS NOT NULL AND json_type(m.extras, '$.forwarded_from') IS NOT NULL
AND (f.id IS NULL OR f.id >= m.id OR f.kind = 2 OR f.room_id IS NOT json_extract(m.extras, '$.forwarded_from[1]')
OR f.sender_id IS NOT json_extract(m.extras, '$.forwarded_from[2]')) LIMIT 100
