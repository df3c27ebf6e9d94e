package neo4j

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const countActorsCypher = `
MATCH (a:Actor)
WHERE a.area = $area AND a.sort > '' AND a.audience IN $audiences
  AND CASE WHEN $kinds IS NULL THEN true ELSE a.kind IN $kinds END
  AND CASE WHEN $classifications IS NULL THEN true ELSE a.classification IN $classifications END
  AND CASE WHEN $tags IS NULL THEN true ELSE any(tag IN a.tags WHERE tag IN $tags) END
RETURN $area, count(*)`

const countIssuesCypher = `
MATCH (i:Issue)
WHERE i.area = $area AND i.sort > '' AND i.audience IN $audiences
  AND CASE WHEN $statuses IS NULL THEN true ELSE i.status IN $statuses END
RETURN $area, count(*)`

const countLinksCypher = `
MATCH (a:Record)
WHERE a.id IN $of AND a.audience IN $audiences
RETURN a.id, COUNT {
  MATCH (a)-[r]-(b:Actor)
  WHERE r.audience IN $audiences AND b.audience IN $audiences
    AND CASE WHEN $types IS NULL THEN true ELSE type(r) IN $types END
    AND ($direction = 'BOTH' OR type(r) IN $symmetric OR (startNode(r) = a) = ($direction = 'OUT'))
}`

const countAssessmentsCypher = `
MATCH (a:Record)
WHERE a.id IN $of AND a.audience IN $audiences
RETURN a.id, COUNT {
  MATCH (a)<-[:ABOUT]-(s:Assessment)-[:ON]->(i:Issue)
  WHERE s.audience IN $audiences AND i.audience IN $audiences
    AND CASE WHEN $issue = '' THEN true ELSE s.issue = $issue END
}`

const countMeetingsCypher = `
UNWIND $of AS of
CALL (of) {
  MATCH ()-[h:HAD]->(m:Meeting)
  USING INDEX h:HAD(of, held)
  WHERE h.of = of AND h.held > '' AND m.audience IN $audiences
    AND NOT EXISTS { MATCH (m)<-[:HAD]-(a:Actor) WHERE NOT a.audience IN $audiences }
  RETURN count(*) AS n
}
RETURN of, n`

const countOpenMeetingsCypher = `
UNWIND $of AS of
CALL (of) {
  MATCH ()-[h:HAD]->(m:Meeting)
  USING INDEX h:HAD(of, due)
  WHERE h.of = of AND h.due > '' AND m.audience IN $audiences
    AND NOT EXISTS { MATCH (m)<-[:HAD]-(a:Actor) WHERE NOT a.audience IN $audiences }
  RETURN count(*) AS n
}
RETURN of, n`

const countChangesCypher = `
MATCH (c:Change)-[l:LOGGED]->()
USING INDEX l:LOGGED(area, seq)
WHERE l.area = $area AND l.seq > 0
  AND EXISTS {
    MATCH (c)-[:TOUCHED]->(t:Trace)
    WHERE $area IN t.areas AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  }
RETURN $area, count(*)`

const countHistoryCypher = `
MATCH (a:Trace)
WHERE a.id IN $of
RETURN a.id, COUNT {
  MATCH (a)-[p:PAST]->(:Change)
  WHERE EXISTS {
    MATCH (t:Trace)
    WHERE t.id IN p.records AND t.audience IN $audiences AND NOT EXISTS { MATCH (t)-[:END]->(e:Trace) WHERE NOT e.audience IN $audiences }
  }
}`

// Count counts what the pages of the filter's list would give in all. A parent without any may be left out.
func (s *Store) Count(ctx context.Context, scope graph.Scope, f graph.Filter) (map[string]int, error) {
	var q question
	switch f := f.(type) {
	case graph.ActorFilter:
		q = question{countActorsCypher, actorFilter(scope, f), 1}
	case graph.IssueFilter:
		q = question{countIssuesCypher, issueFilter(scope, f), 1}
	case graph.LinkFilter:
		q = question{countLinksCypher, linkFilter(scope, f), len(f.Of)}
	case graph.AssessmentFilter:
		q = question{countAssessmentsCypher, assessmentFilter(scope, f), len(f.Of)}
	case graph.MeetingFilter:
		q = question{countMeetingsCypher, meetingFilter(scope, f), len(f.Of)}
		if f.Open {
			q.statement = countOpenMeetingsCypher
		}
	case graph.ChangeFilter:
		q = countChanges(scope, f)
	case graph.HistoryFilter:
		q = question{countHistoryCypher, historyFilter(scope, f), len(f.Of)}
	}
	counted, err := list(ctx, s, q, func(r *row) belonging[int] { return belonging[int]{to: r.text(), record: r.number()} })
	if err != nil {
		return nil, err
	}
	out := make(map[string]int, len(counted))
	for _, c := range counted {
		if c.record > 0 {
			out[c.to] = c.record
		}
	}
	return out, nil
}
