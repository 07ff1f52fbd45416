-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO refresh_tokens (hash, session_id) VALUES (?1, ?2)
