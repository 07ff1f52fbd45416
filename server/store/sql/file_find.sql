-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, user_id, key, name, type, size, width, height, sha256, created_at FROM files WHERE id = ?1 AND removed_at IS NULL
