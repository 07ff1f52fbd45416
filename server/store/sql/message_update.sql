-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE messages SET revision = ?2, body = ?3, body_revision = ?4, extras = ?5, edited_at = ?6, deleted_at = ?7 WHERE id = ?1
