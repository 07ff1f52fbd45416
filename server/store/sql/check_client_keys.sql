-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'user ' || sender_id || ': messages ' || group_concat(id, ', ') FROM messages NOT INDEXED
WHERE client_key IS NOT NULL GROUP BY sender_id, client_key HAVING count(*) > 1 LIMIT 100
