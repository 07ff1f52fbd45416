-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT OR IGNORE INTO mentions (room_id, user_id, seq, sender_id, by_here) VALUES (?1, ?2, ?3, ?4, ?5)
