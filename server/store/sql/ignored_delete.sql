-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM ignored WHERE user_id = ?1 AND ignored_id = ?2
