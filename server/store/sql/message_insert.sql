-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO messages (room_id, seq, revision, client_key, sender_id, kind, body, body_revision, reply_to, root_id, extras, created_at, request_hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?3, ?8, ?9, ?10, ?11, ?12)
