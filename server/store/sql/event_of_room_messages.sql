-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT event_id, payload FROM events WHERE message_id IN (SELECT id FROM messages WHERE room_id = ?1)
