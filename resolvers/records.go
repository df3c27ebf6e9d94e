package resolvers

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers/generated"
)

// errGone is for a record that went away while a question about it was answered.
var errGone = &graph.Error{Code: graph.Unavailable, Reason: "record.gone", Message: "The map changed while this was answered. Ask again."}

func area(ctx context.Context, id string) (*graph.Area, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	if a := scope.AreaByID(id); a != nil {
		return a, nil
	}
	return nil, errGone
}

// actor answers what the three kinds of actor have in common.
type actor[K graph.Kinded] struct{ m *graph.Map }

func (a actor[K]) Area(ctx context.Context, obj K) (*graph.Area, error) {
	return area(ctx, obj.Self().AreaID)
}

func (a actor[K]) CreatedBy(ctx context.Context, obj K) (*graph.Account, error) {
	return authorOfActor(ctx, a.m, obj.Self())
}

func authorOfActor(ctx context.Context, m *graph.Map, own *graph.Actor) (*graph.Account, error) {
	return account(ctx, m, own, "createdBy", func(a *graph.Actor) *string { return a.CreatedBy })
}

func (a actor[K]) Degree(ctx context.Context, obj K) (int, error) {
	return degree(ctx, a.m, obj.Self())
}

func degree(ctx context.Context, m *graph.Map, own *graph.Actor) (int, error) {
	degrees, err := together(ctx, own, "degree", func(family []*graph.Actor) (map[string]int, error) {
		scope, err := scopeOf(ctx)
		if err != nil {
			return nil, err
		}
		return m.Degrees(ctx, scope, actorIDs(family))
	})
	return degrees[own.ID], err
}

func (a actor[K]) Links(ctx context.Context, obj K, types []graph.LinkType, direction *graph.Direction, first *int, after *string, last *int, before *string) (*generated.LinkConnection, error) {
	return links(ctx, a.m, obj.Self(), types, direction, pageArgs(first, after, last, before))
}

func links(ctx context.Context, m *graph.Map, own *graph.Actor, types []graph.LinkType, direction *graph.Direction, page graph.PageArgs) (*generated.LinkConnection, error) {
	q := graph.LinksQuery{Types: types}
	if direction != nil {
		q.Direction = *direction
	}
	pages, err := paged(ctx, own, argsKey("links", types, q.Direction, page.First, page.Last), page.After, page.Before,
		func(family []*graph.Actor) (map[string]*graph.Page[*graph.Link], error) {
			scope, err := scopeOf(ctx)
			if err != nil {
				return nil, err
			}
			q.Of = actorIDs(family)
			pages, err := m.Links(ctx, scope, q, page)
			if err != nil {
				return nil, err
			}
			var links []*graph.Link
			for _, parent := range family {
				links = append(links, askingEnd(parent, pages[parent.ID])...)
			}
			joinOthers(ctx, family, links)
			return pages, nil
		})
	if err != nil {
		return nil, err
	}
	return linkConnection(own.ID, pages[own.ID]), nil
}

// paged fetches a page for each of the actor's family, but for the actor alone where a cursor, which is its own, is given.
func paged[V any](ctx context.Context, own *graph.Actor, field string, after, before *string, fetch func(family []*graph.Actor) (V, error)) (V, error) {
	if after != nil || before != nil {
		return fetch([]*graph.Actor{own})
	}
	return together(ctx, own, field, fetch)
}

// askingEnd attaches the asking end to the links of a page, which come with the other.
func askingEnd(asking *graph.Actor, page *graph.Page[*graph.Link]) []*graph.Link {
	if page == nil {
		return nil
	}
	for _, l := range page.Items {
		if l.FromID == asking.ID {
			l.From = asking
		} else {
			l.To = asking
		}
	}
	return page.Items
}

// joinOthers makes one family of links and one of those of their ends that are not in the asking family already.
func joinOthers(ctx context.Context, asking []*graph.Actor, links []*graph.Link) {
	joined(ctx, links)
	var others []*graph.Actor
	for _, l := range links {
		for _, end := range []*graph.Actor{l.From, l.To} {
			if !slices.Contains(asking, end) {
				others = append(others, end)
			}
		}
	}
	joined(ctx, others)
}

func (a actor[K]) Assessments(ctx context.Context, obj K, issue *string, first *int, after *string, last *int, before *string) (*generated.AssessmentConnection, error) {
	pages, err := paged(ctx, obj.Self(), argsKey("assessments", issue, first, last), after, before,
		func(family []*graph.Actor) (map[string]*graph.Page[*graph.Assessment], error) {
			scope, err := scopeOf(ctx)
			if err != nil {
				return nil, err
			}
			f := graph.AssessmentFilter{Of: actorIDs(family)}
			if issue != nil {
				f.IssueID = *issue
			}
			pages, err := a.m.Assessments(ctx, scope, f, pageArgs(first, after, last, before))
			if err != nil {
				return nil, err
			}
			joinPages(ctx, pages)
			return pages, nil
		})
	if err != nil {
		return nil, err
	}
	return assessmentConnection(obj.NodeID(), pages[obj.NodeID()]), nil
}

func (a actor[K]) History(ctx context.Context, obj K, first *int, after *string, last *int, before *string) (*generated.ChangeConnection, error) {
	pages, err := paged(ctx, obj.Self(), argsKey("history", first, last), after, before,
		func(family []*graph.Actor) (map[string]*graph.Page[*graph.Change], error) {
			scope, err := scopeOf(ctx)
			if err != nil {
				return nil, err
			}
			pages, err := a.m.History(ctx, scope, actorIDs(family), pageArgs(first, after, last, before))
			if err != nil {
				return nil, err
			}
			var changes []*graph.Change
			for _, p := range pages {
				changes = append(changes, p.Items...)
			}
			joined(ctx, changes)
			return pages, nil
		})
	if err != nil {
		return nil, err
	}
	return changeConnection(obj.NodeID(), pages[obj.NodeID()]), nil
}

func joinPages[T comparable](ctx context.Context, pages map[string]*graph.Page[T]) {
	var all []T
	for _, p := range pages {
		all = append(all, p.Items...)
	}
	joined(ctx, all)
}

func actorIDs(actors []*graph.Actor) []string {
	out := make([]string, len(actors))
	for i, a := range actors {
		out[i] = a.ID
	}
	return out
}

// person answers what leaders and allies have besides.
type person[K graph.Kinded] struct{ actor[K] }

// ContactDetails are null to whoever may not write in the person's area.
func (p person[K]) ContactDetails(ctx context.Context, obj K) ([]*graph.ContactDetail, error) {
	return contactDetails(ctx, obj.Self())
}

func contactDetails(ctx context.Context, own *graph.Actor) ([]*graph.ContactDetail, error) {
	scope, err := scopeOf(ctx)
	if err != nil || !scope.MayWrite(own.AreaID) {
		return nil, err
	}
	return pointers(own.ContactDetails), nil
}

func pointers[T any](in []T) []*T {
	out := make([]*T, len(in))
	for i := range in {
		out[i] = &in[i]
	}
	return out
}

// holder answers for an account.
type holder struct{ m *graph.Map }

func (h holder) Areas(ctx context.Context, obj *graph.Account) ([]*graph.Area, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	out := []*graph.Area{}
	for _, a := range scope.Areas() {
		if slices.Contains(obj.AreaIDs, a.ID) || len(obj.AreaIDs) == 0 && obj.Role != graph.RoleLeader {
			out = append(out, a)
		}
	}
	return out, nil
}

func (h holder) Leader(ctx context.Context, obj *graph.Account) (*graph.Leader, error) {
	n, err := node(ctx, h.m, obj, "leader", func(a *graph.Account) string {
		if a.LeaderID == nil {
			return ""
		}
		return *a.LeaderID
	})
	leader, _ := n.(*graph.Leader)
	return leader, err
}

type link struct{ m *graph.Map }

func (l link) Area(ctx context.Context, obj *graph.Link) (*graph.Area, error) {
	return area(ctx, obj.AreaID)
}

func (l link) CreatedBy(ctx context.Context, obj *graph.Link) (*graph.Account, error) {
	return authorOfLink(ctx, l.m, obj)
}

func authorOfLink(ctx context.Context, m *graph.Map, own *graph.Link) (*graph.Account, error) {
	return account(ctx, m, own, "createdBy", func(l *graph.Link) *string { return l.CreatedBy })
}

type issue struct{ m *graph.Map }

func (i issue) Area(ctx context.Context, obj *graph.Issue) (*graph.Area, error) {
	return area(ctx, obj.AreaID)
}

func (i issue) CreatedBy(ctx context.Context, obj *graph.Issue) (*graph.Account, error) {
	return account(ctx, i.m, obj, "createdBy", func(i *graph.Issue) *string { return i.CreatedBy })
}

type assessment struct{ m *graph.Map }

func (a assessment) Actor(ctx context.Context, obj *graph.Assessment) (graph.Kinded, error) {
	n, err := node(ctx, a.m, obj, "actor", func(a *graph.Assessment) string { return a.ActorID })
	if k, ok := n.(graph.Kinded); ok {
		return k, nil
	}
	return nil, cmp.Or(err, error(errGone))
}

func (a assessment) Issue(ctx context.Context, obj *graph.Assessment) (*graph.Issue, error) {
	n, err := node(ctx, a.m, obj, "issue", func(a *graph.Assessment) string { return a.IssueID })
	if i, ok := n.(*graph.Issue); ok {
		return i, nil
	}
	return nil, cmp.Or(err, error(errGone))
}

func (a assessment) Assessor(ctx context.Context, obj *graph.Assessment) (*graph.Account, error) {
	return account(ctx, a.m, obj, "assessor", func(a *graph.Assessment) *string { return a.CreatedBy })
}

type change struct{ m *graph.Map }

func (c change) Areas(ctx context.Context, obj *graph.Change) ([]*graph.Area, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	out := []*graph.Area{}
	for _, a := range scope.Areas() {
		if slices.Contains(obj.AreaIDs, a.ID) {
			out = append(out, a)
		}
	}
	return out, nil
}

func (c change) Records(ctx context.Context, obj *graph.Change, about *string, first *int) ([]*graph.RecordChange, error) {
	found, err := together(ctx, obj, argsKey("records", about, first), func(family []*graph.Change) (map[string][]*graph.RecordChange, error) {
		found, err := graph.RecordsOf(family, about, first)
		var records []*graph.RecordChange
		for _, of := range found {
			records = append(records, of...)
		}
		joined(ctx, records)
		return found, err
	})
	return found[obj.ID], err
}

func (c change) By(ctx context.Context, obj *graph.Change) (*graph.Account, error) {
	return account(ctx, c.m, obj, "by", func(c *graph.Change) *string { return c.ByID })
}

type recordChange struct{ m *graph.Map }

func (r recordChange) Record(ctx context.Context, obj *graph.RecordChange) (graph.Node, error) {
	return node(ctx, r.m, obj, "record", func(r *graph.RecordChange) string { return r.RecordID })
}

func (r recordChange) Fields(ctx context.Context, obj *graph.RecordChange) ([]*graph.FieldChange, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	return obj.Fields(scope.MayWrite(obj.AreaID)), nil
}

type areaMap struct{ m *graph.Map }

func (a areaMap) Actors(_ context.Context, obj *graph.AreaMap) ([]graph.Kinded, error) {
	return kinded(obj.Actors), nil
}

func (a areaMap) Cursor(ctx context.Context, obj *graph.AreaMap) (string, error) {
	return changesFrom(ctx, a.m, obj.Area.Slug)
}

// changesFrom is the cursor of an area's changes by now, the same throughout a request.
func changesFrom(ctx context.Context, m *graph.Map, slug string) (string, error) {
	return once(ctx, argsKey("changesFrom", &slug), func() (string, error) {
		scope, err := scopeOf(ctx)
		if err != nil {
			return "", err
		}
		return m.ChangesFrom(ctx, scope, slug)
	})
}

type neighbourhood struct{}

func (neighbourhood) Centre(_ context.Context, obj *graph.Neighbourhood) (graph.Kinded, error) {
	return obj.Centre.Kinded(), nil
}

func (neighbourhood) Actors(_ context.Context, obj *graph.Neighbourhood) ([]graph.Kinded, error) {
	return kinded(obj.Actors), nil
}

type introductionPath struct{}

func (introductionPath) Actors(_ context.Context, obj *graph.IntroductionPath) ([]graph.Kinded, error) {
	return kinded(obj.Actors), nil
}

type searchResult struct{}

func (searchResult) Actor(_ context.Context, obj *graph.SearchResult) (graph.Kinded, error) {
	return obj.Actor.Kinded(), nil
}

// orNull answers null where what was asked about does not exist, as the caller sees the map.
func orNull[T any](v *T, err error) (*T, error) {
	var refused *graph.Error
	if errors.As(err, &refused) && refused.Code == graph.NotFound {
		return nil, nil //nolint:nilnil // null in the schema: hidden and absent alike
	}
	return v, err
}
