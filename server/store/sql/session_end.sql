-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE sessions SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL
