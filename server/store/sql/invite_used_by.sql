-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 1 FROM invite_uses WHERE invite_id = ?1 AND user_id = ?2
