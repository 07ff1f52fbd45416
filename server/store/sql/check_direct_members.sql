-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'room ' || r.id || ' of users ' || ifnull(r.direct_low, '?') || ' and ' || ifnull(r.direct_high, '?') FROM rooms r
WHERE (r.kind = 0) <> (r.direct_low IS NOT NULL) OR (r.direct_low IS NULL) <> (r.direct_high IS NULL) OR r.direct_low > r.direct_high
OR (r.kind = 0 AND (SELECT group_concat(user_id) FROM (SELECT user_id FROM members m WHERE m.room_id = r.id ORDER BY user_id))
IS NOT r.direct_low || CASE WHEN r.direct_low = r.direct_high THEN '' ELSE ',' || r.direct_high END) LIMIT 100
