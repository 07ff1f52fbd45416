-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO bot_tokens (session_id, hash) VALUES (?1, ?2)
