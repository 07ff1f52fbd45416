-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO ignored (user_id, ignored_id) VALUES (?1, ?2)
