-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM mentions WHERE room_id = ?1 AND seq = ?2 AND by_here = ?3
