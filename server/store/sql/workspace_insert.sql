-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO workspaces (name, created_at, revision) VALUES (?1, ?2, ?3)
