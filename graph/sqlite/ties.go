package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const tiesSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT o.value, t.key, t.other_id, t.type, t.strength, t.basis, t.one_sided
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND a.audience IN seen
CROSS JOIN tie t ON t.actor = a.no
WHERE t.audience IN seen AND t.other_audience IN seen
  AND (?3 IS NULL OR t.type IN (SELECT value FROM json_each(?3)))
  AND (?4 IS NULL OR t.type NOT IN (SELECT value FROM json_each(?4)))
LIMIT ?5`

// Ties reads the neighbouring rows of each actor, and nothing else.
func (s *Store) Ties(ctx context.Context, scope graph.Scope, f graph.TieFilter, limit int) ([]graph.Tie, error) {
	if nothing(scope) || len(f.Of) == 0 {
		return []graph.Tie{}, nil
	}
	return list(ctx, s.reader, tiesSQL, ties, seenBy(scope), array(f.Of), array(f.Types), array(f.Not), int64(limit))
}

// ties takes the columns of a tie.
func ties() row[graph.Tie] {
	var t graph.Tie
	var key string
	var strength, oneSided number
	return row[graph.Tie]{
		[]any{&t.At, &key, &t.Other, (*string)(&t.Type), &strength, (*string)(&t.Basis), &oneSided},
		func() (graph.Tie, error) {
			out := t
			folded := foldedOf(key)
			out.LinkID, out.OtherKey = key[len(folded)+len(gap):], folded+gap+t.Other
			out.Strength, out.OneSided = int(strength), oneSided > 0
			return out, nil
		},
	}
}
