-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT EXISTS (SELECT 1 FROM message_files WHERE file_id = ?1) OR EXISTS (SELECT 1 FROM users WHERE avatar_file_id = ?1)
