-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE members SET notify = ?3, muted_until = ?4, favourite = ?5, keywords = ?6 WHERE room_id = ?1 AND user_id = ?2
