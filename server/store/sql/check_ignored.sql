-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'user ' || user_id FROM ignored WHERE ignored_id = user_id LIMIT 100
