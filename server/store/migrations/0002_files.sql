-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The bytes of a file lie beside the store, under its key, from the first one that was uploaded on: this says which are whole.

CREATE TABLE files (
  id INTEGER PRIMARY KEY AUTOINCREMENT,           -- never given twice: others keep it
  user_id INTEGER NOT NULL REFERENCES users (id), -- who uploaded it
  key TEXT NOT NULL UNIQUE,                       -- where it lies
  name TEXT NOT NULL,                             -- for people; never a path
  type TEXT NOT NULL,                             -- as sniffed
  size INTEGER NOT NULL,
  width INTEGER NOT NULL,                         -- in pixels; 0: no picture
  height INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  unused_since INTEGER,                           -- null: a message or a profile has it
  removed_at INTEGER                              -- not to be read any more; its bytes go soon
);
CREATE INDEX files_unused ON files (unused_since) WHERE unused_since IS NOT NULL;
CREATE INDEX files_unused_of_user ON files (user_id) WHERE unused_since IS NOT NULL;
CREATE INDEX files_removed ON files (id) WHERE removed_at IS NOT NULL;
CREATE INDEX users_of_avatar ON users (avatar_file_id) WHERE avatar_file_id IS NOT NULL;

CREATE TABLE message_files (
  file_id INTEGER NOT NULL REFERENCES files (id),
  message_id INTEGER NOT NULL REFERENCES messages (id),
  room_id INTEGER NOT NULL,
  PRIMARY KEY (file_id, message_id)
) WITHOUT ROWID;
CREATE INDEX message_files_of_message ON message_files (message_id);
CREATE INDEX message_files_of_room ON message_files (room_id);

CREATE TABLE uploads (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES users (id),
  key TEXT NOT NULL UNIQUE,
  length INTEGER NOT NULL,
  name TEXT NOT NULL,
  metadata TEXT NOT NULL,                         -- as the client wrote it
  expires_at INTEGER NOT NULL,
  file_id INTEGER                                 -- null: not yet whole
);
CREATE INDEX uploads_by_end ON uploads (expires_at);
CREATE INDEX uploads_unfinished_of_user ON uploads (user_id) WHERE file_id IS NULL;
