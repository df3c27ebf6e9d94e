package neo4j

import (
	"context"
	"fmt"
	"time"

	"github.com/allymap/allymap/graph"
)

// The lists of an area's changes that a filter asks for. Where an author or a time is named, a change is LISTED in them
// under its moment: its time, then the area's count. Where an actor is, its past is walked past what the rest of the
// filter leaves out: it is short.

const changesInTimeCypher = `
OPTIONAL MATCH (:Change {id: $above})-[lo:LISTED]->() WHERE lo.list = $list
OPTIONAL MATCH (:Change {id: $below})-[hi:LISTED]->() WHERE hi.list = $list
WITH CASE WHEN $above = '' THEN $sinceMoment ELSE lo.moment END AS low,
  CASE WHEN $below = '' THEN $untilMoment ELSE hi.moment END AS high
CALL (low, high) {
  MATCH (c:Change)-[l:LISTED]->()
  USING INDEX l:LISTED(list, moment)
  WHERE l.list = $list AND l.moment > low AND l.moment < high
    AND EXISTS {
      MATCH (c)-[:TOUCHED]->(t:Trace)
      WHERE $area IN t.areas AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
    }
  RETURN c, l.moment AS moment
  ORDER BY l.list, l.moment
  LIMIT $limit
}
CALL (c) {
  MATCH (c)-[r:TOUCHED]->(t:Trace)
  WHERE t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  RETURN collect([r.n, t.id, r.kind, r.before, r.after, t.area, t.areas]) AS records
}
RETURN $area, moment, c.id, c.at.epochMillis, c.by, c.undoes, records`

const changesInTimeDownCypher = `
OPTIONAL MATCH (:Change {id: $above})-[lo:LISTED]->() WHERE lo.list = $list
OPTIONAL MATCH (:Change {id: $below})-[hi:LISTED]->() WHERE hi.list = $list
WITH CASE WHEN $above = '' THEN $sinceMoment ELSE lo.moment END AS low,
  CASE WHEN $below = '' THEN $untilMoment ELSE hi.moment END AS high
CALL (low, high) {
  MATCH (c:Change)-[l:LISTED]->()
  USING INDEX l:LISTED(list, moment)
  WHERE l.list = $list AND l.moment > low AND l.moment < high
    AND EXISTS {
      MATCH (c)-[:TOUCHED]->(t:Trace)
      WHERE $area IN t.areas AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
    }
  RETURN c, l.moment AS moment
  ORDER BY l.list DESC, l.moment DESC
  LIMIT $limit
}
CALL (c) {
  MATCH (c)-[r:TOUCHED]->(t:Trace)
  WHERE t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  RETURN collect([r.n, t.id, r.kind, r.before, r.after, t.area, t.areas]) AS records
}
RETURN $area, moment, c.id, c.at.epochMillis, c.by, c.undoes, records`

const changesOfActorCypher = `
MATCH (a:Trace {id: $actor})
OPTIONAL MATCH (:Change {id: $above})-[lo:LOGGED]->() WHERE lo.area = a.area
OPTIONAL MATCH (:Change {id: $below})-[hi:LOGGED]->() WHERE hi.area = a.area
WITH CASE WHEN $above = '' THEN 0 ELSE lo.seq END AS low,
  CASE WHEN $below = '' THEN 9223372036854775807 ELSE hi.seq END AS high
CALL (low, high) {
  MATCH ()-[p:PAST]->(c:Change)
  USING INDEX p:PAST(actor, seq)
  WHERE p.actor = $actor AND p.seq > low AND p.seq < high
    AND c.at.epochMillis >= $since AND c.at.epochMillis < $until AND CASE WHEN $by = '' THEN true ELSE c.by = $by END
    AND EXISTS {
      MATCH (t:Trace)
      WHERE t.id IN p.records AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
    }
    AND EXISTS {
      MATCH (c)-[:TOUCHED]->(t:Trace)
      WHERE $area IN t.areas AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
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
RETURN $area, seq, c.id, c.at.epochMillis, c.by, c.undoes, records`

const changesOfActorDownCypher = `
MATCH (a:Trace {id: $actor})
OPTIONAL MATCH (:Change {id: $above})-[lo:LOGGED]->() WHERE lo.area = a.area
OPTIONAL MATCH (:Change {id: $below})-[hi:LOGGED]->() WHERE hi.area = a.area
WITH CASE WHEN $above = '' THEN 0 ELSE lo.seq END AS low,
  CASE WHEN $below = '' THEN 9223372036854775807 ELSE hi.seq END AS high
CALL (low, high) {
  MATCH ()-[p:PAST]->(c:Change)
  USING INDEX p:PAST(actor, seq)
  WHERE p.actor = $actor AND p.seq > low AND p.seq < high
    AND c.at.epochMillis >= $since AND c.at.epochMillis < $until AND CASE WHEN $by = '' THEN true ELSE c.by = $by END
    AND EXISTS {
      MATCH (t:Trace)
      WHERE t.id IN p.records AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
    }
    AND EXISTS {
      MATCH (c)-[:TOUCHED]->(t:Trace)
      WHERE $area IN t.areas AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
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
RETURN $area, seq, c.id, c.at.epochMillis, c.by, c.undoes, records`

// Changes takes the place of a change in its list from the change itself; one that was never there has no place, and
// nothing is above or below it. The page is a subquery because only there does Neo4j use the order of the index.
func (s *Store) Changes(ctx context.Context, scope graph.Scope, f graph.ChangeFilter, r graph.Range) ([]*graph.Change, error) {
	statement, down, decode := changesCypher, changesDownCypher, logged
	switch {
	case f.ActorID != "":
		statement, down = changesOfActorCypher, changesOfActorDownCypher
	case f.Filters():
		statement, down, decode = changesInTimeCypher, changesInTimeDownCypher, listed
	}
	if r.Descending {
		statement = down
	}
	params := changeFilter(scope, f)
	params["above"], params["below"], params["limit"] = r.Above, r.Below, r.Limit
	of, err := lists(ctx, s, question{statement, params, r.Limit}, r.Descending, decode)
	return of[f.AreaID], err
}

// listed reads the columns area, moment and those of a change.
func listed(r *row) belonging[*graph.Change] {
	return belonging[*graph.Change]{to: r.text(), key: r.text(), record: change(r)}
}

const countChangesInTimeCypher = `
MATCH (c:Change)-[l:LISTED]->()
USING INDEX l:LISTED(list, moment)
WHERE l.list = $list AND l.moment > $sinceMoment AND l.moment < $untilMoment
  AND EXISTS {
    MATCH (c)-[:TOUCHED]->(t:Trace)
    WHERE $area IN t.areas AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  }
RETURN $area, count(*)`

const countChangesOfActorCypher = `
MATCH (a:Trace {id: $actor})-[p:PAST]->(c:Change)
WHERE c.at.epochMillis >= $since AND c.at.epochMillis < $until AND CASE WHEN $by = '' THEN true ELSE c.by = $by END
  AND EXISTS {
    MATCH (t:Trace)
    WHERE t.id IN p.records AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  }
  AND EXISTS {
    MATCH (c)-[:TOUCHED]->(t:Trace)
    WHERE $area IN t.areas AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  }
RETURN $area, count(*)`

// countChanges chooses the statement that counts the list of the filter.
func countChanges(scope graph.Scope, f graph.ChangeFilter) question {
	statement := countChangesCypher
	switch {
	case f.ActorID != "":
		statement = countChangesOfActorCypher
	case f.Filters():
		statement = countChangesInTimeCypher
	}
	return question{statement, changeFilter(scope, f), 1}
}

func changeFilter(scope graph.Scope, f graph.ChangeFilter) map[string]any {
	since, until := f.Since, f.Until
	if since.Before(time.Unix(0, 0)) {
		since = time.Unix(0, 0)
	}
	if until.IsZero() {
		until = time.Unix(1<<39, 0)
	}
	return map[string]any{
		"audiences": audiences(scope), "area": f.AreaID, "actor": f.ActorID, "by": f.AuthorID, "list": f.AreaID + " " + f.AuthorID,
		"since": since.UnixMilli(), "until": until.UnixMilli(), "sinceMoment": moment(since), "untilMoment": moment(until),
	}
}

// moment is the beginning of the moments of a time: milliseconds since 1970 in 15 digits, which the area's count in 12
// follows. Text because one key is what an index keeps in order.
func moment(t time.Time) string { return fmt.Sprintf("%015d", max(t.UnixMilli(), 0)) }
