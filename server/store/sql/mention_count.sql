-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT count(DISTINCT seq) FROM mentions WHERE room_id = ?1 AND user_id IN (?2, 0) AND seq > ?3 AND sender_id <> ?2
