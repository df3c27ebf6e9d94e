package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const nextSQL = `
SELECT
  (SELECT coalesce(max(c.no), 0) + 1 FROM change c),
  (SELECT coalesce(max(n.no), 0) + 1 FROM entry n),
  (SELECT coalesce(max(t.no), 0) + 1 FROM trace t)`

// nexts are the numbers that come next.
type nexts struct{ change, entry, trace int64 }

func nextRow() row[nexts] {
	var change, entry, trace number
	return row[nexts]{[]any{&change, &entry, &trace}, func() (nexts, error) {
		return nexts{int64(change), int64(entry), int64(trace)}, nil
	}}
}

const putChangeSQL = `
INSERT INTO change (no, id, at, by, undoes, first_entry, last_entry)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`

// openLog gives the change its number, which the traces name, and notes which records are new.
func (a *applying) openLog(ctx context.Context, b graph.Batch) error {
	if b.Change == nil {
		return nil
	}
	for _, r := range b.Change.Records {
		if r.Kind == graph.Added {
			a.added[r.RecordID] = true
		}
	}
	next, err := one(ctx, a, nextSQL, nextRow)
	if err != nil {
		return err
	}
	a.change, a.entry, a.nextTrace = next.change, next.entry, next.trace
	c := b.Change
	return a.exec(ctx, putChangeSQL, next.change, c.ID, c.At.UnixMilli(), text(c.ByID), text(c.Undoes), next.entry, next.entry+int64(len(c.Records))-1)
}

const putEntrySQL = `INSERT INTO entry (no, record, kind, before, after) VALUES (?1, ?2, ?3, ?4, ?5)`

const removedTraceSQL = `UPDATE trace SET present = 0, audience = ?2, last_change = ?3 WHERE no = ?1`

const putHistorySQL = `INSERT INTO history (subject, change, record) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING`

const putChangeAreaSQL = `INSERT INTO change_area (area, change) VALUES (?1, ?2) ON CONFLICT DO NOTHING`

const putChangePlacesSQL = `
INSERT INTO change_place (area, author, at, change)
SELECT ?1, o.author, ?2, ?3
FROM (SELECT '' AS author UNION ALL SELECT ?4) o
WHERE o.author IS NOT NULL
ON CONFLICT DO NOTHING`

// log writes the entries of the change, in their order, once every record of it has its trace.
func (a *applying) log(ctx context.Context, b graph.Batch) error {
	if b.Change == nil {
		return nil
	}
	for i, r := range b.Change.Records {
		no, err := a.trace(ctx, r.RecordID)
		if err == nil {
			err = a.exec(ctx, putEntrySQL, a.entry+int64(i), no, string(r.Kind), document(r.Before), document(r.After))
		}
		if err == nil && r.Kind == graph.Removed {
			err = a.logRemoved(ctx, no, r)
		}
		if err == nil {
			err = a.logHistory(ctx, no, r)
		}
		if err != nil {
			return err
		}
	}
	for _, id := range b.Change.AreaIDs {
		no, err := a.area(ctx, id)
		if err == nil {
			err = a.exec(ctx, putChangeAreaSQL, no, a.change)
		}
		if err == nil {
			err = a.exec(ctx, putChangePlacesSQL, no, b.Change.At.UnixMilli(), a.change, text(b.Change.ByID))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (a *applying) logRemoved(ctx context.Context, no int64, r *graph.RecordChange) error {
	audience, err := a.audience(ctx, r.Audience)
	if err != nil {
		return err
	}
	return a.exec(ctx, removedTraceSQL, no, audience, a.change)
}

// logHistory puts the record into its own history and into those of the actors that it concerns: a link's two, an
// assessment's one, whose other end is an issue, all those of a meeting.
func (a *applying) logHistory(ctx context.Context, no int64, r *graph.RecordChange) error {
	if !graph.IsID(graph.ActorPrefix, r.RecordID) && len(r.EndIDs) == 0 {
		return nil
	}
	if err := a.exec(ctx, putHistorySQL, no, a.change, no); err != nil {
		return err
	}
	for _, id := range r.EndIDs {
		if !graph.IsID(graph.ActorPrefix, id) {
			continue
		}
		actor, err := a.trace(ctx, id)
		if err == nil {
			err = a.exec(ctx, putHistorySQL, actor, a.change, no)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// document is a record's JSON as it is kept; NULL where there was no record.
func document(raw []byte) any {
	if len(raw) == 0 {
		return nil
	}
	return string(raw)
}
