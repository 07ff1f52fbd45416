-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE sessions SET spent_hash = current_hash, current_hash = ?2, last_seen_at = ?3 WHERE id = ?1
