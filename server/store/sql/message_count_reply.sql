-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE messages SET reply_count = reply_count + 1 WHERE id = ?1 RETURNING reply_count
