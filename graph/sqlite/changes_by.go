package sqlite

import (
	"context"
	"time"

	"github.com/allymap/allymap/graph"
)

// The lists of an area's changes that a filter asks for. Where an author or a time is named, change_place has them in
// order; where an actor is, its own history is walked past what the rest of the filter leaves out: it is short.

const changesInTimeSQL = `
SELECT p.change
FROM change_place p
WHERE p.area = (SELECT r.no FROM area r WHERE r.id = ?2) AND p.author = ?6
  AND (p.at, p.change) > (
    CASE WHEN ?3 = '' THEN ?7 ELSE (SELECT c.at FROM change c WHERE c.id = ?3) END,
    CASE WHEN ?3 = '' THEN 0 ELSE (SELECT c.no FROM change c WHERE c.id = ?3) END)
  AND (p.at, p.change) < (
    CASE WHEN ?4 = '' THEN ?8 ELSE (SELECT c.at FROM change c WHERE c.id = ?4) END,
    CASE WHEN ?4 = '' THEN 0 ELSE (SELECT c.no FROM change c WHERE c.id = ?4) END)
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
  )
ORDER BY p.at, p.change
LIMIT ?5 + 0`

const changesInTimeDownSQL = `
SELECT p.change
FROM change_place p
WHERE p.area = (SELECT r.no FROM area r WHERE r.id = ?2) AND p.author = ?6
  AND (p.at, p.change) > (
    CASE WHEN ?3 = '' THEN ?7 ELSE (SELECT c.at FROM change c WHERE c.id = ?3) END,
    CASE WHEN ?3 = '' THEN 0 ELSE (SELECT c.no FROM change c WHERE c.id = ?3) END)
  AND (p.at, p.change) < (
    CASE WHEN ?4 = '' THEN ?8 ELSE (SELECT c.at FROM change c WHERE c.id = ?4) END,
    CASE WHEN ?4 = '' THEN 0 ELSE (SELECT c.no FROM change c WHERE c.id = ?4) END)
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
  )
ORDER BY p.at DESC, p.change DESC
LIMIT ?5 + 0`

const changesOfActorSQL = `
SELECT DISTINCT h.change
FROM trace a CROSS JOIN history h CROSS JOIN change c ON c.no = h.change CROSS JOIN trace s ON s.no = h.record
CROSS JOIN area r ON r.id = ?2
WHERE a.id = ?9 AND h.subject = a.no
  AND h.change > CASE WHEN ?3 = '' THEN 0 ELSE (SELECT c.no FROM change c WHERE c.id = ?3) END
  AND h.change < CASE WHEN ?4 = '' THEN 9223372036854775807 ELSE (SELECT c.no FROM change c WHERE c.id = ?4) END
  AND (?6 = '' OR c.by = ?6) AND c.at >= ?7 AND c.at < ?8
  AND substr(?1, s.audience, 1) = x'01'
  AND (s.end1 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = s.end1), 1) = x'01')
  AND (s.end2 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = s.end2), 1) = x'01')
  AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = s.no AND substr(?1, e.audience, 1) <> x'01')
  AND EXISTS (
    SELECT 1
    FROM entry n CROSS JOIN trace t ON t.no = n.record
    WHERE n.no BETWEEN c.first_entry AND c.last_entry AND substr(?1, t.audience, 1) = x'01'
      AND (t.end1 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end1), 1) = x'01')
      AND (t.end2 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end2), 1) = x'01')
      AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND substr(?1, e.audience, 1) <> x'01')
      AND (t.area = r.no
        OR (SELECT e.area FROM trace e WHERE e.no = t.end1) = r.no
        OR (SELECT e.area FROM trace e WHERE e.no = t.end2) = r.no
        OR EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND e.area = r.no))
  )
ORDER BY h.change
LIMIT ?5 + 0`

const changesOfActorDownSQL = `
SELECT DISTINCT h.change
FROM trace a CROSS JOIN history h CROSS JOIN change c ON c.no = h.change CROSS JOIN trace s ON s.no = h.record
CROSS JOIN area r ON r.id = ?2
WHERE a.id = ?9 AND h.subject = a.no
  AND h.change > CASE WHEN ?3 = '' THEN 0 ELSE (SELECT c.no FROM change c WHERE c.id = ?3) END
  AND h.change < CASE WHEN ?4 = '' THEN 9223372036854775807 ELSE (SELECT c.no FROM change c WHERE c.id = ?4) END
  AND (?6 = '' OR c.by = ?6) AND c.at >= ?7 AND c.at < ?8
  AND substr(?1, s.audience, 1) = x'01'
  AND (s.end1 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = s.end1), 1) = x'01')
  AND (s.end2 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = s.end2), 1) = x'01')
  AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = s.no AND substr(?1, e.audience, 1) <> x'01')
  AND EXISTS (
    SELECT 1
    FROM entry n CROSS JOIN trace t ON t.no = n.record
    WHERE n.no BETWEEN c.first_entry AND c.last_entry AND substr(?1, t.audience, 1) = x'01'
      AND (t.end1 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end1), 1) = x'01')
      AND (t.end2 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end2), 1) = x'01')
      AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND substr(?1, e.audience, 1) <> x'01')
      AND (t.area = r.no
        OR (SELECT e.area FROM trace e WHERE e.no = t.end1) = r.no
        OR (SELECT e.area FROM trace e WHERE e.no = t.end2) = r.no
        OR EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND e.area = r.no))
  )
ORDER BY h.change DESC
LIMIT ?5 + 0`

// Changes takes the numbers of the page from the list that the filter names, and then what is seen of each.
func (s *Store) Changes(ctx context.Context, scope graph.Scope, f graph.ChangeFilter, r graph.Range) ([]*graph.Change, error) {
	statement, down := changesSQL, changesDownSQL
	args := []any{f.AreaID, r.Above, r.Below, int64(r.Limit)}
	switch {
	case f.ActorID != "":
		statement, down = changesOfActorSQL, changesOfActorDownSQL
		args = append(args, f.AuthorID, sinceOf(f), untilOf(f), f.ActorID)
	case f.Filters():
		statement, down = changesInTimeSQL, changesInTimeDownSQL
		args = append(args, f.AuthorID, sinceOf(f), untilOf(f))
	}
	if r.Descending {
		statement = down
	}
	nos, err := ask(ctx, s, scope, statement, numbers, args...)
	if err != nil {
		return nil, err
	}
	told, err := s.tell(ctx, scope, nos)
	if err != nil {
		return nil, err
	}
	return pick(told, nos), nil
}

// sinceOf and untilOf are the ends of a filter's time in milliseconds: from the first on, before the second.
func sinceOf(f graph.ChangeFilter) int64 {
	if f.Since.IsZero() {
		return 0
	}
	return f.Since.UnixMilli()
}

func untilOf(f graph.ChangeFilter) int64 {
	if f.Until.IsZero() {
		return time.Unix(1<<40, 0).UnixMilli()
	}
	return f.Until.UnixMilli()
}

const countChangesInTimeSQL = `
SELECT ?2, count(*)
FROM change_place p
WHERE p.area = (SELECT r.no FROM area r WHERE r.id = ?2) AND p.author = ?3 AND p.at >= ?4 AND p.at < ?5
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

const countChangesOfActorSQL = `
SELECT ?2, count(DISTINCT h.change)
FROM trace a CROSS JOIN history h CROSS JOIN change c ON c.no = h.change CROSS JOIN trace s ON s.no = h.record
CROSS JOIN area r ON r.id = ?2
WHERE a.id = ?6 AND h.subject = a.no AND (?3 = '' OR c.by = ?3) AND c.at >= ?4 AND c.at < ?5
  AND substr(?1, s.audience, 1) = x'01'
  AND (s.end1 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = s.end1), 1) = x'01')
  AND (s.end2 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = s.end2), 1) = x'01')
  AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = s.no AND substr(?1, e.audience, 1) <> x'01')
  AND EXISTS (
    SELECT 1
    FROM entry n CROSS JOIN trace t ON t.no = n.record
    WHERE n.no BETWEEN c.first_entry AND c.last_entry AND substr(?1, t.audience, 1) = x'01'
      AND (t.end1 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end1), 1) = x'01')
      AND (t.end2 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end2), 1) = x'01')
      AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND substr(?1, e.audience, 1) <> x'01')
      AND (t.area = r.no
        OR (SELECT e.area FROM trace e WHERE e.no = t.end1) = r.no
        OR (SELECT e.area FROM trace e WHERE e.no = t.end2) = r.no
        OR EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND e.area = r.no))
  )`

// countChanges chooses the statement that counts the list of the filter, and its parameters.
func countChanges(f graph.ChangeFilter) (string, []any) {
	switch {
	case f.ActorID != "":
		return countChangesOfActorSQL, []any{f.AreaID, f.AuthorID, sinceOf(f), untilOf(f), f.ActorID}
	case f.Filters():
		return countChangesInTimeSQL, []any{f.AreaID, f.AuthorID, sinceOf(f), untilOf(f)}
	}
	return countChangesSQL, []any{f.AreaID}
}
