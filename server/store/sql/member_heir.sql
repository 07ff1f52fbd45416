-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT user_id FROM members WHERE room_id = ?1 ORDER BY role DESC, from_event, user_id LIMIT 1
