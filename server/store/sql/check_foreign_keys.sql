-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'table ' || "table" || ifnull(', row ' || rowid, '') || ': names a row of ' || parent || ' that is not there'
FROM pragma_foreign_key_check LIMIT 100
