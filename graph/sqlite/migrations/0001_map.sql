-- The map. Within the file a record is its number (no), which every other row of ours refers to; outside it is its id.
-- Times are milliseconds since 1970, UTC. Keys are made in Go and compared byte by byte.

-- Who sees a record, in a byte or two in place of thirty: these stand in every row that a list or a walk reads. A row
-- here is never changed nor removed.
CREATE TABLE audience (
  no  INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
) STRICT;

-- One row for every record that was ever written: it gives the record its number, and outlives it.
CREATE TABLE trace (
  no          INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  audience    INTEGER NOT NULL, -- now, or the last
  area        INTEGER,          -- an area's own number, where it is one
  end1        INTEGER,          -- a link's actors; an assessment's actor and issue
  end2        INTEGER,
  present     INTEGER NOT NULL,
  last_change INTEGER
) STRICT;

CREATE TABLE area (
  no         INTEGER PRIMARY KEY REFERENCES trace (no),
  id         TEXT NOT NULL UNIQUE,
  slug       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  name_key   TEXT NOT NULL UNIQUE,
  version    INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  counter    INTEGER NOT NULL -- one more at every change in the area
) STRICT;

CREATE TABLE account (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  role       TEXT NOT NULL,
  areas      TEXT, -- JSON
  leader     TEXT,
  key_hash   TEXT NOT NULL UNIQUE,
  demo       INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

-- Lists are JSON, NULL where they are empty, which most are. The card, here and on links, is the row as one text, put
-- together when it is read: handing twenty columns through the driver takes ten times as long as handing over one. No
-- text of a record holds a control character but line breaks, and none that may be absent is empty.
CREATE TABLE actor (
  no              INTEGER PRIMARY KEY REFERENCES trace (no),
  id              TEXT NOT NULL,
  audience        INTEGER NOT NULL,
  kind            TEXT NOT NULL,
  name            TEXT NOT NULL,
  name_key        TEXT NOT NULL,
  name_language   TEXT,
  other_names     TEXT,
  identifiers     TEXT,
  summary         TEXT,
  source          TEXT,
  languages       TEXT,
  tags            TEXT,
  area            TEXT NOT NULL,
  visibility      TEXT NOT NULL,
  job_title       TEXT,
  contact_details TEXT,
  classification  TEXT NOT NULL,
  website         TEXT,
  version         INTEGER NOT NULL,
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL,
  created_by      TEXT,
  card            TEXT AS (concat_ws(char(31), id, kind, name, ifnull(name_language, ''), ifnull(other_names, ''),
    ifnull(identifiers, ''), ifnull(summary, ''), ifnull(source, ''), ifnull(languages, ''), ifnull(tags, ''), area, visibility,
    ifnull(job_title, ''), ifnull(contact_details, ''), classification, ifnull(website, ''), version, created_at, updated_at,
    ifnull(created_by, ''), name_key))
) STRICT;
-- From an id to the number and the audience without a look at the row: where each step of a walk begins.
CREATE INDEX actor_by_id ON actor (id, audience);

-- An actor's place in each list that it stands in (all actors, those of its kind, its class, each of its tags), in both
-- orders. So a page of any of them is one seek, however few of the area's actors are in it.
CREATE TABLE place (
  area           INTEGER NOT NULL,
  list           TEXT NOT NULL,
  key            TEXT NOT NULL,
  actor          INTEGER NOT NULL,
  audience       INTEGER NOT NULL,
  kind           TEXT NOT NULL,
  classification TEXT NOT NULL,
  PRIMARY KEY (area, list, key)
) STRICT, WITHOUT ROWID;

-- Names as they are searched: the main ones in the order of names, the other ones beside them.
CREATE TABLE name (
  main     INTEGER NOT NULL,
  folded   TEXT NOT NULL,
  name_key TEXT NOT NULL,
  actor    INTEGER NOT NULL,
  audience INTEGER NOT NULL,
  area     INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  PRIMARY KEY (main, folded, name_key)
) STRICT, WITHOUT ROWID;

-- Every word of a name that somebody has, and what remains of it without its first, second or third letter: a typo
-- there is found by a seek; later ones are found among the few words that begin with the same three letters.
CREATE TABLE word (
  no             INTEGER PRIMARY KEY,
  word           TEXT NOT NULL UNIQUE,
  without_first  TEXT NOT NULL AS (substr(word, 2)),
  without_second TEXT NOT NULL AS (substr(word, 1, 1) || substr(word, 3)),
  without_third  TEXT NOT NULL AS (substr(word, 1, 2) || substr(word, 4))
) STRICT;
CREATE INDEX word_without_first ON word (without_first, word);
CREATE INDEX word_without_second ON word (without_second, word);
CREATE INDEX word_without_third ON word (without_third, word);

-- Who has a word in a name, by name: the first few that the asker sees are the answer, whatever comes after them.
CREATE TABLE posting (
  word     INTEGER NOT NULL,
  name_key TEXT NOT NULL,
  folded   TEXT NOT NULL, -- the whole name
  actor    INTEGER NOT NULL,
  audience INTEGER NOT NULL,
  area     INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  PRIMARY KEY (word, name_key, folded)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  no            INTEGER PRIMARY KEY REFERENCES trace (no),
  id            TEXT NOT NULL,
  audience      INTEGER NOT NULL,
  type          TEXT NOT NULL,
  from_no       INTEGER NOT NULL REFERENCES actor (no),
  to_no         INTEGER NOT NULL REFERENCES actor (no),
  from_audience INTEGER NOT NULL, -- of the ends, as they are now
  to_audience   INTEGER NOT NULL,
  from_area     INTEGER NOT NULL,
  to_area       INTEGER NOT NULL,
  from_id       TEXT NOT NULL,
  to_id         TEXT NOT NULL,
  area          TEXT NOT NULL,
  strength      INTEGER,
  mutual        INTEGER,
  role          TEXT,
  since         TEXT,
  until         TEXT,
  basis         TEXT,
  source        TEXT,
  note          TEXT,
  visibility    TEXT NOT NULL,
  version       INTEGER NOT NULL,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  created_by    TEXT,
  card          TEXT AS (concat_ws(char(31), id, type, from_id, to_id, area, ifnull(strength, ''), ifnull(mutual, ''),
    ifnull(role, ''), ifnull(since, ''), ifnull(until, ''), ifnull(basis, ''), ifnull(source, ''), ifnull(note, ''), visibility,
    version, created_at, updated_at, ifnull(created_by, '')))
) STRICT;
CREATE INDEX link_by_ends ON link (from_no, to_no, type, audience);
CREATE INDEX link_by_to ON link (to_no);
CREATE INDEX link_by_area ON link (from_area, to_area);
CREATE INDEX link_into_area ON link (to_area, from_area) WHERE from_area <> to_area;

-- A link as each of its ends has it, in the order in which the end's links are listed (graph.LinkKey), with all that a
-- walk asks of it and of the other end: a page and a step of a walk read neighbouring rows and nothing else.
CREATE TABLE tie (
  actor          INTEGER NOT NULL,
  key            TEXT NOT NULL,
  link           INTEGER NOT NULL,
  other          INTEGER NOT NULL,
  type           TEXT NOT NULL,
  way            TEXT NOT NULL, -- OUT, IN or BOTH, seen from the actor
  told           TEXT NOT NULL, -- what else a step of a walk tells of it, as one text (packTie)
  audience       INTEGER NOT NULL,
  other_audience INTEGER NOT NULL,
  PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE issue (
  no          INTEGER PRIMARY KEY REFERENCES trace (no),
  id          TEXT NOT NULL,
  audience    INTEGER NOT NULL,
  area        TEXT NOT NULL,
  title       TEXT NOT NULL,
  title_key   TEXT NOT NULL,
  description TEXT,
  status      TEXT NOT NULL,
  visibility  TEXT NOT NULL,
  version     INTEGER NOT NULL,
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL,
  created_by  TEXT
) STRICT;
CREATE INDEX issue_by_title ON issue (area, title_key, audience, status);

CREATE TABLE assessment (
  no             INTEGER PRIMARY KEY REFERENCES trace (no),
  id             TEXT NOT NULL,
  audience       INTEGER NOT NULL,
  actor          INTEGER NOT NULL REFERENCES actor (no),
  issue          INTEGER NOT NULL REFERENCES issue (no),
  issue_audience INTEGER NOT NULL, -- as it is now
  actor_id       TEXT NOT NULL,
  issue_id       TEXT NOT NULL,
  area           TEXT NOT NULL,
  date_key       TEXT NOT NULL,
  speaks_of      TEXT NOT NULL, -- the date
  support        TEXT NOT NULL,
  influence      INTEGER,
  roles          TEXT, -- JSON
  note           TEXT,
  visibility     TEXT NOT NULL,
  version        INTEGER NOT NULL,
  created_at     INTEGER NOT NULL,
  created_by     TEXT
) STRICT;
CREATE INDEX assessment_by_date ON assessment (actor, date_key, issue, audience, issue_audience);
CREATE INDEX assessment_by_issue ON assessment (issue);

-- The log. The numbers of changes are the order of the commits; the entries of a change follow each other.
CREATE TABLE change (
  no          INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  at          INTEGER NOT NULL,
  by          TEXT,
  undoes      TEXT,
  first_entry INTEGER NOT NULL,
  last_entry  INTEGER NOT NULL
) STRICT;

CREATE TABLE entry (
  no      INTEGER PRIMARY KEY,
  record  INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  before  TEXT, -- JSON
  after   TEXT
) STRICT;

CREATE TABLE change_area (
  area   INTEGER NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (area, change)
) STRICT, WITHOUT ROWID;

-- What touched an actor: a change, by one of its records.
CREATE TABLE history (
  actor  INTEGER NOT NULL,
  change INTEGER NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (actor, change, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
  account     TEXT NOT NULL, -- empty: an operator's command
  key         TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  result      BLOB,
  at          INTEGER NOT NULL,
  UNIQUE (account, key)
) STRICT;
CREATE INDEX receipt_by_time ON receipt (at);

PRAGMA application_id = 0x416c6c79; -- "Ally"
PRAGMA user_version = 1;
