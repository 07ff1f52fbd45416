-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT user_id FROM members WHERE room_id = ?1 AND from_event = ?2
UNION SELECT user_id FROM past_members WHERE room_id = ?1 AND from_event = ?2
