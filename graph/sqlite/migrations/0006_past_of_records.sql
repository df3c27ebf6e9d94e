-- A link and an assessment have a history of their own too, besides those of their actors.
ALTER TABLE history RENAME COLUMN actor TO subject;
INSERT INTO history (subject, change, record) SELECT DISTINCT h.record, h.change, h.record FROM history h WHERE true ON CONFLICT DO NOTHING;

PRAGMA user_version = 6;
