-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'rooms ' || group_concat(id, ', ') || ' are of users ' || direct_low || ' and ' || direct_high FROM rooms NOT INDEXED
WHERE direct_low IS NOT NULL GROUP BY workspace_id, direct_low, direct_high HAVING count(*) > 1 LIMIT 100
