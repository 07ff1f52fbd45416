-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the search index, a file of its own, has yet to hear of. It finds new messages by their ids; of one whose words changed or
-- went it needs to know what they were.

CREATE TABLE search_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id INTEGER NOT NULL,
  body TEXT NOT NULL                              -- as it was before
);

CREATE TRIGGER messages_changed AFTER UPDATE OF body ON messages WHEN old.body <> new.body
BEGIN
  INSERT INTO search_changes (message_id, body) VALUES (old.id, old.body);
END;
