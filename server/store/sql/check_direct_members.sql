-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who goes from the workspace goes from the room; the pair stays, for their return.
SELECT 'room ' || r.id || ' of users ' || ifnull(r.direct_low, '?') || ' and ' || ifnull(r.direct_high, '?') FROM rooms r
WHERE (r.kind = 0) <> (r.direct_low IS NOT NULL) OR (r.direct_low IS NULL) <> (r.direct_high IS NULL) OR r.direct_low > r.direct_high
OR (r.kind = 0 AND (EXISTS (SELECT 1 FROM members m WHERE m.room_id = r.id AND m.user_id NOT IN (r.direct_low, r.direct_high))
OR EXISTS (SELECT 1 FROM users u WHERE u.id IN (r.direct_low, r.direct_high)
AND NOT EXISTS (SELECT 1 FROM members m WHERE m.room_id = r.id AND m.user_id = u.id)
AND NOT EXISTS (SELECT 1 FROM past_members q WHERE q.room_id = r.id AND q.user_id = u.id)))) LIMIT 100
