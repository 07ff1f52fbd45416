-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO members (room_id, user_id, role, from_event, last_read_seq, last_sent_seq) VALUES (?1, ?2, ?3, ?4, ?5, ?5)
