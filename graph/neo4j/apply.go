package neo4j

import (
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

const putAreasCypher = `
UNWIND $areas AS x
MERGE (a:Area {id: x.id})
SET a.slug = x.slug, a.name = x.name, a.sort = x.sort, a.version = x.version, a.createdAt = x.createdAt, a.seq = coalesce(a.seq, 0)`

const removeLinksCypher = `
UNWIND $queries AS query
CALL db.index.fulltext.queryRelationships('link_id', query) YIELD relationship AS r
DELETE r`

const removeRecordsCypher = `
MATCH (n:Record)
WHERE n.id IN $ids
DETACH DELETE n`

const putActorsCypher = `
UNWIND $actors AS x
MERGE (a:Record {id: x.id})
REMOVE a:Leader:Organisation:Ally
SET a = x.kept, a:Actor, a:$(x.label)`

const putLinksCypher = `
UNWIND $links AS x
MATCH (a:Record {id: x.from})
MATCH (b:Record {id: x.to})
MERGE (a)-[r:$(x.type) {id: x.id}]->(b)
SET r = x.kept`

const putIssuesCypher = `
UNWIND $issues AS x
MERGE (i:Record {id: x.id})
SET i = x.kept, i:Issue`

const putAssessmentsCypher = `
UNWIND $assessments AS x
MATCH (a:Record {id: x.actor})
MATCH (i:Record {id: x.issue})
MERGE (s:Record {id: x.id})
SET s = x.kept, s:Assessment
MERGE (s)-[:ABOUT]->(a)
MERGE (s)-[:ON]->(i)`

const putMeetingsCypher = `
UNWIND $meetings AS x
MERGE (m:Record {id: x.id})
SET m = x.kept, m:Meeting
WITH m, x
CALL (m, x) {
  MATCH (o:Area {id: x.area})
  MERGE (o)-[r:HAD]->(m)
  SET r = x.held
}
UNWIND x.actors AS at
MATCH (a:Record {id: at.of})
MERGE (a)-[r:HAD]->(m)
SET r = at`

// Apply runs a statement for each kind of record there is in the batch, whatever their number.
func (t *transaction) Apply(ctx context.Context, b graph.Batch) error {
	gone := byPrefix(b.Removed)
	goneLinks := gone[graph.LinkPrefix]
	delete(gone, graph.LinkPrefix)
	var goneRecords []string
	for _, ids := range gone {
		goneRecords = append(goneRecords, ids...)
	}
	slices.Sort(goneRecords)
	steps := []struct {
		statement string
		name      string
		given     any
		some      bool
	}{
		{putAreasCypher, "areas", each(b.Areas, keptArea), len(b.Areas) > 0},
		{removeLinksCypher, "queries", linkQueries(goneLinks), len(goneLinks) > 0},
		{removeRecordsCypher, "ids", goneRecords, len(goneRecords) > 0},
		{putActorsCypher, "actors", each(b.Put.Actors, keptActor), len(b.Put.Actors) > 0},
		{putLinksCypher, "links", each(b.Put.Links, keptLink), len(b.Put.Links) > 0},
		{putIssuesCypher, "issues", each(b.Put.Issues, keptIssue), len(b.Put.Issues) > 0},
		{putAssessmentsCypher, "assessments", each(b.Put.Assessments, keptAssessment), len(b.Put.Assessments) > 0},
		{putMeetingsCypher, "meetings", each(b.Put.Meetings, keptMeeting), len(b.Put.Meetings) > 0},
		{putPositionsCypher, "positions", each(b.Positions, keptPosition), len(b.Positions) > 0},
	}
	for _, s := range steps {
		if !s.some {
			continue
		}
		if err := t.run(ctx, s.statement, map[string]any{s.name: s.given}, nil); err != nil {
			return err
		}
	}
	if b.Change != nil {
		if err := t.log(ctx, b.Change); err != nil {
			return err
		}
	}
	return t.keep(ctx, b.Receipt)
}

func each[T any](in []T, kept func(T) map[string]any) []map[string]any {
	out := make([]map[string]any, len(in))
	for i, v := range in {
		out[i] = kept(v)
	}
	return out
}

func keptArea(a *graph.Area) map[string]any {
	return map[string]any{
		"id": a.ID, "slug": a.Slug, "name": a.Name, "sort": ordered(graph.SortKey(a.Name, a.ID)), "version": a.Version, "createdAt": instant(a.CreatedAt),
	}
}

const logChangeCypher = `
CREATE (c:Change {id: $id, at: $at, by: $by, undoes: $undoes})
WITH c
CALL (c) {
  UNWIND $areas AS id
  MATCH (a:Area {id: id})
  SET a.seq = a.seq + 1
  CREATE (c)-[:LOGGED {area: id, seq: a.seq}]->(a)
  FOREACH (author IN $authors |
    CREATE (c)-[:LISTED {list: id + ' ' + author, moment: $moment + right('00000000000' + toString(a.seq), 12)}]->(a))
}
CALL () {
  UNWIND $new AS id
  CREATE (:Trace {id: id})
}
UNWIND $records AS x
MERGE (t:Trace {id: x.id})
SET t.audience = x.audience, t.area = x.area, t.areas = [x.area], t.exists = x.exists, t.lastChange = $id
CREATE (c)-[:TOUCHED {n: x.n, kind: x.kind, before: x.before, after: x.after}]->(t)`

const logEndsCypher = `
UNWIND $ends AS x
MATCH (t:Trace {id: x.id})
CALL (t, x) {
  UNWIND x.ends AS id
  MATCH (e:Trace {id: id})
  MERGE (t)-[:END]->(e)
  RETURN collect(DISTINCT e.area) AS areas
}
SET t.areas = [x.area] + [area IN areas WHERE area <> x.area]`

const logPastCypher = `
MATCH (c:Change {id: $id})-[l:LOGGED]->()
WITH c, collect(l) AS places
UNWIND $past AS x
MATCH (t:Trace {id: x.actor})
WITH c, t, x, head([l IN places WHERE l.area = t.area | l.seq]) AS seq
WHERE seq IS NOT NULL
CREATE (t)-[:PAST {actor: x.actor, seq: seq, records: x.records}]->(c)`

// log writes the change, the traces of its records, and the change into the past of each record concerned. Where another
// writer, in another area, took an id for a new record at the same moment, the constraint on traces ends the transaction.
func (t *transaction) log(ctx context.Context, c *graph.Change) error {
	records := make([]map[string]any, len(c.Records))
	taken := []string{}
	ends := []map[string]any{}
	concerned := map[string][]string{} // records by the actor, link or assessment that they concern
	subjects := []string{}
	for i, r := range c.Records {
		records[i] = map[string]any{
			"n": i, "id": r.RecordID, "kind": string(r.Kind), "before": jsonOrNull(r.Before), "after": jsonOrNull(r.After), "area": r.AreaID,
			"audience": r.Audience, "exists": r.Kind != graph.Removed,
		}
		if r.New {
			taken = append(taken, r.RecordID)
		}
		if len(r.EndIDs) > 0 {
			ends = append(ends, map[string]any{"id": r.RecordID, "ends": r.EndIDs, "area": r.AreaID})
		}
		for _, id := range append([]string{r.RecordID}, r.EndIDs...) {
			if strings.HasPrefix(id, graph.ActorPrefix) || id == r.RecordID && len(r.EndIDs) > 0 {
				if concerned[id] == nil {
					subjects = append(subjects, id)
				}
				concerned[id] = append(concerned[id], r.RecordID)
			}
		}
	}
	areas := slices.Clone(c.AreaIDs)
	slices.Sort(areas)
	authors := []string{""}
	if c.ByID != nil {
		authors = append(authors, *c.ByID)
	}
	err := t.run(ctx, logChangeCypher, map[string]any{
		"authors": authors, "moment": moment(c.At), "id": c.ID, "at": instant(c.At), "by": orNull(c.ByID), "undoes": orNull(c.Undoes), "areas": asStrings(slices.Compact(areas)), "records": records, "new": taken,
	}, nil)
	if err != nil {
		return err
	}
	if len(ends) > 0 {
		if err := t.run(ctx, logEndsCypher, map[string]any{"ends": ends}, nil); err != nil {
			return err
		}
	}
	past := make([]map[string]any, len(subjects))
	for i, id := range subjects {
		past[i] = map[string]any{"actor": id, "records": concerned[id]}
	}
	if len(past) == 0 {
		return nil
	}
	return t.run(ctx, logPastCypher, map[string]any{"id": c.ID, "past": past}, nil)
}

func jsonOrNull(raw []byte) any {
	if len(raw) == 0 {
		return nil
	}
	return string(raw)
}

const keepReceiptCypher = `
CREATE (:Receipt {account: $account, key: $key, fingerprint: $fingerprint, result: $result, at: $at})`

// keep writes the receipt; where another writer has used the key meanwhile, the constraint ends the transaction.
func (t *transaction) keep(ctx context.Context, r graph.Receipt) error {
	if r.Key == "" {
		return nil
	}
	return t.run(ctx, keepReceiptCypher, map[string]any{
		"account": r.AccountID, "key": r.Key, "fingerprint": r.Fingerprint, "result": r.Result, "at": instant(t.now),
	}, nil)
}
