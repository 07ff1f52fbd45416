-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'user ' || m.user_id || ' in room ' || m.room_id || ': read to ' || m.last_read_seq || ', wrote to ' || m.last_sent_seq || ', last_seq ' || r.last_seq
FROM members m JOIN rooms r ON r.id = m.room_id
WHERE m.last_read_seq NOT BETWEEN 0 AND r.last_seq OR m.last_sent_seq NOT BETWEEN 0 AND r.last_seq LIMIT 100
