-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO invite_uses (invite_id, user_id, at) VALUES (?1, ?2, ?3) ON CONFLICT (invite_id, user_id) DO UPDATE SET at = excluded.at
