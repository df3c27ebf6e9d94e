package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const countActorsSQL = `
SELECT ?2, count(DISTINCT p.actor)
FROM json_each(?3) l
CROSS JOIN place p ON p.area = (SELECT r.no FROM area r WHERE r.id = ?2) AND p.list = l.value
WHERE substr(?1, p.audience, 1) = x'01'
  AND (?4 IS NULL OR p.kind IN (SELECT value FROM json_each(?4)))
  AND (?5 IS NULL OR p.classification IN (SELECT value FROM json_each(?5)))`

const countIssuesSQL = `
SELECT ?2, count(*)
FROM issue i
WHERE i.area = ?2 AND substr(?1, i.audience, 1) = x'01'
  AND (?3 IS NULL OR i.status IN (SELECT value FROM json_each(?3)))`

const countLinksSQL = `
SELECT o.value, (
  SELECT count(*)
  FROM tie t
  WHERE t.actor = a.no
    AND (t.audience = ?5 OR substr(?1, t.audience, 1) = x'01') AND (t.other_audience = ?5 OR substr(?1, t.other_audience, 1) = x'01')
    AND (?3 IS NULL OR t.type IN (SELECT value FROM json_each(?3)))
    AND (?4 = 'BOTH' OR t.way IN (?4, 'BOTH'))
)
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'`

const countAssessmentsSQL = `
SELECT o.value, (
  SELECT count(*)
  FROM assessment s
  WHERE s.actor = a.no AND substr(?1, s.audience, 1) = x'01' AND substr(?1, s.issue_audience, 1) = x'01'
    AND (?3 = '' OR s.issue = (SELECT t.no FROM trace t WHERE t.id = ?3))
)
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'`

const countMeetingsSQL = `
SELECT o.value, (
  SELECT count(*)
  FROM diary d
  WHERE d.owner = w.no AND d.list = ?3 AND substr(?1, d.audience, 1) = x'01'
    AND NOT EXISTS (SELECT 1 FROM attendance x WHERE x.meeting = d.meeting AND substr(?1, x.audience, 1) <> x'01')
)
FROM json_each(?2) o
CROSS JOIN trace w ON w.id = o.value`

const countChangesSQL = `
SELECT ?2, count(*)
FROM change_area p
WHERE p.area = (SELECT r.no FROM area r WHERE r.id = ?2)
  AND EXISTS (
    SELECT 1
    FROM change c CROSS JOIN entry n ON n.no BETWEEN c.first_entry AND c.last_entry CROSS JOIN trace t ON t.no = n.record
    WHERE c.no = p.change AND substr(?1, t.audience, 1) = x'01'
      AND (t.end1 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end1), 1) = x'01')
      AND (t.end2 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end2), 1) = x'01')
      AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND substr(?1, e.audience, 1) <> x'01')
      AND (t.area = p.area
        OR (SELECT e.area FROM trace e WHERE e.no = t.end1) = p.area
        OR (SELECT e.area FROM trace e WHERE e.no = t.end2) = p.area
        OR EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND e.area = p.area))
  )`

const countHistorySQL = `
SELECT o.value, (
  SELECT count(DISTINCT h.change)
  FROM history h CROSS JOIN trace t ON t.no = h.record
  WHERE h.subject = a.no
    AND substr(?1, t.audience, 1) = x'01'
    AND (t.end1 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end1), 1) = x'01')
    AND (t.end2 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end2), 1) = x'01')
    AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND substr(?1, e.audience, 1) <> x'01')
)
FROM json_each(?2) o
CROSS JOIN trace a ON a.id = o.value`

// Count counts what the pages of the filter's list would give in all. A parent without any is left out.
func (s *Store) Count(ctx context.Context, scope graph.Scope, f graph.Filter) (map[string]int, error) {
	var statement string
	var args []any
	switch f := f.(type) {
	case graph.ActorFilter:
		statement, args = countActorsSQL, []any{f.AreaID, array(listsOf(f)), array(f.Kinds), array(f.Classifications)}
	case graph.IssueFilter:
		statement, args = countIssuesSQL, []any{f.AreaID, array(f.Statuses)}
	case graph.LinkFilter:
		statement, args = countLinksSQL, []any{array(f.Of), array(f.Types), string(f.Direction), s.everybodys(scope)}
	case graph.AssessmentFilter:
		statement, args = countAssessmentsSQL, []any{array(f.Of), f.IssueID}
	case graph.MeetingFilter:
		statement, args = countMeetingsSQL, []any{array(f.Of), diaryOf(f)}
	case graph.ChangeFilter:
		statement, args = countChanges(f)
	case graph.HistoryFilter:
		statement, args = countHistorySQL, []any{array(f.Of)}
	}
	counted, err := ask(ctx, s, scope, statement, func() row[grouped[int64]] {
		var parent string
		var n number
		return row[grouped[int64]]{[]any{&parent, &n}, func() (grouped[int64], error) {
			return grouped[int64]{parent: parent, record: int64(n)}, nil
		}}
	}, args...)
	if err != nil {
		return nil, err
	}
	out := make(map[string]int, len(counted))
	for _, g := range counted {
		if g.record > 0 {
			out[g.parent] = int(g.record)
		}
	}
	return out, nil
}
