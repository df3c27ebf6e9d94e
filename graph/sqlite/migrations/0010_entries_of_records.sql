-- Of a change, what it did to one record is found without the rest of it.
CREATE INDEX entry_by_record ON entry (record);

PRAGMA user_version = 10;
