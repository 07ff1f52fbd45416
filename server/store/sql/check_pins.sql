-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'room ' || p.room_id || ', message ' || p.message_id FROM pins p JOIN messages m ON m.id = p.message_id
WHERE m.room_id <> p.room_id OR m.deleted_at IS NOT NULL LIMIT 100
