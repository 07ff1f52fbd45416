-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT room_id, from_event, NULL FROM members WHERE user_id = ?1
UNION ALL SELECT room_id, from_event, to_event FROM past_members WHERE user_id = ?1
