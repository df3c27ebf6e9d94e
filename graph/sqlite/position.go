package sqlite

import (
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

const positionsSQL = `
SELECT o.value, p.x, p.y, a.card
FROM json_each(?2) o
CROSS JOIN area r ON r.id = o.value
CROSS JOIN position p ON p.area = r.no
CROSS JOIN actor a ON a.no = p.actor
WHERE substr(?1, a.audience, 1) = x'01' AND (
  a.area = r.id
  OR EXISTS (
    SELECT 1 FROM link l
    WHERE l.from_no = a.no AND l.to_area = r.no AND substr(?1, l.audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01')
  OR EXISTS (
    SELECT 1 FROM link l
    WHERE l.to_no = a.no AND l.from_area = r.no AND substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01'))`

// Positions looks at links only for actors of other areas. It sorts here, as Whole does.
func (s *Store) Positions(ctx context.Context, scope graph.Scope, areaIDs []string) (map[string][]*graph.MapPosition, error) {
	found, err := ask(ctx, s, scope, positionsSQL, placed, array(slices.Concat([]string{}, areaIDs)))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b *graph.MapPosition) int { return strings.Compare(a.ActorID, b.ActorID) })
	out := map[string][]*graph.MapPosition{}
	for _, p := range found {
		out[p.AreaID] = append(out[p.AreaID], p)
	}
	return out, nil
}

// placed takes the columns area, x, y and the actor's card.
func placed() row[*graph.MapPosition] {
	var area, text string
	var x, y float64
	return row[*graph.MapPosition]{[]any{&area, &x, &y, &text}, func() (*graph.MapPosition, error) {
		c := card{rest: text, ended: true}
		c.next()
		a := actor(&c)
		return &graph.MapPosition{AreaID: area, ActorID: a.ID, Actor: a, X: x, Y: y}, c.err()
	}}
}

const putPositionSQL = `
INSERT INTO position (area, actor, x, y)
SELECT r.no, a.no, ?3, ?4
FROM area r
CROSS JOIN actor a ON a.id = ?2
WHERE r.id = ?1
ON CONFLICT (area, actor) DO UPDATE SET x = ?3, y = ?4`

func (a *applying) putPositions(ctx context.Context, b graph.Batch) error {
	for _, p := range b.Positions {
		if err := a.exec(ctx, putPositionSQL, p.AreaID, p.ActorID, p.X, p.Y); err != nil {
			return err
		}
	}
	return nil
}

const dropPositionsSQL = `DELETE FROM position WHERE actor = ?1`
