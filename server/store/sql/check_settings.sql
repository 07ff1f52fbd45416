-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'setting ' || column1 FROM (VALUES ('epoch'), ('token_key'), ('refresh_key')) WHERE column1 NOT IN (SELECT name FROM settings)
