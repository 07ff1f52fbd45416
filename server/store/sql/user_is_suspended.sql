-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT suspended_at IS NOT NULL FROM users WHERE id = ?1
