package resolvers

import (
	"cmp"
	"context"
	"slices"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers/generated"
)

type meeting struct{ m *graph.Map }

func (me meeting) Area(ctx context.Context, obj *graph.Meeting) (*graph.Area, error) {
	return area(ctx, obj.AreaID)
}

func (me meeting) CreatedBy(ctx context.Context, obj *graph.Meeting) (*graph.Account, error) {
	return account(ctx, me.m, obj, "createdBy", func(m *graph.Meeting) *string { return m.CreatedBy })
}

func (me meeting) Leaders(ctx context.Context, obj *graph.Meeting) ([]graph.Kinded, error) {
	return me.present(ctx, obj, obj.LeaderIDs)
}

func (me meeting) With(ctx context.Context, obj *graph.Meeting) ([]graph.Kinded, error) {
	return me.present(ctx, obj, obj.WithIDs)
}

func (me meeting) NextStepBy(ctx context.Context, obj *graph.Meeting) (graph.Kinded, error) {
	if obj.NextStepBy == nil {
		return nil, nil //nolint:nilnil // null in the schema: nobody was named
	}
	one, err := me.present(ctx, obj, []string{*obj.NextStepBy})
	if err != nil {
		return nil, err
	}
	return one[0], nil
}

// present are those of these ids, by name. All who were at the meetings of the family are fetched at once, whoever is
// asked for first.
func (me meeting) present(ctx context.Context, obj *graph.Meeting, ids []string) ([]graph.Kinded, error) {
	found, err := together(ctx, obj, "present", func(family []*graph.Meeting) (map[string]graph.Node, error) {
		scope, err := scopeOf(ctx)
		if err != nil {
			return nil, err
		}
		var all []string
		for _, m := range family {
			all = append(all, m.ActorIDs()...)
		}
		nodes, err := me.m.NodesByID(ctx, scope, all)
		if err != nil {
			return nil, err
		}
		joinNodes(ctx, nodes)
		return nodes, nil
	})
	if err != nil {
		return nil, err
	}
	out := make([]graph.Kinded, len(ids))
	for i, id := range ids {
		k, ok := found[id].(graph.Kinded)
		if !ok {
			return nil, errGone
		}
		out[i] = k
	}
	slices.SortFunc(out, func(a, b graph.Kinded) int { return cmp.Compare(a.Self().NameKey(), b.Self().NameKey()) })
	return out, nil
}

func (a actor[K]) Meetings(ctx context.Context, obj K, first *int, after *string, last *int, before *string) (*generated.MeetingConnection, error) {
	pages, err := paged(ctx, obj.Self(), argsKey("meetings", first, last), after, before,
		func(family []*graph.Actor) (map[string]*graph.Page[*graph.Meeting], error) {
			scope, err := scopeOf(ctx)
			if err != nil {
				return nil, err
			}
			pages, err := a.m.Meetings(ctx, scope, graph.MeetingFilter{Of: actorIDs(family)}, pageArgs(first, after, last, before))
			if err != nil {
				return nil, err
			}
			joinPages(ctx, pages)
			return pages, nil
		})
	if err != nil {
		return nil, err
	}
	return meetingConnection(obj.NodeID(), pages[obj.NodeID()]), nil
}

func (q query) Meetings(ctx context.Context, slug string, open *bool, first *int, after *string, last *int, before *string) (*generated.MeetingConnection, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	page, err := q.m.AreaMeetings(ctx, scope, graph.AreaMeetingsQuery{Area: slug, Open: open != nil && *open}, pageArgs(first, after, last, before))
	if err != nil {
		return nil, err
	}
	joined(ctx, page.Items)
	return meetingConnection(scope.Area(slug).ID, page), nil
}

func (q query) Unmet(ctx context.Context, slug string, days, first *int) (*graph.Unmet, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := q.m.Unmet(ctx, scope, slug, or(days, 90), or(first, 50))
	if err != nil {
		return nil, err
	}
	joinKinded(ctx, found.Allies, func(u *graph.UnmetAlly) []graph.Kinded {
		if u.Nearest == nil {
			return []graph.Kinded{u.Ally}
		}
		return []graph.Kinded{u.Ally, u.Nearest}
	})
	return found, nil
}

func (q query) Agenda(ctx context.Context, leader *string) (*graph.Agenda, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := orNull(q.m.Agenda(ctx, scope, leader))
	if found != nil {
		joined(ctx, slices.Concat(found.Overdue, found.Due, found.Undated))
		joinKinded(ctx, found.Suggestions, func(s *graph.Suggestion) []graph.Kinded { return []graph.Kinded{s.Ally} })
	}
	return found, err
}
