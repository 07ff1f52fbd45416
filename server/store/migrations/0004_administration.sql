-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  actor_id INTEGER REFERENCES users (id),         -- null: the command line
  action TEXT NOT NULL,
  user_id INTEGER,
  workspace_id INTEGER,
  room_id INTEGER,
  details TEXT NOT NULL                           -- JSON, never a secret
);

CREATE TABLE invites (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash BLOB NOT NULL UNIQUE,                      -- of the token
  workspace_id INTEGER NOT NULL REFERENCES workspaces (id),
  room_id INTEGER REFERENCES rooms (id),
  role INTEGER NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  max_uses INTEGER,                               -- null: no bound
  uses INTEGER NOT NULL DEFAULT 0,
  revoked_at INTEGER
);

CREATE TABLE invite_uses (
  invite_id INTEGER NOT NULL REFERENCES invites (id),
  user_id INTEGER NOT NULL REFERENCES users (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (invite_id, user_id)
) WITHOUT ROWID;

CREATE TABLE bots (
  user_id INTEGER PRIMARY KEY REFERENCES users (id),
  workspace_id INTEGER NOT NULL REFERENCES workspaces (id),
  created_by INTEGER NOT NULL REFERENCES users (id),
  created_at INTEGER NOT NULL
);

CREATE TABLE bot_tokens (
  session_id INTEGER PRIMARY KEY REFERENCES sessions (id),
  hash BLOB NOT NULL UNIQUE
);

CREATE TABLE actions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id INTEGER REFERENCES messages (id),
  expires_at INTEGER,
  is_open INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX actions_expiring ON actions (expires_at) WHERE is_open = 1 AND expires_at IS NOT NULL;

CREATE TABLE hooks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash BLOB NOT NULL UNIQUE,                      -- of the secret in its address
  room_id INTEGER NOT NULL REFERENCES rooms (id),
  bot_id INTEGER NOT NULL REFERENCES users (id),  -- as whom it posts
  name TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
);
CREATE INDEX hooks_of_room ON hooks (room_id) WHERE revoked_at IS NULL;
