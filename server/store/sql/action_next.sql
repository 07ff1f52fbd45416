-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT min(expires_at) FROM actions WHERE is_open = 1 AND expires_at IS NOT NULL
