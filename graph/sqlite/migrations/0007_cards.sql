-- What is read most is now kept as it is read. A card was put together of twenty columns at every read, which took longer
-- than finding the row; now it is written with the row (writeActor, writeLink), and of the columns those remain that a
-- statement asks for. A field that comes later is a column at the end of the cards (UPDATE link SET card = card || char(31)).
-- Foreign keys are off while a step runs, and are checked at its end.

CREATE TABLE actor_new (
  no              INTEGER PRIMARY KEY REFERENCES trace (no),
  id              TEXT NOT NULL,
  audience        INTEGER NOT NULL,
  area            TEXT NOT NULL,
  name_key        TEXT NOT NULL,
  no_intermediary INTEGER NOT NULL,
  card            TEXT NOT NULL -- the whole record, column after column, in the order in which keyedActor reads it
) STRICT;
INSERT INTO actor_new (no, id, audience, area, name_key, no_intermediary, card)
SELECT no, id, audience, area, name_key, no_intermediary, card FROM actor;
DROP TABLE actor;
ALTER TABLE actor_new RENAME TO actor;
-- From an id to the number and the audience without a look at the row: where each step of a walk begins.
CREATE INDEX actor_by_id ON actor (id, audience);

CREATE TABLE link_new (
  no            INTEGER PRIMARY KEY REFERENCES trace (no),
  id            TEXT NOT NULL,
  audience      INTEGER NOT NULL,
  type          TEXT NOT NULL,
  since         TEXT,
  from_no       INTEGER NOT NULL REFERENCES actor (no),
  to_no         INTEGER NOT NULL REFERENCES actor (no),
  from_audience INTEGER NOT NULL, -- of the ends, as they are now
  to_audience   INTEGER NOT NULL,
  from_area     INTEGER NOT NULL,
  to_area       INTEGER NOT NULL,
  card          TEXT NOT NULL -- the whole record, column after column, in the order in which link reads it
) STRICT;
INSERT INTO link_new (no, id, audience, type, since, from_no, to_no, from_audience, to_audience, from_area, to_area, card)
SELECT no, id, audience, type, since, from_no, to_no, from_audience, to_audience, from_area, to_area, card FROM link;

-- A link as each of its ends has it, with all that a walk asks of it and of the other end: a page and a step of a walk
-- read neighbouring rows and nothing else. Told is both the order in which the end's links are listed, for it begins with
-- graph.LinkKey, and the whole answer of a walk (packTie): one text is handed over in half the time of several.
CREATE TABLE tie_new (
  actor          INTEGER NOT NULL,
  told           TEXT NOT NULL,
  audience       INTEGER NOT NULL,
  other_audience INTEGER NOT NULL,
  type           TEXT NOT NULL,
  way            TEXT NOT NULL, -- OUT, IN or BOTH, seen from the actor
  link           INTEGER NOT NULL,
  other          INTEGER NOT NULL,
  PRIMARY KEY (actor, told)
) STRICT, WITHOUT ROWID;
INSERT INTO tie_new (actor, told, audience, other_audience, type, way, link, other)
SELECT t.actor,
  concat_ws(char(31), t.key, a.id, b.id, t.type, ifnull(l.strength, ''), ifnull(l.basis, ''), ifnull(l.mutual, ''),
    ifnull(l.until, ''), l.updated_at / 86400000, t.other_aside),
  t.audience, t.other_audience, t.type, t.way, t.link, t.other
FROM tie t CROSS JOIN actor a ON a.no = t.actor CROSS JOIN actor b ON b.no = t.other CROSS JOIN link l ON l.no = t.link;

DROP TABLE link;
ALTER TABLE link_new RENAME TO link;
CREATE INDEX link_by_ends ON link (from_no, to_no, type, audience);
CREATE INDEX link_by_to ON link (to_no);
CREATE INDEX link_by_area ON link (from_area, to_area);
CREATE INDEX link_into_area ON link (to_area, from_area) WHERE from_area <> to_area;
DROP TABLE tie;
ALTER TABLE tie_new RENAME TO tie;

-- A receipt is one row, and not a row and an entry of an index.
CREATE TABLE receipt_new (
  account     TEXT NOT NULL, -- empty: an operator's command
  key         TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  result      BLOB,
  at          INTEGER NOT NULL,
  PRIMARY KEY (account, key)
) STRICT, WITHOUT ROWID;
INSERT INTO receipt_new (account, key, fingerprint, result, at)
SELECT account, key, fingerprint, result, at FROM receipt;
DROP TABLE receipt;
ALTER TABLE receipt_new RENAME TO receipt;
CREATE INDEX receipt_by_time ON receipt (at);

PRAGMA user_version = 7;
