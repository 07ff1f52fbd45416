-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO users (username, display_name, folded_name, password_hash, created_at, revision) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
