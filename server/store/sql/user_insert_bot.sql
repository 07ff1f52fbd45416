-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO users (username, display_name, folded_name, created_at, revision, is_bot) VALUES (?1, ?2, ?3, ?4, ?5, 1)
