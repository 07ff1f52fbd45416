-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'setting ' || name FROM settings
WHERE (name = 'epoch' AND (length(value) = 0 OR CAST(value AS TEXT) GLOB '*[^0-9a-z]*'))
OR (name IN ('token_key', 'refresh_key') AND length(CAST(value AS BLOB)) < 32)
