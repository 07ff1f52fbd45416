-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, user_id, key, length, name, metadata, expires_at, file_id FROM uploads WHERE id = ?1
