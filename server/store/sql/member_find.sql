-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT role, from_event, last_read_seq, last_sent_seq, notify, muted_until, favourite, keywords FROM members WHERE room_id = ?1 AND user_id = ?2
