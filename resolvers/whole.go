package resolvers

import (
	"context"
	"maps"
	"slices"

	"github.com/allymap/allymap/graph"
)

// What is asked about the map of an area as a whole.

func (q query) Bridges(ctx context.Context, slug string, excludeLeaders *bool, first *int) (*graph.BridgeRanking, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := q.m.Bridges(ctx, scope, slug, yes(excludeLeaders), or(first, 20))
	if err != nil {
		return nil, err
	}
	joinKinded(ctx, found.Bridges, func(b *graph.Bridge) []graph.Kinded { return []graph.Kinded{b.Actor} })
	return found, nil
}

func (q query) Groups(ctx context.Context, slug string, excludeLeaders *bool, first *int) (*graph.GroupSummary, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := q.m.Groups(ctx, scope, slug, yes(excludeLeaders), or(first, 50))
	if err != nil {
		return nil, err
	}
	joined(ctx, found.Groups)
	return found, nil
}

func (q query) Strangers(ctx context.Context, slug string, excludeLeaders *bool, first *int) (*graph.Strangers, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := q.m.Strangers(ctx, scope, slug, yes(excludeLeaders), or(first, 20))
	if err != nil {
		return nil, err
	}
	var groups []*graph.Group
	for _, p := range found.Pairs {
		groups = append(groups, p.Groups...)
	}
	joined(ctx, groups)
	return found, nil
}

func (q query) OneStepAway(ctx context.Context, slug string, first *int) (*graph.StepsAway, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := q.m.OneStepAway(ctx, scope, slug, or(first, 20))
	if err != nil {
		return nil, err
	}
	joinKinded(ctx, found.Actors, func(s *graph.StepAway) []graph.Kinded { return append([]graph.Kinded{s.Actor}, s.KnownBy...) })
	return found, nil
}

func (q query) SupportTree(ctx context.Context, slug string, first *int) (*graph.SupportTree, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := q.m.SupportTree(ctx, scope, slug, or(first, 50))
	if err != nil {
		return nil, err
	}
	joinKinded(ctx, found.Supporters, func(s *graph.Supporter) []graph.Kinded { return []graph.Kinded{s.Leader} })
	joinKinded(ctx, found.Unsupported, func(k graph.Kinded) []graph.Kinded { return []graph.Kinded{k} })
	return found, nil
}

func (q query) Gaps(ctx context.Context, slug string, months, first *int) (*graph.Gaps, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := q.m.Gaps(ctx, scope, slug, or(months, 12), or(first, 20))
	if err != nil {
		return nil, err
	}
	joinKinded(ctx, []*graph.GapActors{found.Unlinked, found.Unassessed, found.Unsourced}, func(g *graph.GapActors) []graph.Kinded { return g.Actors })
	joinLinks(ctx, found.OldLinks.Links)
	return found, nil
}

func (q query) Growth(ctx context.Context, slug string, by *graph.Period, last *int) (*graph.Growth, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	period := graph.Month
	if by != nil {
		period = *by
	}
	return q.m.Growth(ctx, scope, slug, period, or(last, 12))
}

func (q query) LikelyDuplicates(ctx context.Context, slug string, first *int) (*graph.LikelyDuplicates, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := q.m.LikelyDuplicates(ctx, scope, slug, or(first, 20))
	if err != nil {
		return nil, err
	}
	joinKinded(ctx, found.Pairs, func(d *graph.LikelyDuplicate) []graph.Kinded { return d.Actors })
	return found, nil
}

// group fetches the members of all groups of an answer at once.
type group struct{ m *graph.Map }

func (g group) Actors(ctx context.Context, obj *graph.Group, first *int) ([]graph.Kinded, error) {
	found, err := together(ctx, obj, argsKey("actors", first), func(groups []*graph.Group) (map[string]graph.Kinded, error) {
		scope, err := scopeOf(ctx)
		if err != nil {
			return nil, err
		}
		members, err := g.m.Members(ctx, scope, groups, or(first, 20))
		joinKinded(ctx, slices.Collect(maps.Values(members)), func(k graph.Kinded) []graph.Kinded { return []graph.Kinded{k} })
		return members, err
	})
	if err != nil {
		return nil, err
	}
	out := []graph.Kinded{}
	for _, id := range obj.MemberIDs(or(first, 20)) {
		if k := found[id]; k != nil {
			out = append(out, k)
		}
	}
	return out, nil
}

// joinKinded makes one family of the actors in a list of answers.
func joinKinded[T any](ctx context.Context, list []T, of func(T) []graph.Kinded) {
	var actors []*graph.Actor
	for _, one := range list {
		for _, k := range of(one) {
			actors = append(actors, k.Self())
		}
	}
	joined(ctx, actors)
}

// yes is the schema's own default, false, where a caller wrote null.
func yes(v *bool) bool { return v != nil && *v }
