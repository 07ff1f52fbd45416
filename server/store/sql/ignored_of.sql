-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT ignored_id FROM ignored WHERE user_id = ?1 ORDER BY ignored_id
