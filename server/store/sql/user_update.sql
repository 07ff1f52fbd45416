-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE users SET display_name = ?2, folded_name = ?3, status_text = ?4, status_until = ?5, revision = ?6, avatar_file_id = ?7 WHERE id = ?1
