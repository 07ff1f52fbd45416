-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE VIRTUAL TABLE search_words USING fts5(terms, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '_!@#+$'")
