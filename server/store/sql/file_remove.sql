-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE files SET removed_at = ?2, unused_since = NULL WHERE id = ?1 AND removed_at IS NULL
