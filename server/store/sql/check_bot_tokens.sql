-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'session ' || s.id || ' of user ' || s.user_id FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN bot_tokens t ON t.session_id = s.id
WHERE s.ended_at IS NULL AND ((t.session_id IS NULL AND u.is_bot = 1)
OR (t.session_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM bots b WHERE b.user_id = s.user_id))
OR EXISTS (SELECT 1 FROM bot_tokens o JOIN sessions p ON p.id = o.session_id WHERE p.user_id = s.user_id AND p.ended_at IS NULL AND p.id < s.id)) LIMIT 100
