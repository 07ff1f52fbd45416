-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT id FROM files WHERE unused_since < ?1 ORDER BY unused_since LIMIT ?2
