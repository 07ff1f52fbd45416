-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO settings VALUES('epoch',X'65643931306162636438613532316130');
INSERT INTO settings VALUES('general_room',X'31');
INSERT INTO settings VALUES('refresh_key',X'cb73fd8aa96b417865e8867c00e6c54ddbb91b982b504b83a4863abe53886e00');
INSERT INTO settings VALUES('token_key',X'6f825f2db4a8e976f2c04ac7f0e34fe1f8a3c6e2073549fca940168ad5bf4262');
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
INSERT INTO users VALUES(1,'ann','ANN',replace('ann\nann','\n',char(10)),'$argon2id$v=19$m=8,t=1,p=1$8rinyQaXokqxabkGsHTh3A$td0E/HbBiX3lrPJ2uE0ucxmbKprGkgnPcXod2x8NqPo',NULL,'',NULL,0,NULL,1795248000000,1,NULL);
INSERT INTO users VALUES(2,'bob','BOB',replace('bob\nbob','\n',char(10)),'$argon2id$v=19$m=8,t=1,p=1$QJYbSb7dFzTK3UT7jSm5NA$bksrOjnhuokqDpFCiaLpWVvvJBM3yYCNkR9CwSnq6dE',NULL,'',NULL,0,NULL,1795248000000,3,NULL);
INSERT INTO users VALUES(3,'cid','CID',replace('cid\ncid','\n',char(10)),'$argon2id$v=19$m=8,t=1,p=1$S5OTaew1qRsDJFnxhZfGsw$//CgsK6xJi/y7LbD5/cqI9jxH+zrWcDxCdoH7T5Y3cs',NULL,'',NULL,0,NULL,1795248000000,6,NULL);
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
INSERT INTO sessions VALUES(1,1,'',1795248000000,1795248000000,X'f592729b2fec2036dfe5fe01bac366e3ff7134d7d756102ad05802dfb0d96999',NULL,NULL);
INSERT INTO sessions VALUES(2,2,'',1795248000000,1795248000000,X'cea8171cacd805d7416113e00389bc67d212b5a60c042288f6bd8e1705b969f5',NULL,NULL);
INSERT INTO sessions VALUES(3,3,'',1795248000000,1795248000000,X'eb85150bf9f22972936fb53042fb2e37a04a3e9b3498d9d7f07b1a3e555946d0',NULL,NULL);
CREATE TABLE refresh_tokens (
  hash BLOB PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES sessions (id)
) WITHOUT ROWID;
INSERT INTO refresh_tokens VALUES(X'f592729b2fec2036dfe5fe01bac366e3ff7134d7d756102ad05802dfb0d96999',1);
INSERT INTO refresh_tokens VALUES(X'cea8171cacd805d7416113e00389bc67d212b5a60c042288f6bd8e1705b969f5',2);
INSERT INTO refresh_tokens VALUES(X'eb85150bf9f22972936fb53042fb2e37a04a3e9b3498d9d7f07b1a3e555946d0',3);
CREATE TABLE workspaces (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revision INTEGER NOT NULL
);
INSERT INTO workspaces VALUES(1,'Home',1795248000000,0);
CREATE TABLE workspace_members (
  workspace_id INTEGER NOT NULL REFERENCES workspaces (id),
  user_id INTEGER NOT NULL REFERENCES users (id),
  role INTEGER NOT NULL,
  from_event INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, user_id)
) WITHOUT ROWID;
INSERT INTO workspace_members VALUES(1,1,3,1);
INSERT INTO workspace_members VALUES(1,2,1,3);
INSERT INTO workspace_members VALUES(1,3,1,6);
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
INSERT INTO rooms VALUES(1,1,2,'general','',1,1795248000000,2,0,0,0,0,2,NULL,NULL,NULL);
INSERT INTO rooms VALUES(2,1,1,'room','',1,1795248000000,5,0,0,0,0,9,NULL,NULL,NULL);
INSERT INTO rooms VALUES(3,1,0,'','',1,1795248000000,1,0,0,0,0,18,1,2,NULL);
INSERT INTO rooms VALUES(4,1,0,'','',2,1795248000000,1,0,0,0,0,20,2,2,NULL);
INSERT INTO rooms VALUES(5,1,1,'room','',1,1795248000000,2,0,0,0,0,22,NULL,NULL,NULL);
INSERT INTO rooms VALUES(6,1,1,'','',1,1795248000000,1,0,0,0,0,28,NULL,NULL,1795248000000);
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
INSERT INTO members VALUES(1,1,3,2,0,0,0,NULL,0,'');
INSERT INTO members VALUES(1,2,1,4,0,0,0,NULL,0,'');
INSERT INTO members VALUES(1,3,1,7,1,1,0,NULL,0,'');
INSERT INTO members VALUES(2,1,3,9,1,1,0,NULL,0,'');
INSERT INTO members VALUES(2,2,1,9,3,3,0,NULL,0,'');
INSERT INTO members VALUES(2,3,1,9,5,5,0,NULL,0,'');
INSERT INTO members VALUES(3,1,1,18,1,1,0,NULL,0,'');
INSERT INTO members VALUES(3,2,1,18,0,0,0,NULL,0,'');
INSERT INTO members VALUES(4,2,1,20,1,1,0,NULL,0,'');
INSERT INTO members VALUES(5,1,3,22,0,0,0,NULL,0,'');
CREATE TABLE past_members (
  user_id INTEGER NOT NULL REFERENCES users (id),
  room_id INTEGER NOT NULL REFERENCES rooms (id),
  from_event INTEGER NOT NULL,
  to_event INTEGER NOT NULL,                      -- the last event of the room that this person gets
  PRIMARY KEY (user_id, room_id, from_event)
) WITHOUT ROWID;
INSERT INTO past_members VALUES(2,5,22,24);
INSERT INTO past_members VALUES(1,6,26,28);
INSERT INTO past_members VALUES(3,6,26,28);
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
INSERT INTO messages VALUES(1,1,1,5,NULL,2,2,'',5,NULL,NULL,0,'{"system":{"type":"member_joined","user_id":2}}',1795248000000,NULL,NULL,NULL);
INSERT INTO messages VALUES(2,1,2,8,NULL,3,2,'',8,NULL,NULL,0,'{"system":{"type":"member_joined","user_id":3}}',1795248000000,NULL,NULL,NULL);
INSERT INTO messages VALUES(3,2,1,17,'3JE4pYFv6V_WigRymhgd5Q',1,0,'first, @bob and @all',10,NULL,NULL,2,'{"mentions":[2],"mentions_all":true,"reactions":[["👍",[3]]]}',1795248000000,NULL,NULL,X'b742fb037ae072009ac364e5b93bd46f');
INSERT INTO messages VALUES(4,2,2,16,'xIVUxOQekrF_ZBcLhapLwA',2,0,'second, edited, @cid',16,NULL,NULL,0,'{"mentions":[3]}',1795248000000,1795248000000,NULL,X'cc053d84c800b5feb86f33ae8c451bff');
INSERT INTO messages VALUES(5,2,3,12,'F_5Y6bOu7AAhBw35Z4S4WQ',2,0,'an answer',12,3,3,0,NULL,1795248000000,NULL,NULL,X'b0756eb9aeaddaf8f2cba2fb811576dc');
INSERT INTO messages VALUES(6,2,4,13,'TQkXV6X9j5U1n5ibYCpl6w',3,0,'an answer',13,5,3,0,NULL,1795248000000,NULL,NULL,X'1b6155a8cbacc0c2d92f3f8aca7b3c4e');
INSERT INTO messages VALUES(7,2,5,15,'0vF_iaB75YCbulVhdpXeKw',3,0,'',15,NULL,NULL,0,NULL,1795248000000,NULL,1795248000000,X'77bced81e84eb596d3b1da47e5b952e3');
INSERT INTO messages VALUES(8,3,1,19,'ZXxbmgLhbJmm-EbDZ0wOFA',1,0,'between us',19,NULL,NULL,0,NULL,1795248000000,NULL,NULL,X'a331232fe5459ea42be079837551600a');
INSERT INTO messages VALUES(9,4,1,21,'w-l_H8gzKHJ9MGZzaLcshw',2,0,'to myself',21,NULL,NULL,0,NULL,1795248000000,NULL,NULL,X'a85bacc1ea7fdbe77786fd167dd9b5c3');
INSERT INTO messages VALUES(10,5,1,23,'2j76qsfX6lOx5E94l2xldg',2,0,'before I leave',23,NULL,NULL,0,NULL,1795248000000,NULL,NULL,X'909e4407bbb9dcb4164259890caf378e');
INSERT INTO messages VALUES(11,5,2,25,NULL,2,2,'',25,NULL,NULL,0,'{"system":{"type":"member_left","user_id":2}}',1795248000000,NULL,NULL,NULL);
INSERT INTO messages VALUES(12,6,1,28,'gYVIKPBsJNzPXcSSM8bfYw',3,0,'',28,NULL,NULL,0,NULL,1795248000000,NULL,1795248000000,X'91a90a2e0520c1d8f03864b2d4b4a92c');
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
, also_workspaces TEXT);
INSERT INTO events VALUES(1,NULL,NULL,1,'member_added',1795248000000,'{"role":"owner","room":null,"user":{"avatar_file_id":null,"created_at":"2026-11-21T08:00:00.000Z","display_name":"ANN","id":1,"is_bot":false,"revision":1,"status_text":"","status_until":null,"username":"ann"},"workspace_id":1}','',NULL,1,NULL);
INSERT INTO events VALUES(2,1,NULL,NULL,'room_created',1795248000000,'{"room":{"archived":false,"created_at":"2026-11-21T08:00:00.000Z","created_by":1,"id":1,"kind":"channel","last_seq":0,"mention_all":"all","name":"general","pinning":"all","posting":"all","revision":2,"topic":"","workspace_id":1}}','',NULL,NULL,NULL);
INSERT INTO events VALUES(3,NULL,NULL,1,'member_added',1795248000000,'{"role":"member","room":null,"user":{"avatar_file_id":null,"created_at":"2026-11-21T08:00:00.000Z","display_name":"BOB","id":2,"is_bot":false,"revision":3,"status_text":"","status_until":null,"username":"bob"},"workspace_id":1}','',NULL,2,NULL);
INSERT INTO events VALUES(4,1,NULL,NULL,'member_added',1795248000000,'{"role":"member","room":{"archived":false,"created_at":"2026-11-21T08:00:00.000Z","created_by":1,"id":1,"kind":"channel","last_seq":0,"mention_all":"all","name":"general","pinning":"all","posting":"all","revision":2,"topic":"","workspace_id":1},"user":{"avatar_file_id":null,"created_at":"2026-11-21T08:00:00.000Z","display_name":"BOB","id":2,"is_bot":false,"revision":3,"status_text":"","status_until":null,"username":"bob"}}','',NULL,2,NULL);
INSERT INTO events VALUES(5,1,NULL,NULL,'new_message',1795248000000,'{"message":{"action":null,"attachments":[],"body":"","client_key":null,"created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":1,"kind":"system","mentions":[],"reactions":[],"reply_count":0,"reply_to":null,"revision":5,"room_id":1,"root_id":null,"sender_id":2,"seq":1,"system":{"type":"member_joined","user_id":2}}}','',1,NULL,NULL);
INSERT INTO events VALUES(6,NULL,NULL,1,'member_added',1795248000000,'{"role":"member","room":null,"user":{"avatar_file_id":null,"created_at":"2026-11-21T08:00:00.000Z","display_name":"CID","id":3,"is_bot":false,"revision":6,"status_text":"","status_until":null,"username":"cid"},"workspace_id":1}','',NULL,3,NULL);
INSERT INTO events VALUES(7,1,NULL,NULL,'member_added',1795248000000,'{"role":"member","room":{"archived":false,"created_at":"2026-11-21T08:00:00.000Z","created_by":1,"id":1,"kind":"channel","last_seq":1,"mention_all":"all","name":"general","pinning":"all","posting":"all","revision":2,"topic":"","workspace_id":1},"user":{"avatar_file_id":null,"created_at":"2026-11-21T08:00:00.000Z","display_name":"CID","id":3,"is_bot":false,"revision":6,"status_text":"","status_until":null,"username":"cid"}}','',NULL,3,NULL);
INSERT INTO events VALUES(8,1,NULL,NULL,'new_message',1795248000000,'{"message":{"action":null,"attachments":[],"body":"","client_key":null,"created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":2,"kind":"system","mentions":[],"reactions":[],"reply_count":0,"reply_to":null,"revision":8,"room_id":1,"root_id":null,"sender_id":3,"seq":2,"system":{"type":"member_joined","user_id":3}}}','',2,NULL,NULL);
INSERT INTO events VALUES(9,2,NULL,NULL,'room_created',1795248000000,'{"room":{"archived":false,"created_at":"2026-11-21T08:00:00.000Z","created_by":1,"id":2,"kind":"group","last_seq":0,"mention_all":"all","name":"room","pinning":"all","posting":"all","revision":9,"topic":"","workspace_id":1}}','',NULL,NULL,NULL);
INSERT INTO events VALUES(10,2,NULL,NULL,'new_message',1795248000000,'{"message":{"action":null,"attachments":[],"body":"first, @bob and @all","client_key":"3JE4pYFv6V_WigRymhgd5Q","created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":3,"kind":"user","mentions":[2,"all"],"reactions":[],"reply_count":0,"reply_to":null,"revision":10,"room_id":2,"root_id":null,"sender_id":1,"seq":1}}','',3,NULL,NULL);
INSERT INTO events VALUES(11,2,NULL,NULL,'new_message',1795248000000,'{"message":{"action":null,"attachments":[],"body":"second","client_key":"xIVUxOQekrF_ZBcLhapLwA","created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":4,"kind":"user","mentions":[],"reactions":[],"reply_count":0,"reply_to":null,"revision":11,"room_id":2,"root_id":null,"sender_id":2,"seq":2}}','',4,NULL,NULL);
INSERT INTO events VALUES(12,2,NULL,NULL,'new_message',1795248000000,'{"message":{"action":null,"attachments":[],"body":"an answer","client_key":"F_5Y6bOu7AAhBw35Z4S4WQ","created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":5,"kind":"user","mentions":[],"reactions":[],"reply_count":0,"reply_to":3,"revision":12,"room_id":2,"root_id":3,"sender_id":2,"seq":3},"root":{"id":3,"reply_count":1}}','',5,NULL,NULL);
INSERT INTO events VALUES(13,2,NULL,NULL,'new_message',1795248000000,'{"message":{"action":null,"attachments":[],"body":"an answer","client_key":"TQkXV6X9j5U1n5ibYCpl6w","created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":6,"kind":"user","mentions":[],"reactions":[],"reply_count":0,"reply_to":5,"revision":13,"room_id":2,"root_id":3,"sender_id":3,"seq":4},"root":{"id":3,"reply_count":2}}','',6,NULL,NULL);
INSERT INTO events VALUES(14,2,NULL,NULL,'new_message',1795248000000,'{"message":{"action":null,"attachments":[],"body":"","client_key":"0vF_iaB75YCbulVhdpXeKw","created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":7,"kind":"user","mentions":[],"reactions":[],"reply_count":0,"reply_to":null,"revision":14,"room_id":2,"root_id":null,"sender_id":3,"seq":5}}','',7,NULL,NULL);
INSERT INTO events VALUES(15,2,NULL,NULL,'message_deleted',1795248000000,'{"message":{"action":null,"attachments":[],"body":"","client_key":"0vF_iaB75YCbulVhdpXeKw","created_at":"2026-11-21T08:00:00.000Z","deleted_at":"2026-11-21T08:00:00.000Z","edited_at":null,"forwarded_from":null,"id":7,"kind":"user","mentions":[],"reactions":[],"reply_count":0,"reply_to":null,"revision":15,"room_id":2,"root_id":null,"sender_id":3,"seq":5}}','',7,NULL,NULL);
INSERT INTO events VALUES(16,2,NULL,NULL,'message_edited',1795248000000,'{"message":{"action":null,"attachments":[],"body":"second, edited, @cid","client_key":"xIVUxOQekrF_ZBcLhapLwA","created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":"2026-11-21T08:00:00.000Z","forwarded_from":null,"id":4,"kind":"user","mentions":[3],"reactions":[],"reply_count":0,"reply_to":null,"revision":16,"room_id":2,"root_id":null,"sender_id":2,"seq":2}}','',4,NULL,NULL);
INSERT INTO events VALUES(17,2,NULL,NULL,'reaction_changed',1795248000000,'{"emoji":"👍","message":{"action":null,"attachments":[],"body":"first, @bob and @all","client_key":"3JE4pYFv6V_WigRymhgd5Q","created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":3,"kind":"user","mentions":[2,"all"],"reactions":[{"emoji":"👍","user_ids":[3]}],"reply_count":2,"reply_to":null,"revision":17,"room_id":2,"root_id":null,"sender_id":1,"seq":1},"user_ids":[3]}','',3,NULL,NULL);
INSERT INTO events VALUES(18,3,NULL,NULL,'room_created',1795248000000,'{"room":{"archived":false,"created_at":"2026-11-21T08:00:00.000Z","created_by":1,"id":3,"kind":"direct","last_seq":0,"mention_all":"all","name":"","pinning":"all","posting":"all","revision":18,"topic":"","workspace_id":1}}','',NULL,NULL,NULL);
INSERT INTO events VALUES(19,3,NULL,NULL,'new_message',1795248000000,'{"message":{"action":null,"attachments":[],"body":"between us","client_key":"ZXxbmgLhbJmm-EbDZ0wOFA","created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":8,"kind":"user","mentions":[],"reactions":[],"reply_count":0,"reply_to":null,"revision":19,"room_id":3,"root_id":null,"sender_id":1,"seq":1}}','',8,NULL,NULL);
INSERT INTO events VALUES(20,4,NULL,NULL,'room_created',1795248000000,'{"room":{"archived":false,"created_at":"2026-11-21T08:00:00.000Z","created_by":2,"id":4,"kind":"direct","last_seq":0,"mention_all":"all","name":"","pinning":"all","posting":"all","revision":20,"topic":"","workspace_id":1}}','',NULL,NULL,NULL);
INSERT INTO events VALUES(21,4,NULL,NULL,'new_message',1795248000000,'{"message":{"action":null,"attachments":[],"body":"to myself","client_key":"w-l_H8gzKHJ9MGZzaLcshw","created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":9,"kind":"user","mentions":[],"reactions":[],"reply_count":0,"reply_to":null,"revision":21,"room_id":4,"root_id":null,"sender_id":2,"seq":1}}','',9,NULL,NULL);
INSERT INTO events VALUES(22,5,NULL,NULL,'room_created',1795248000000,'{"room":{"archived":false,"created_at":"2026-11-21T08:00:00.000Z","created_by":1,"id":5,"kind":"group","last_seq":0,"mention_all":"all","name":"room","pinning":"all","posting":"all","revision":22,"topic":"","workspace_id":1}}','',NULL,NULL,NULL);
INSERT INTO events VALUES(23,5,NULL,NULL,'new_message',1795248000000,'{"message":{"action":null,"attachments":[],"body":"before I leave","client_key":"2j76qsfX6lOx5E94l2xldg","created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":10,"kind":"user","mentions":[],"reactions":[],"reply_count":0,"reply_to":null,"revision":23,"room_id":5,"root_id":null,"sender_id":2,"seq":1}}','',10,NULL,NULL);
INSERT INTO events VALUES(24,5,NULL,NULL,'member_removed',1795248000000,'{"by":2,"user_id":2}','',NULL,2,NULL);
INSERT INTO events VALUES(25,5,NULL,NULL,'new_message',1795248000000,'{"message":{"action":null,"attachments":[],"body":"","client_key":null,"created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":11,"kind":"system","mentions":[],"reactions":[],"reply_count":0,"reply_to":null,"revision":25,"room_id":5,"root_id":null,"sender_id":2,"seq":2,"system":{"type":"member_left","user_id":2}}}','',11,NULL,NULL);
INSERT INTO events VALUES(26,6,NULL,NULL,'room_created',1795248000000,'{"room":{"archived":false,"created_at":"2026-11-21T08:00:00.000Z","created_by":1,"id":6,"kind":"group","last_seq":0,"mention_all":"all","name":"room","pinning":"all","posting":"all","revision":26,"topic":"","workspace_id":1}}','',NULL,NULL,NULL);
INSERT INTO events VALUES(27,6,NULL,NULL,'new_message',1795248000000,'{"message":{"action":null,"attachments":[],"body":"","client_key":"gYVIKPBsJNzPXcSSM8bfYw","created_at":"2026-11-21T08:00:00.000Z","deleted_at":null,"edited_at":null,"forwarded_from":null,"id":12,"kind":"user","mentions":[],"reactions":[],"reply_count":0,"reply_to":null,"revision":27,"room_id":6,"root_id":null,"sender_id":3,"seq":1}}','',12,NULL,NULL);
INSERT INTO events VALUES(28,6,NULL,NULL,'room_deleted',1795248000000,'{}','',NULL,NULL,NULL);
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
CREATE TABLE message_files (
  file_id INTEGER NOT NULL REFERENCES files (id),
  message_id INTEGER NOT NULL REFERENCES messages (id),
  room_id INTEGER NOT NULL,
  PRIMARY KEY (file_id, message_id)
) WITHOUT ROWID;
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
INSERT INTO ignored VALUES(1,3);
CREATE TABLE pins (
  room_id INTEGER NOT NULL REFERENCES rooms (id),
  message_id INTEGER NOT NULL REFERENCES messages (id),
  from_event INTEGER NOT NULL,                    -- pins stand in this order
  pinned_by INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (room_id, message_id)
) WITHOUT ROWID;
INSERT INTO pins VALUES(2,3,5,1);
CREATE TABLE IF NOT EXISTS "mentions" (
  room_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,                       -- 0: everyone in the room
  seq INTEGER NOT NULL,
  sender_id INTEGER NOT NULL,
  by_here INTEGER NOT NULL,
  PRIMARY KEY (room_id, user_id, seq, by_here)
) WITHOUT ROWID;
INSERT INTO mentions VALUES(2,0,1,1,0);
INSERT INTO mentions VALUES(2,2,1,1,0);
INSERT INTO mentions VALUES(2,3,2,2,0);
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
INSERT INTO audit VALUES(1,1795248000000,1,'room_deleted',NULL,1,6,'{"name":"room"}');
INSERT INTO audit VALUES(2,1795248000000,1,'user_suspended',3,NULL,NULL,'{}');
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
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('sessions',3);
INSERT INTO sqlite_sequence VALUES('audit',2);
CREATE INDEX sessions_of_user ON sessions (user_id) WHERE ended_at IS NULL;
CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session_id);
CREATE INDEX workspace_members_of_user ON workspace_members (user_id);
CREATE UNIQUE INDEX rooms_direct ON rooms (workspace_id, direct_low, direct_high) WHERE direct_low IS NOT NULL;
CREATE INDEX rooms_of_workspace ON rooms (workspace_id, kind);
CREATE INDEX members_of_user ON members (user_id);
CREATE INDEX past_members_of_room ON past_members (room_id, to_event);
CREATE INDEX messages_uncounted ON messages (room_id, seq) WHERE kind = 2 OR deleted_at IS NOT NULL;
CREATE INDEX events_of_message ON events (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX files_unused ON files (unused_since) WHERE unused_since IS NOT NULL;
CREATE INDEX files_unused_of_user ON files (user_id) WHERE unused_since IS NOT NULL;
CREATE INDEX files_removed ON files (id) WHERE removed_at IS NOT NULL;
CREATE INDEX users_of_avatar ON users (avatar_file_id) WHERE avatar_file_id IS NOT NULL;
CREATE INDEX message_files_of_message ON message_files (message_id);
CREATE INDEX message_files_of_room ON message_files (room_id);
CREATE INDEX uploads_by_end ON uploads (expires_at);
CREATE INDEX uploads_unfinished_of_user ON uploads (user_id) WHERE file_id IS NULL;
CREATE INDEX mentions_of_message ON mentions (room_id, seq);
CREATE INDEX actions_expiring ON actions (expires_at) WHERE is_open = 1 AND expires_at IS NOT NULL;
CREATE INDEX hooks_of_room ON hooks (room_id) WHERE revoked_at IS NULL;
COMMIT;
PRAGMA user_version=4;
