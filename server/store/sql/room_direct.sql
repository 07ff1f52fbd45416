-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id FROM rooms WHERE workspace_id = ?1 AND direct_low = ?2 AND direct_high = ?3
