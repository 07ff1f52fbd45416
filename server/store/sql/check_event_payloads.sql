-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'event ' || event_id FROM events WHERE NOT json_valid(payload) LIMIT 100
