-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO search_spans (span, first_at, last_at) VALUES (?1, ?2, ?3)
ON CONFLICT (span) DO UPDATE SET first_at = min(first_at, ?2), last_at = max(last_at, ?3)
