-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT min(span), max(span) FROM search_spans WHERE last_at > ?1 AND first_at < ?2
