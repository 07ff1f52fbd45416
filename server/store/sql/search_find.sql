-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT rowid FROM search_words WHERE search_words MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC
