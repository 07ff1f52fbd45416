-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'message ' || id || ': ' || ifnull(status, '?') || ', choice ' || ifnull(choice, '-') || ', by ' || ifnull('user ' || decided_by, '-')
FROM (SELECT m.id, m.sender_id, m.extras, json_extract(m.extras, '$.action.status') AS status, json_extract(m.extras, '$.action.choice') AS choice,
json_extract(m.extras, '$.action.decided_by') AS decided_by, json_extract(m.extras, '$.action.expires_at') AS expires_at
FROM messages m WHERE m.extras IS NOT NULL AND json_type(m.extras, '$.action') IS NOT NULL)
WHERE CASE WHEN status IN ('approved', 'declined')
THEN NOT EXISTS (SELECT 1 FROM users u WHERE u.id = decided_by) OR decided_by = sender_id
OR NOT EXISTS (SELECT 1 FROM json_each(extras, '$.action.choices') c WHERE c.value = choice)
WHEN status IN ('pending', 'expired') THEN decided_by IS NOT NULL OR choice IS NOT NULL OR (status = 'expired' AND expires_at IS NULL)
ELSE 1 END LIMIT 100
