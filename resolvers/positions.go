package resolvers

import (
	"context"

	"github.com/allymap/allymap/graph"
)

// areaDrawn answers how an area's map is drawn.
type areaDrawn struct{ m *graph.Map }

func (a areaDrawn) Positions(ctx context.Context, obj *graph.Area) ([]*graph.MapPosition, error) {
	found, err := together(ctx, obj, "positions", func(areas []*graph.Area) (map[string][]*graph.MapPosition, error) {
		scope, err := scopeOf(ctx)
		if err != nil {
			return nil, err
		}
		var ids []string
		for _, one := range areas {
			ids = append(ids, one.ID)
		}
		found, err := a.m.Positions(ctx, scope, ids)
		var actors []*graph.Actor
		for _, positions := range found {
			for _, p := range positions {
				actors = append(actors, p.Actor)
			}
		}
		joined(ctx, actors)
		return found, err
	})
	return append([]*graph.MapPosition{}, found[obj.ID]...), err
}
