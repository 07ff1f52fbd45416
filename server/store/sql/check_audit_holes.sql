-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Nothing takes a line away, and a write that failed gives its number back.
SELECT 'line ' || (a.id + 1) FROM (SELECT 0 AS id UNION ALL SELECT id FROM audit) a
WHERE a.id < (SELECT seq FROM sqlite_sequence WHERE name = 'audit') AND NOT EXISTS (SELECT 1 FROM audit n WHERE n.id = a.id + 1) LIMIT 100
