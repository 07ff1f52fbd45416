-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'room ' || r.id || ': ' || count(m.seq) || ' messages with seq ' || ifnull(min(m.seq), 0) || ' to ' || ifnull(max(m.seq), 0) || ', last_seq ' || r.last_seq
FROM rooms r LEFT JOIN messages m ON m.room_id = r.id GROUP BY r.id
HAVING count(m.seq) <> r.last_seq OR ifnull(max(m.seq), 0) <> r.last_seq OR ifnull(min(m.seq), 1) <> 1 LIMIT 100
