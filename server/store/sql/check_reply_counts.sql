-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'message ' || m.id || ': says ' || m.reply_count || ', has ' || ifnull(c.replies, 0) FROM messages m
LEFT JOIN (SELECT root_id, count(*) AS replies FROM messages WHERE root_id IS NOT NULL GROUP BY root_id) c ON c.root_id = m.id
WHERE m.reply_count <> ifnull(c.replies, 0) LIMIT 100
