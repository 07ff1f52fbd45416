-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO message_files (file_id, message_id, room_id) VALUES (?1, ?2, ?3)
