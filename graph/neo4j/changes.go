package neo4j

import (
	"context"
	"slices"

	"github.com/allymap/allymap/graph"
)

// How the log stands in the database: a Change is LOGGED in each of its areas under the area's count at its commit, has
// TOUCHED the trace of each of its records, and is in the PAST of each actor concerned, and of each link, assessment and
// meeting itself, under the count of the area of that, with the records that concern it. A Trace stays when its record
// goes; it holds the record's audience, points to its ENDs, and knows the areas in which its changes are listed. So who
// sees a change is asked of traces alone, now.

const changesCypher = `
OPTIONAL MATCH (:Change {id: $above})-[lo:LOGGED]->() WHERE lo.area = $area
OPTIONAL MATCH (:Change {id: $below})-[hi:LOGGED]->() WHERE hi.area = $area
WITH CASE WHEN $above = '' THEN 0 ELSE lo.seq END AS low,
  CASE WHEN $below = '' THEN 9223372036854775807 ELSE hi.seq END AS high
CALL (low, high) {
  MATCH (c:Change)-[l:LOGGED]->()
  USING INDEX l:LOGGED(area, seq)
  WHERE l.area = $area AND l.seq > low AND l.seq < high
    AND EXISTS {
      MATCH (c)-[:TOUCHED]->(t:Trace)
      WHERE $area IN t.areas AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
    }
  RETURN c, l.seq AS seq
  ORDER BY l.area, l.seq
  LIMIT $limit
}
CALL (c) {
  MATCH (c)-[r:TOUCHED]->(t:Trace)
  WHERE t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  RETURN collect([r.n, t.id, r.kind, r.before, r.after, t.area, t.areas]) AS records
}
RETURN $area, seq, c.id, c.at.epochMillis, c.by, c.undoes, records`

const changesDownCypher = `
OPTIONAL MATCH (:Change {id: $above})-[lo:LOGGED]->() WHERE lo.area = $area
OPTIONAL MATCH (:Change {id: $below})-[hi:LOGGED]->() WHERE hi.area = $area
WITH CASE WHEN $above = '' THEN 0 ELSE lo.seq END AS low,
  CASE WHEN $below = '' THEN 9223372036854775807 ELSE hi.seq END AS high
CALL (low, high) {
  MATCH (c:Change)-[l:LOGGED]->()
  USING INDEX l:LOGGED(area, seq)
  WHERE l.area = $area AND l.seq > low AND l.seq < high
    AND EXISTS {
      MATCH (c)-[:TOUCHED]->(t:Trace)
      WHERE $area IN t.areas AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
    }
  RETURN c, l.seq AS seq
  ORDER BY l.area DESC, l.seq DESC
  LIMIT $limit
}
CALL (c) {
  MATCH (c)-[r:TOUCHED]->(t:Trace)
  WHERE t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  RETURN collect([r.n, t.id, r.kind, r.before, r.after, t.area, t.areas]) AS records
}
RETURN $area, seq, c.id, c.at.epochMillis, c.by, c.undoes, records`

const historyCypher = `
UNWIND $of AS actor
MATCH (a:Trace {id: actor})
OPTIONAL MATCH (:Change {id: $above})-[lo:LOGGED]->() WHERE lo.area = a.area
OPTIONAL MATCH (:Change {id: $below})-[hi:LOGGED]->() WHERE hi.area = a.area
WITH actor, CASE WHEN $above = '' THEN 0 ELSE lo.seq END AS low,
  CASE WHEN $below = '' THEN 9223372036854775807 ELSE hi.seq END AS high
CALL (actor, low, high) {
  MATCH ()-[p:PAST]->(c:Change)
  USING INDEX p:PAST(actor, seq)
  WHERE p.actor = actor AND p.seq > low AND p.seq < high
    AND EXISTS {
      MATCH (t:Trace)
      WHERE t.id IN p.records AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
    }
  RETURN c, p.seq AS seq
  ORDER BY p.actor, p.seq
  LIMIT $limit
}
CALL (c) {
  MATCH (c)-[r:TOUCHED]->(t:Trace)
  WHERE t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  RETURN collect([r.n, t.id, r.kind, r.before, r.after, t.area, t.areas]) AS records
}
RETURN actor, seq, c.id, c.at.epochMillis, c.by, c.undoes, records`

const historyDownCypher = `
UNWIND $of AS actor
MATCH (a:Trace {id: actor})
OPTIONAL MATCH (:Change {id: $above})-[lo:LOGGED]->() WHERE lo.area = a.area
OPTIONAL MATCH (:Change {id: $below})-[hi:LOGGED]->() WHERE hi.area = a.area
WITH actor, CASE WHEN $above = '' THEN 0 ELSE lo.seq END AS low,
  CASE WHEN $below = '' THEN 9223372036854775807 ELSE hi.seq END AS high
CALL (actor, low, high) {
  MATCH ()-[p:PAST]->(c:Change)
  USING INDEX p:PAST(actor, seq)
  WHERE p.actor = actor AND p.seq > low AND p.seq < high
    AND EXISTS {
      MATCH (t:Trace)
      WHERE t.id IN p.records AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
    }
  RETURN c, p.seq AS seq
  ORDER BY p.actor DESC, p.seq DESC
  LIMIT $limit
}
CALL (c) {
  MATCH (c)-[r:TOUCHED]->(t:Trace)
  WHERE t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  RETURN collect([r.n, t.id, r.kind, r.before, r.after, t.area, t.areas]) AS records
}
RETURN actor, seq, c.id, c.at.epochMillis, c.by, c.undoes, records`

// History reads a page for each actor from the index over its past.
func (s *Store) History(ctx context.Context, scope graph.Scope, actorIDs []string, r graph.Range) (map[string][]*graph.Change, error) {
	statement := historyCypher
	if r.Descending {
		statement = historyDownCypher
	}
	params := historyFilter(scope, graph.HistoryFilter{Of: actorIDs})
	params["above"], params["below"], params["limit"] = r.Above, r.Below, r.Limit
	return lists(ctx, s, question{statement, params, len(actorIDs) * r.Limit}, r.Descending, logged)
}

const pastCypher = `
MATCH ()-[p:PAST]->(c:Change)
USING INDEX p:PAST(actor, seq)
WHERE p.actor = $of AND p.seq > 0
  AND EXISTS {
    MATCH (t:Trace)
    WHERE t.id IN p.records AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  }
WITH c, p
ORDER BY p.actor DESC, p.seq DESC
LIMIT $limit
CALL (c, p) {
  MATCH (t:Trace)
  WHERE t.id IN p.records AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  MATCH (c)-[r:TOUCHED]->(t)
  RETURN collect([r.n, t.id, r.kind, r.before, r.after, t.area, t.areas]) AS records
}
RETURN $of, p.seq, c.id, c.at.epochMillis, c.by, c.undoes, records`

// Past reads the same index, and of each change only the records that it names.
func (s *Store) Past(ctx context.Context, scope graph.Scope, id string, limit int) ([]*graph.Change, error) {
	params := map[string]any{"audiences": audiences(scope), "of": id, "limit": limit}
	found, err := lists(ctx, s, question{pastCypher, params, limit}, true, logged)
	return found[id], err
}

func historyFilter(scope graph.Scope, f graph.HistoryFilter) map[string]any {
	of := slices.Clone(f.Of)
	slices.Sort(of)
	return map[string]any{"audiences": audiences(scope), "of": asStrings(slices.Compact(of))}
}

const changesByIDCypher = `
MATCH (c:Change)
WHERE c.id IN $ids
  AND EXISTS {
    MATCH (c)-[:TOUCHED]->(t:Trace)
    WHERE t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  }
CALL (c) {
  MATCH (c)-[r:TOUCHED]->(t:Trace)
  WHERE t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  RETURN collect([r.n, t.id, r.kind, r.before, r.after, t.area, t.areas]) AS records
}
RETURN c.id, c.at.epochMillis, c.by, c.undoes, records`

// logged reads the columns area or actor, seq and those of a change.
func logged(r *row) belonging[*graph.Change] {
	return belonging[*graph.Change]{to: r.text(), number: r.number(), record: change(r)}
}

// change reads the columns id, at, by, undoes and records; of each record its place, id, kind, before, after, area and
// areas.
func change(r *row) *graph.Change {
	c := &graph.Change{ID: r.text(), At: r.instant(), ByID: maybe[string](r), Undoes: maybe[string](r)}
	type placed struct {
		n      int
		record *graph.RecordChange
	}
	rows := r.rows()
	all := make([]placed, len(rows))
	for i := range rows {
		one := &rows[i]
		all[i] = placed{one.number(), &graph.RecordChange{RecordID: one.text(), Kind: graph.ChangeKind(one.text()), Before: one.raw(), After: one.raw(), AreaID: one.text()}}
		for _, id := range words[string](one) {
			if !slices.Contains(c.AreaIDs, id) {
				c.AreaIDs = append(c.AreaIDs, id)
			}
		}
	}
	slices.Sort(c.AreaIDs)
	slices.SortFunc(all, func(a, b placed) int { return a.n - b.n })
	c.Records = make([]*graph.RecordChange, len(all))
	for i, p := range all {
		c.Records[i] = p.record
	}
	return c
}
