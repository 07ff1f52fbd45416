-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'
-- SQLite 3.40 says this of a table whose key is not its first columns, whatever is in it; check_mention_orphans looks.
AND integrity_check <> 'NULL value in mentions.sender_id'
