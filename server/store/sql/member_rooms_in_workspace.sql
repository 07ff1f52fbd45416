-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT m.room_id FROM members m JOIN rooms r ON r.id = m.room_id WHERE m.user_id = ?1 AND r.workspace_id = ?2 ORDER BY m.room_id
