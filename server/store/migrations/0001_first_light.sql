-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Times are milliseconds since 1970 in UTC. A revision is the id of the event that made the change.

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  folded_name TEXT NOT NULL,                      -- both names, case folded, to be searched
  password_hash TEXT,                             -- null: cannot sign in
  avatar_file_id INTEGER,
  status_text TEXT NOT NULL DEFAULT '',
  status_until INTEGER,
  is_bot INTEGER NOT NULL DEFAULT 0,
  suspended_at INTEGER,
  created_at INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  last_seen_at INTEGER
);

CREATE TABLE sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,           -- never given twice: an access token names it
  user_id INTEGER NOT NULL REFERENCES users (id),
  device_name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  current_hash BLOB NOT NULL,                     -- of the refresh token that is good
  spent_hash BLOB,                                -- of the one before it
  ended_at INTEGER
);
CREATE INDEX sessions_of_user ON sessions (user_id) WHERE ended_at IS NULL;

CREATE TABLE refresh_tokens (
  hash BLOB PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES sessions (id)
) WITHOUT ROWID;
CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session_id);

CREATE TABLE workspaces (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revision INTEGER NOT NULL
);

CREATE TABLE workspace_members (
  workspace_id INTEGER NOT NULL REFERENCES workspaces (id),
  user_id INTEGER NOT NULL REFERENCES users (id),
  role INTEGER NOT NULL,
  from_event INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, user_id)
) WITHOUT ROWID;
CREATE INDEX workspace_members_of_user ON workspace_members (user_id);

CREATE TABLE rooms (
  id INTEGER PRIMARY KEY,
  workspace_id INTEGER NOT NULL REFERENCES workspaces (id),
  kind INTEGER NOT NULL,
  name TEXT NOT NULL,
  topic TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  created_at INTEGER NOT NULL,
  last_seq INTEGER NOT NULL DEFAULT 0,
  posting INTEGER NOT NULL DEFAULT 0,
  pinning INTEGER NOT NULL DEFAULT 0,
  mention_all INTEGER NOT NULL DEFAULT 0,
  archived INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL,
  direct_low INTEGER,                             -- a direct room's two people, the same one twice for saved messages
  direct_high INTEGER,
  deleted_at INTEGER
);
CREATE UNIQUE INDEX rooms_direct ON rooms (workspace_id, direct_low, direct_high) WHERE direct_low IS NOT NULL;
CREATE INDEX rooms_of_workspace ON rooms (workspace_id, kind);

CREATE TABLE members (
  room_id INTEGER NOT NULL REFERENCES rooms (id),
  user_id INTEGER NOT NULL REFERENCES users (id),
  role INTEGER NOT NULL,
  from_event INTEGER NOT NULL,                    -- the first event of the room that this person gets
  last_read_seq INTEGER NOT NULL DEFAULT 0,
  last_sent_seq INTEGER NOT NULL DEFAULT 0,
  notify INTEGER NOT NULL DEFAULT 0,
  muted_until INTEGER,
  favourite INTEGER NOT NULL DEFAULT 0,
  keywords TEXT NOT NULL DEFAULT '',              -- one a line
  PRIMARY KEY (room_id, user_id)
) WITHOUT ROWID;
CREATE INDEX members_of_user ON members (user_id);

CREATE TABLE past_members (
  user_id INTEGER NOT NULL REFERENCES users (id),
  room_id INTEGER NOT NULL REFERENCES rooms (id),
  from_event INTEGER NOT NULL,
  to_event INTEGER NOT NULL,                      -- the last event of the room that this person gets
  PRIMARY KEY (user_id, room_id, from_event)
) WITHOUT ROWID;
CREATE INDEX past_members_of_room ON past_members (room_id, to_event);

CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  room_id INTEGER NOT NULL REFERENCES rooms (id),
  seq INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  client_key TEXT,                                -- null: a system message
  sender_id INTEGER NOT NULL REFERENCES users (id),
  kind INTEGER NOT NULL,
  body TEXT NOT NULL,
  body_revision INTEGER NOT NULL,
  reply_to INTEGER REFERENCES messages (id),
  root_id INTEGER REFERENCES messages (id),
  reply_count INTEGER NOT NULL DEFAULT 0,
  extras TEXT,                                    -- JSON of what few messages have: mentions, reactions, …
  created_at INTEGER NOT NULL,
  edited_at INTEGER,
  deleted_at INTEGER,
  request_hash BLOB,                              -- of what was posted first with this key
  UNIQUE (room_id, seq),
  UNIQUE (sender_id, client_key)
);
CREATE INDEX messages_uncounted ON messages (room_id, seq) WHERE kind = 2 OR deleted_at IS NOT NULL;

CREATE TABLE mentions (
  room_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,                       -- 0: everyone in the room
  seq INTEGER NOT NULL,
  sender_id INTEGER NOT NULL,
  PRIMARY KEY (room_id, user_id, seq)
) WITHOUT ROWID;

CREATE TABLE events (
  event_id INTEGER PRIMARY KEY,
  room_id INTEGER,
  user_id INTEGER,
  workspace_id INTEGER,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  payload TEXT NOT NULL,
  origin_stream TEXT NOT NULL,
  message_id INTEGER,                             -- whose text the payload has
  subject_user INTEGER                            -- who came or went
);
CREATE INDEX events_of_message ON events (message_id) WHERE message_id IS NOT NULL;
