-- What lets browsers in for a while (graph.Pass). Of a secret there is its hash and nothing else.
CREATE TABLE pass (
  kind    TEXT NOT NULL,
  hash    TEXT NOT NULL,
  account TEXT NOT NULL, -- empty: nobody has signed in yet
  data    BLOB,
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (kind, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX pass_by_account ON pass (account, kind, ends_at);
CREATE INDEX pass_by_end ON pass (ends_at);

PRAGMA user_version = 8;
