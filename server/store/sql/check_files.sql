-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, key, size, sha256 FROM files WHERE removed_at IS NULL AND id > ?1 ORDER BY id LIMIT 500
