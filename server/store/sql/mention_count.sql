-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT count(DISTINCT seq) FROM mentions m WHERE room_id = ?1 AND user_id IN (?2, 0) AND seq > ?3 AND sender_id <> ?2
AND NOT EXISTS (SELECT 1 FROM ignored i WHERE i.user_id = ?2 AND i.ignored_id = m.sender_id)
