-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO rooms (workspace_id, kind, name, topic, created_by, created_at, revision, direct_low, direct_high)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
