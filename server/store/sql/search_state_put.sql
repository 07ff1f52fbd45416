-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO search_state (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2
