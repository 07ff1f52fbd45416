-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, key FROM files WHERE removed_at IS NOT NULL ORDER BY id LIMIT ?1
