-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A bot is one that an administrator made, or a hook's.
SELECT 'user ' || u.id || ' (' || u.username || ')' FROM users u
WHERE u.is_bot NOT IN (0, 1) OR u.is_bot <> (EXISTS (SELECT 1 FROM bots b WHERE b.user_id = u.id) OR EXISTS (SELECT 1 FROM hooks h WHERE h.bot_id = u.id)) LIMIT 100
