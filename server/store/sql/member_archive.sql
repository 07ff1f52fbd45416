-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO past_members (user_id, room_id, from_event, to_event)
SELECT user_id, room_id, from_event, ?3 FROM members WHERE room_id = ?1 AND user_id = ?2
