-- A change's place in the lists of an area's changes that are asked for by time: everybody's (author '') and its author's.
CREATE TABLE change_place (
  area   INTEGER NOT NULL,
  author TEXT NOT NULL,
  at     INTEGER NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (area, author, at, change)
) STRICT, WITHOUT ROWID;
INSERT INTO change_place (area, author, at, change) SELECT p.area, '', c.at, c.no FROM change_area p JOIN change c ON c.no = p.change;
INSERT INTO change_place (area, author, at, change)
SELECT p.area, c.by, c.at, c.no FROM change_area p JOIN change c ON c.no = p.change WHERE c.by IS NOT NULL;

PRAGMA user_version = 5;
