-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, user_id, current_hash, spent_hash, ended_at IS NOT NULL FROM sessions WHERE id = ?1
