-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'user ' || id || ' (' || username || ')' FROM users WHERE is_bot = 1 AND password_hash IS NOT NULL LIMIT 100
