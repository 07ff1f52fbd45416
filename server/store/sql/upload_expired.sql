-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id FROM uploads WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2
