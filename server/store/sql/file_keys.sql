-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT key FROM files UNION ALL SELECT key FROM uploads WHERE file_id IS NULL
