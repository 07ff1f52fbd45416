-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Which events of a workspace were whose, as past_members says of rooms.
CREATE TABLE past_workspace_members (
  user_id INTEGER NOT NULL REFERENCES users (id),
  workspace_id INTEGER NOT NULL REFERENCES workspaces (id),
  from_event INTEGER NOT NULL,
  to_event INTEGER NOT NULL,                      -- the last event of the workspace that this person gets
  PRIMARY KEY (user_id, workspace_id, from_event)
) WITHOUT ROWID;

CREATE TABLE ignored (
  user_id INTEGER NOT NULL REFERENCES users (id),
  ignored_id INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (user_id, ignored_id)
) WITHOUT ROWID;

CREATE TABLE pins (
  room_id INTEGER NOT NULL REFERENCES rooms (id),
  message_id INTEGER NOT NULL REFERENCES messages (id),
  from_event INTEGER NOT NULL,                    -- pins stand in this order
  pinned_by INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (room_id, message_id)
) WITHOUT ROWID;

-- An event for the people of several workspaces names the others here, separated by commas.
ALTER TABLE events ADD COLUMN also_workspaces TEXT;

-- Who was called by @here is kept apart from who was named: an edit of the text calls nobody anew.
CREATE TABLE mentions_apart (
  room_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,                       -- 0: everyone in the room
  seq INTEGER NOT NULL,
  sender_id INTEGER NOT NULL,
  by_here INTEGER NOT NULL,
  PRIMARY KEY (room_id, user_id, seq, by_here)
) WITHOUT ROWID;
INSERT INTO mentions_apart SELECT room_id, user_id, seq, sender_id, 0 FROM mentions;
DROP TABLE mentions;
ALTER TABLE mentions_apart RENAME TO mentions;
CREATE INDEX mentions_of_message ON mentions (room_id, seq);

-- Who came back has messages from before: nothing of one's own lies behind last_sent_seq.
UPDATE members SET last_sent_seq = (SELECT last_seq FROM rooms WHERE id = room_id);
