-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'room ' || r.id || ': user ' || m.user_id FROM rooms r JOIN members m ON m.room_id = r.id
WHERE r.deleted_at IS NOT NULL LIMIT 100
