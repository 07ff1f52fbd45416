-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE workspaces SET name = ?2, revision = ?3 WHERE id = ?1
