-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id, workspace_id, kind, name, topic, created_by, created_at, last_seq, posting, pinning, mention_all, archived, revision
FROM rooms WHERE id = ?1 AND deleted_at IS NULL
