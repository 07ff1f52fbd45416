-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'room ' || id FROM rooms
WHERE kind NOT BETWEEN 0 AND 2 OR posting NOT IN (0, 1) OR pinning NOT IN (0, 1) OR mention_all NOT IN (0, 1) OR archived NOT IN (0, 1) LIMIT 100
