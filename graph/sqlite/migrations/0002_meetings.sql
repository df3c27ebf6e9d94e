-- Meetings, and what tells of them.

-- The ends of a record that may have more than two: the actors of a meeting. They outlive it, as its trace does.
CREATE TABLE trace_end (
  record INTEGER NOT NULL,
  other  INTEGER NOT NULL,
  PRIMARY KEY (record, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
  no           INTEGER PRIMARY KEY REFERENCES trace (no),
  id           TEXT NOT NULL,
  audience     INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  leaders      TEXT NOT NULL, -- JSON
  others       TEXT NOT NULL, -- JSON
  area         TEXT NOT NULL,
  held_on      TEXT NOT NULL,
  agreed       TEXT,
  next_step    TEXT,
  next_step_by TEXT,
  due          TEXT,
  done_on      TEXT,
  note         TEXT,
  visibility   TEXT NOT NULL,
  version      INTEGER NOT NULL,
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  created_by   TEXT,
  card         TEXT AS (concat_ws(char(31), id, kind, leaders, others, area, held_on, ifnull(agreed, ''), ifnull(next_step, ''),
    ifnull(next_step_by, ''), ifnull(due, ''), ifnull(done_on, ''), ifnull(note, ''), visibility, version, created_at, updated_at,
    ifnull(created_by, '')))
) STRICT;

-- Who was at a meeting, with the audience that the actor has by now: whoever does not see one of them does not see the
-- meeting.
CREATE TABLE attendance (
  meeting  INTEGER NOT NULL,
  actor    INTEGER NOT NULL,
  audience INTEGER NOT NULL,
  PRIMARY KEY (meeting, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_by_actor ON attendance (actor);

-- A meeting's place in each list that it stands in: the held ones of an actor or an area, and the open ones of an area or
-- of whoever is to do the next step.
CREATE TABLE diary (
  owner    INTEGER NOT NULL, -- an actor or an area
  list     TEXT NOT NULL,    -- held or open
  key      TEXT NOT NULL,
  meeting  INTEGER NOT NULL,
  audience INTEGER NOT NULL, -- the meeting's
  PRIMARY KEY (owner, list, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX diary_by_meeting ON diary (meeting);

PRAGMA user_version = 2;
