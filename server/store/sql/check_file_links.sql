-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'message ' || l.message_id || ', file ' || l.file_id FROM message_files l
LEFT JOIN files f ON f.id = l.file_id LEFT JOIN messages m ON m.id = l.message_id
WHERE f.id IS NULL OR f.removed_at IS NOT NULL OR f.unused_since IS NOT NULL OR m.deleted_at IS NOT NULL OR m.room_id IS NOT l.room_id LIMIT 100
