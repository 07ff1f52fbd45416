-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE files SET unused_since = NULL WHERE id = ?1
