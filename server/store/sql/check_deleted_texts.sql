-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT 'message ' || id FROM messages WHERE deleted_at IS NOT NULL AND (body <> '' OR extras IS NOT NULL) LIMIT 100
