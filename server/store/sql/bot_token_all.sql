-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT t.hash, t.session_id, s.user_id FROM bot_tokens t JOIN sessions s ON s.id = t.session_id WHERE s.ended_at IS NULL
