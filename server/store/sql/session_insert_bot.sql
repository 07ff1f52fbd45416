-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO sessions (user_id, device_name, created_at, last_seen_at, current_hash) VALUES (?1, ?2, ?3, ?3, x'')
