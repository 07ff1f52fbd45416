-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT count(*) FROM (SELECT 1 FROM members WHERE room_id = ?1 LIMIT ?2)
