-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT DISTINCT theirs.user_id FROM members mine JOIN members theirs ON theirs.room_id = mine.room_id WHERE mine.user_id = ?1
