-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'user ' || b.user_id || ' in room ' || b.room_id || ': wrote ' || max(m.seq) || ', known up to ' || b.last_sent_seq
FROM members b JOIN messages m ON m.room_id = b.room_id AND m.seq > b.last_sent_seq AND m.sender_id = b.user_id
WHERE m.kind <> 2 AND m.deleted_at IS NULL GROUP BY b.room_id, b.user_id LIMIT 100
