package sqlite

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

// Who sees a change is asked of the traces of its records, as they are now: the record's audience, and those of its ends,
// of which a link and an assessment have two and a meeting any number.
// The first statement of a read finds the numbers of the changes, the second what is to be seen of each.

const changesSQL = `
SELECT p.change
FROM change_area p
WHERE p.area = (SELECT r.no FROM area r WHERE r.id = ?2)
  AND p.change > CASE WHEN ?3 = '' THEN 0 ELSE (SELECT c.no FROM change c WHERE c.id = ?3) END
  AND p.change < CASE WHEN ?4 = '' THEN 9223372036854775807 ELSE (SELECT c.no FROM change c WHERE c.id = ?4) END
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
ORDER BY p.change
LIMIT ?5 + 0`

const changesDownSQL = `
SELECT p.change
FROM change_area p
WHERE p.area = (SELECT r.no FROM area r WHERE r.id = ?2)
  AND p.change > CASE WHEN ?3 = '' THEN 0 ELSE (SELECT c.no FROM change c WHERE c.id = ?3) END
  AND p.change < CASE WHEN ?4 = '' THEN 9223372036854775807 ELSE (SELECT c.no FROM change c WHERE c.id = ?4) END
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
ORDER BY p.change DESC
LIMIT ?5 + 0`

const historySQL = `
SELECT o.value, c.no
FROM json_each(?2) o
CROSS JOIN trace a ON a.id = o.value
CROSS JOIN change c ON c.no IN (
  SELECT DISTINCT h.change
  FROM history h CROSS JOIN trace t ON t.no = h.record
  WHERE h.subject = a.no
    AND h.change > CASE WHEN ?3 = '' THEN 0 ELSE (SELECT c.no FROM change c WHERE c.id = ?3) END
    AND h.change < CASE WHEN ?4 = '' THEN 9223372036854775807 ELSE (SELECT c.no FROM change c WHERE c.id = ?4) END
    AND substr(?1, t.audience, 1) = x'01'
    AND (t.end1 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end1), 1) = x'01')
    AND (t.end2 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end2), 1) = x'01')
    AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND substr(?1, e.audience, 1) <> x'01')
  ORDER BY h.change
  LIMIT ?5 + 0
)`

const historyDownSQL = `
SELECT o.value, c.no
FROM json_each(?2) o
CROSS JOIN trace a ON a.id = o.value
CROSS JOIN change c ON c.no IN (
  SELECT DISTINCT h.change
  FROM history h CROSS JOIN trace t ON t.no = h.record
  WHERE h.subject = a.no
    AND h.change > CASE WHEN ?3 = '' THEN 0 ELSE (SELECT c.no FROM change c WHERE c.id = ?3) END
    AND h.change < CASE WHEN ?4 = '' THEN 9223372036854775807 ELSE (SELECT c.no FROM change c WHERE c.id = ?4) END
    AND substr(?1, t.audience, 1) = x'01'
    AND (t.end1 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end1), 1) = x'01')
    AND (t.end2 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end2), 1) = x'01')
    AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND substr(?1, e.audience, 1) <> x'01')
  ORDER BY h.change DESC
  LIMIT ?5 + 0
)`

// History walks along what touched each actor.
func (s *Store) History(ctx context.Context, scope graph.Scope, actorIDs []string, r graph.Range) (map[string][]*graph.Change, error) {
	statement := historySQL
	if r.Descending {
		statement = historyDownSQL
	}
	found, err := ask(ctx, s, scope, statement, func() row[grouped[int64]] {
		var parent string
		var no number
		return row[grouped[int64]]{[]any{&parent, &no}, func() (grouped[int64], error) {
			return grouped[int64]{parent: parent, record: int64(no)}, nil
		}}
	}, array(actorIDs), r.Above, r.Below, int64(r.Limit))
	if err != nil {
		return nil, err
	}
	told, err := s.tell(ctx, scope, records(found))
	if err != nil {
		return nil, err
	}
	of := map[string][]int64{}
	for _, g := range found {
		of[g.parent] = append(of[g.parent], g.record)
	}
	out := make(map[string][]*graph.Change, len(of))
	for id, nos := range of {
		slices.Sort(nos)
		if r.Descending {
			slices.Reverse(nos)
		}
		out[id] = pick(told, nos)
	}
	return out, nil
}

const pastSQL = `
SELECT c.no, n.no, c.id, c.at, c.by, c.undoes, t.id, n.kind, n.before, n.after, r.id, r1.id, r2.id, (
  SELECT group_concat(r3.id)
  FROM trace_end x CROSS JOIN trace e ON e.no = x.other CROSS JOIN area r3 ON r3.no = e.area
  WHERE x.record = t.no
)
FROM (
  SELECT DISTINCT h.change
  FROM history h CROSS JOIN trace t ON t.no = h.record
  WHERE h.subject = (SELECT a.no FROM trace a WHERE a.id = ?2)
    AND substr(?1, t.audience, 1) = x'01'
    AND (t.end1 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end1), 1) = x'01')
    AND (t.end2 IS NULL OR substr(?1, (SELECT e.audience FROM trace e WHERE e.no = t.end2), 1) = x'01')
    AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND substr(?1, e.audience, 1) <> x'01')
  ORDER BY h.change DESC
  LIMIT ?3 + 0
) l
CROSS JOIN change c ON c.no = l.change
CROSS JOIN history h ON h.subject = (SELECT a.no FROM trace a WHERE a.id = ?2) AND h.change = l.change
CROSS JOIN trace t ON t.no = h.record
CROSS JOIN entry n ON n.record = h.record AND n.no BETWEEN c.first_entry AND c.last_entry
LEFT JOIN trace t1 ON t1.no = t.end1
LEFT JOIN trace t2 ON t2.no = t.end2
LEFT JOIN area r ON r.no = t.area
LEFT JOIN area r1 ON r1.no = t1.area
LEFT JOIN area r2 ON r2.no = t2.area
WHERE substr(?1, t.audience, 1) = x'01' AND (t.end1 IS NULL OR substr(?1, t1.audience, 1) = x'01') AND (t.end2 IS NULL OR substr(?1, t2.audience, 1) = x'01')
  AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND substr(?1, e.audience, 1) <> x'01')`

// Past reads what the history itself names of each change, and nothing else of it.
func (s *Store) Past(ctx context.Context, scope graph.Scope, id string, limit int) ([]*graph.Change, error) {
	entries, err := ask(ctx, s, scope, pastSQL, loggedEntries, id, int64(limit))
	if err != nil {
		return nil, err
	}
	told := assemble(entries)
	nos := slices.Sorted(maps.Keys(told))
	slices.Reverse(nos)
	return pick(told, nos), nil
}

const changeNumbersSQL = `
SELECT c.no
FROM json_each(?1) o
CROSS JOIN change c ON c.id = o.value`

// changesByID gives those of the changes of which the scope sees a record.
func (s *Store) changesByID(ctx context.Context, scope graph.Scope, ids []string) ([]*graph.Change, error) {
	nos, err := list(ctx, s.reader, changeNumbersSQL, numbers, array(ids))
	if err != nil {
		return nil, err
	}
	told, err := s.tell(ctx, scope, nos)
	if err != nil {
		return nil, err
	}
	return pick(told, nos), nil
}

// pick gives the changes of these numbers, in their order, without those of which nothing is seen.
func pick(told map[int64]*graph.Change, nos []int64) []*graph.Change {
	out := make([]*graph.Change, 0, len(nos))
	for _, no := range nos {
		if c := told[no]; c != nil {
			out = append(out, c)
		}
	}
	return out
}

const tellSQL = `
SELECT c.no, n.no, c.id, c.at, c.by, c.undoes, t.id, n.kind, n.before, n.after, r.id, r1.id, r2.id, (
  SELECT group_concat(r3.id)
  FROM trace_end x CROSS JOIN trace e ON e.no = x.other CROSS JOIN area r3 ON r3.no = e.area
  WHERE x.record = t.no
)
FROM json_each(?2) o
CROSS JOIN change c ON c.no = o.value
CROSS JOIN entry n ON n.no BETWEEN c.first_entry AND c.last_entry
CROSS JOIN trace t ON t.no = n.record
LEFT JOIN trace t1 ON t1.no = t.end1
LEFT JOIN trace t2 ON t2.no = t.end2
LEFT JOIN area r ON r.no = t.area
LEFT JOIN area r1 ON r1.no = t1.area
LEFT JOIN area r2 ON r2.no = t2.area
WHERE substr(?1, t.audience, 1) = x'01' AND (t.end1 IS NULL OR substr(?1, t1.audience, 1) = x'01') AND (t.end2 IS NULL OR substr(?1, t2.audience, 1) = x'01')
  AND NOT EXISTS (SELECT 1 FROM trace_end x CROSS JOIN trace e ON e.no = x.other WHERE x.record = t.no AND substr(?1, e.audience, 1) <> x'01')`

// tell gives the changes of these numbers with the records that are seen.
func (s *Store) tell(ctx context.Context, scope graph.Scope, nos []int64) (map[int64]*graph.Change, error) {
	asked := slices.Compact(slices.Sorted(slices.Values(nos)))
	raw, err := json.Marshal(append([]int64{}, asked...))
	if err != nil {
		return nil, fmt.Errorf("sqlite: %w", err)
	}
	entries, err := ask(ctx, s, scope, tellSQL, loggedEntries, string(raw))
	if err != nil {
		return nil, err
	}
	return assemble(entries), nil
}

// logged is one record of a change as it is read back.
type logged struct {
	no     int64
	entry  int64
	change graph.Change // without records
	record graph.RecordChange
	areas  []string
}

// assemble puts the entries under their changes, in the order in which they were written.
func assemble(entries []logged) map[int64]*graph.Change {
	slices.SortFunc(entries, func(a, b logged) int { return cmp.Compare(a.entry, b.entry) })
	out := map[int64]*graph.Change{}
	for i := range entries {
		e := &entries[i]
		c := out[e.no]
		if c == nil {
			c = &e.change
			out[e.no] = c
		}
		c.Records = append(c.Records, &e.record)
		c.AreaIDs = append(c.AreaIDs, e.areas...)
	}
	for _, c := range out {
		slices.SortFunc(c.AreaIDs, cmp.Compare[string])
		c.AreaIDs = slices.Compact(c.AreaIDs)
	}
	return out
}

// loggedEntries takes the columns of a change and of one of its records. An issue's area is its assessments' own, so that
// the second end of an assessment adds none.
func loggedEntries() row[logged] {
	var no, entry, at number
	var id, record, kind string
	var by, undoes, area, area1, area2, others maybe
	var before, after bytes
	return row[logged]{
		[]any{&no, &entry, &id, &at, &by, &undoes, &record, &kind, &before, &after, &area, &area1, &area2, &others},
		func() (logged, error) {
			l := logged{
				no:     int64(no),
				entry:  int64(entry),
				change: graph.Change{ID: id, At: at.time(), ByID: by.value, Undoes: undoes.value},
				record: graph.RecordChange{RecordID: strings.Clone(record), Kind: graph.ChangeKind(kind), Before: before, After: after},
			}
			for _, a := range []maybe{area, area1, area2} {
				if a.value != nil {
					l.areas = append(l.areas, *a.value)
				}
			}
			if others.value != nil {
				l.areas = append(l.areas, strings.Split(*others.value, ",")...)
			}
			if area.value != nil {
				l.record.AreaID = *area.value
			}
			return l, nil
		},
	}
}
