-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT (SELECT count(*) FROM users WHERE is_bot = 0), (SELECT count(*) FROM users WHERE is_bot = 1),
  (SELECT count(*) FROM users WHERE suspended_at IS NOT NULL), (SELECT count(*) FROM sessions WHERE ended_at IS NULL),
  (SELECT count(*) FROM workspaces), (SELECT count(*) FROM rooms WHERE deleted_at IS NULL),
  (SELECT coalesce(sum(last_seq), 0) FROM rooms), (SELECT coalesce(max(event_id), 0) FROM events),
  (SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size())
