-- What a walk asks besides: whether the other end asked not to be used to introduce people, until when the link held, and
-- the day on which it was last written (packTie).
ALTER TABLE tie ADD COLUMN other_aside INTEGER NOT NULL DEFAULT 0;
UPDATE tie SET
  told = told || char(31) || (SELECT ifnull(l.until, '') || char(31) || (l.updated_at / 86400000) FROM link l WHERE l.no = tie.link),
  other_aside = (SELECT a.no_intermediary FROM actor a WHERE a.no = tie.other);

PRAGMA user_version = 4;
