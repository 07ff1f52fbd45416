-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE rooms SET deleted_at = ?2, revision = ?3, name = '', topic = '' WHERE id = ?1
