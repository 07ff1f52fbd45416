-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, username, display_name, avatar_file_id, status_text, status_until, is_bot, created_at, revision FROM users WHERE id = ?1
