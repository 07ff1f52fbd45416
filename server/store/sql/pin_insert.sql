-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO pins (room_id, message_id, from_event, pinned_by) VALUES (?1, ?2, ?3, ?4)
