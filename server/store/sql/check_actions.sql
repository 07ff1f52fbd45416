-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A deleted message has lost its action, which ends by itself.
SELECT 'action ' || a.id || ' of message ' || ifnull(a.message_id, '?') FROM actions a LEFT JOIN messages m ON m.id = a.message_id
WHERE m.id IS NULL OR m.kind <> 1 OR (m.deleted_at IS NULL AND (json_extract(m.extras, '$.action.id') IS NOT a.id
OR a.is_open IS NOT (json_extract(m.extras, '$.action.status') = 'pending')))
UNION ALL SELECT 'message ' || m.id FROM messages m
WHERE m.extras IS NOT NULL AND m.deleted_at IS NULL AND json_type(m.extras, '$.action') IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM actions a WHERE a.id = json_extract(m.extras, '$.action.id') AND a.message_id = m.id) LIMIT 100
