package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const countActorsSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT ?2, count(DISTINCT p.actor)
FROM json_each(?3) l
CROSS JOIN place p ON p.area = (SELECT r.no FROM area r WHERE r.id = ?2) AND p.list = l.value
WHERE p.audience IN seen
  AND (?4 IS NULL OR p.kind IN (SELECT value FROM json_each(?4)))
  AND (?5 IS NULL OR p.classification IN (SELECT value FROM json_each(?5)))`

const countIssuesSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT ?2, count(*)
FROM issue i
WHERE i.area = ?2 AND i.audience IN seen
  AND (?3 IS NULL OR i.status IN (SELECT value FROM json_each(?3)))`

const countLinksSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT o.value, (
  SELECT count(*)
  FROM tie t
  WHERE t.actor = a.no AND t.audience IN seen AND t.other_audience IN seen
    AND (?3 IS NULL OR t.type IN (SELECT value FROM json_each(?3)))
    AND (?4 = 'BOTH' OR t.way IN (?4, 'BOTH'))
)
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND a.audience IN seen`

const countAssessmentsSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT o.value, (
  SELECT count(*)
  FROM assessment s
  WHERE s.actor = a.no AND s.audience IN seen AND s.issue_audience IN seen
    AND (?3 = '' OR s.issue = (SELECT t.no FROM trace t WHERE t.id = ?3))
)
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND a.audience IN seen`

const countChangesSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT ?2, count(*)
FROM change_area p
WHERE p.area = (SELECT r.no FROM area r WHERE r.id = ?2)
  AND EXISTS (
    SELECT 1
    FROM change c CROSS JOIN entry n ON n.no BETWEEN c.first_entry AND c.last_entry CROSS JOIN trace t ON t.no = n.record
    WHERE c.no = p.change AND t.audience IN seen
      AND (t.end1 IS NULL OR (SELECT e.audience FROM trace e WHERE e.no = t.end1) IN seen)
      AND (t.end2 IS NULL OR (SELECT e.audience FROM trace e WHERE e.no = t.end2) IN seen)
      AND (t.area = p.area
        OR (SELECT e.area FROM trace e WHERE e.no = t.end1) = p.area
        OR (SELECT e.area FROM trace e WHERE e.no = t.end2) = p.area)
  )`

const countHistorySQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT o.value, (
  SELECT count(DISTINCT h.change)
  FROM history h CROSS JOIN trace t ON t.no = h.record
  WHERE h.actor = a.no
    AND t.audience IN seen
    AND (t.end1 IS NULL OR (SELECT e.audience FROM trace e WHERE e.no = t.end1) IN seen)
    AND (t.end2 IS NULL OR (SELECT e.audience FROM trace e WHERE e.no = t.end2) IN seen)
)
FROM json_each(?2) o
CROSS JOIN trace a ON a.id = o.value`

// Count counts what the pages of the filter's list would give in all. A parent without any is left out.
func (s *Store) Count(ctx context.Context, scope graph.Scope, f graph.Filter) (map[string]int, error) {
	if nothing(scope) {
		return map[string]int{}, nil
	}
	seen := seenBy(scope)
	var statement string
	var args []any
	switch f := f.(type) {
	case graph.ActorFilter:
		statement, args = countActorsSQL, []any{seen, f.AreaID, array(listsOf(f)), array(f.Kinds), array(f.Classifications)}
	case graph.IssueFilter:
		statement, args = countIssuesSQL, []any{seen, f.AreaID, array(f.Statuses)}
	case graph.LinkFilter:
		statement, args = countLinksSQL, []any{seen, array(f.Of), array(f.Types), string(f.Direction)}
	case graph.AssessmentFilter:
		statement, args = countAssessmentsSQL, []any{seen, array(f.Of), f.IssueID}
	case graph.ChangeFilter:
		statement, args = countChangesSQL, []any{seen, f.AreaID}
	case graph.HistoryFilter:
		statement, args = countHistorySQL, []any{seen, array(f.Of)}
	}
	counted, err := list(ctx, s.reader, statement, func() row[grouped[int64]] {
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
