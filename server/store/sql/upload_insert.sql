-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO uploads (user_id, key, length, name, metadata, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
