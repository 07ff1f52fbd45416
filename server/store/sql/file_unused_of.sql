-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT coalesce(sum(size), 0) FROM files WHERE user_id = ?1 AND unused_since IS NOT NULL
