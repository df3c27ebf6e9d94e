-- Where somebody put an actor on the drawn map of an area.
CREATE TABLE position (
  area  INTEGER NOT NULL REFERENCES area (no),
  actor INTEGER NOT NULL REFERENCES actor (no),
  x     REAL NOT NULL,
  y     REAL NOT NULL,
  PRIMARY KEY (area, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX position_by_actor ON position (actor);

PRAGMA user_version = 9;
