-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE rooms SET name = ?2, topic = ?3, posting = ?4, pinning = ?5, mention_all = ?6, archived = ?7, revision = ?8 WHERE id = ?1
