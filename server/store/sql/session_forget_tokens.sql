-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM refresh_tokens WHERE session_id IN (SELECT id FROM sessions WHERE ended_at IS NOT NULL)
