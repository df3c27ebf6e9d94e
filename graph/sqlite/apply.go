package sqlite

import (
	"context"
	"fmt"
	"slices"

	"github.com/allymap/allymap/graph"
)

// applying is a batch being written, with what it has looked up on the way.
type applying struct {
	*tx
	added     map[string]bool  // ids that the change adds: nothing of them is there yet
	change    any              // the number of the change; nil where nothing is logged
	entry     int64            // of its first entry
	nextTrace int64            // the number of the next new record
	audiences map[string]int64 // numbers, by key
	traces    map[string]int64 // numbers, by id
	areas     map[string]int64 // numbers, by id
	actors    map[string]*end  // as they stand by now, by id
	words     map[string]int64 // numbers, by word
}

// Apply writes the areas first, then takes away what is removed, what hangs on others first, and puts what is put, what
// hangs on others last.
func (t *tx) Apply(ctx context.Context, b graph.Batch) error {
	a := &applying{
		tx: t, added: map[string]bool{}, audiences: map[string]int64{}, traces: map[string]int64{}, areas: map[string]int64{},
		actors: map[string]*end{}, words: map[string]int64{},
	}
	// Nobody watches the context of each of thousands of statements, which would cost more than most of them: the
	// transaction itself ends with it.
	own := context.WithoutCancel(ctx)
	steps := []func(context.Context, graph.Batch) error{a.openLog, a.putAreas, a.remove, a.putActors, a.putLinks, a.putIssues, a.putAssessments, a.putMeetings, a.putPositions, a.log, a.settle}
	for _, step := range steps {
		if ctx.Err() != nil {
			return translate(ctx, ctx.Err())
		}
		if err := step(own, b); err != nil {
			return translate(ctx, err)
		}
	}
	return nil
}

const audienceSQL = `SELECT u.no FROM audience u WHERE u.key = ?1`

const addAudienceSQL = `INSERT INTO audience (key) VALUES (?1) RETURNING no`

func (a *applying) audience(ctx context.Context, key string) (int64, error) {
	if known, _ := a.known.find([]string{key}); known != nil {
		return known[0], nil
	}
	return a.number(ctx, a.audiences, key, audienceSQL, addAudienceSQL)
}

// number finds the number of something by its text, or adds it.
func (a *applying) number(ctx context.Context, known map[string]int64, key, find, add string) (int64, error) {
	if no, ok := known[key]; ok {
		return no, nil
	}
	found, err := list(ctx, a, find, numbers, key)
	if err == nil && len(found) == 0 && add != "" {
		found, err = list(ctx, a, add, numbers, key)
	}
	if err != nil {
		return 0, err
	}
	if len(found) == 0 {
		return 0, fmt.Errorf("sqlite: %s was written nowhere", key)
	}
	known[key] = found[0]
	return found[0], nil
}

const traceSQL = `SELECT t.no FROM trace t WHERE t.id = ?1`

// trace is the number of a record that was written before.
func (a *applying) trace(ctx context.Context, id string) (int64, error) {
	return a.number(ctx, a.traces, id, traceSQL, "")
}

const areaSQL = `SELECT r.no FROM area r WHERE r.id = ?1`

func (a *applying) area(ctx context.Context, id string) (int64, error) {
	return a.number(ctx, a.areas, id, areaSQL, "")
}

const newTraceSQL = `
INSERT INTO trace (no, id, audience, area, end1, end2, present, last_change)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7)
ON CONFLICT DO NOTHING`

const putTraceSQL = `
INSERT INTO trace (id, audience, area, end1, end2, present, last_change)
VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6)
ON CONFLICT (id) DO UPDATE SET audience = ?2, area = ?3, end1 = ?4, end2 = ?5, present = 1, last_change = coalesce(?6, last_change)
RETURNING no`

// putTrace leaves the trace of a record that is put, and gives its number and its audience's. area is nil for an area;
// others are its ends. Of what the change adds there is seldom a trace (it may have been there before), and a number that
// is counted here saves asking for it.
func (a *applying) putTrace(ctx context.Context, id, key string, area any, others ...any) (no, audience int64, err error) {
	if audience, err = a.audience(ctx, key); err != nil {
		return 0, 0, err
	}
	others = append(others, nil, nil)
	if a.added[id] {
		n, err := a.affect(ctx, newTraceSQL, a.nextTrace, id, audience, area, others[0], others[1], a.change)
		if err != nil {
			return 0, 0, err
		}
		if n == 1 {
			no, a.nextTrace = a.nextTrace, a.nextTrace+1
			a.traces[id] = no
			return no, audience, nil
		}
	}
	no, err = one(ctx, a, putTraceSQL, numbers, id, audience, area, others[0], others[1], a.change)
	a.traces[id] = no
	return no, audience, err
}

const areaOfItselfSQL = `UPDATE trace SET area = no WHERE no = ?1`

const putAreaSQL = `
INSERT INTO area (no, id, slug, name, name_key, version, created_at, counter)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)
ON CONFLICT (no) DO UPDATE SET slug = ?3, name = ?4, name_key = ?5, version = ?6, created_at = ?7`

func (a *applying) putAreas(ctx context.Context, b graph.Batch) error {
	for _, r := range b.Areas {
		no, _, err := a.putTrace(ctx, r.ID, graph.AudienceOf(graph.Project, r.ID, nil), nil)
		if err == nil {
			err = a.exec(ctx, areaOfItselfSQL, no)
		}
		if err == nil {
			err = a.exec(ctx, keepAudienceSQL, graph.AudienceOf(graph.InArea, r.ID, nil))
		}
		if err == nil {
			err = a.exec(ctx, putAreaSQL, no, r.ID, r.Slug, r.Name, graph.SortKey(r.Name, r.ID), int64(r.Version), r.CreatedAt.UnixMilli())
		}
		if err != nil {
			return err
		}
		a.areas[r.ID] = no
	}
	return nil
}

// remove takes away assessments, meetings and links before what they hang on.
func (a *applying) remove(ctx context.Context, b graph.Batch) error {
	kinds := sortOut(b.Removed)
	for _, kind := range []struct {
		prefix string
		remove func(ctx context.Context, no int64) error
	}{
		{graph.AssessmentPrefix, a.removeAssessment},
		{graph.MeetingPrefix, a.removeMeeting},
		{graph.LinkPrefix, a.removeLink},
		{graph.IssuePrefix, a.removeIssue},
		{graph.ActorPrefix, a.removeActor},
	} {
		for _, id := range kinds[kind.prefix] {
			no, err := a.trace(ctx, id)
			if err == nil {
				err = kind.remove(ctx, no)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

const raiseCountersSQL = `UPDATE area SET counter = counter + 1 WHERE id IN (SELECT value FROM json_each(?1))`

const putReceiptSQL = `INSERT INTO receipt (account, key, fingerprint, result, at) VALUES (?1, ?2, ?3, ?4, ?5)`

const pruneReceiptsSQL = `
DELETE FROM receipt
WHERE (account, key) IN (SELECT r.account, r.key FROM receipt r WHERE r.at < ?1 ORDER BY r.at LIMIT 16)`

// settle raises the counters, keeps the receipt, and drops a few that are old: more than one write adds.
func (a *applying) settle(ctx context.Context, b graph.Batch) error {
	if b.Change != nil {
		if err := a.exec(ctx, raiseCountersSQL, array(slices.Concat([]string{}, b.Change.AreaIDs))); err != nil {
			return err
		}
	}
	if b.Receipt.Key == "" {
		return nil
	}
	r := b.Receipt
	if err := a.exec(ctx, putReceiptSQL, r.AccountID, r.Key, r.Fingerprint, r.Result, a.now.UnixMilli()); err != nil {
		return err
	}
	return a.exec(ctx, pruneReceiptsSQL, a.now.Add(-receiptsKept).UnixMilli())
}
