-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT count(*), coalesce(sum(length), 0) FROM uploads WHERE user_id = ?1 AND file_id IS NULL
