package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers/generated"
)

// query answers the questions of the schema's root.
type query struct{ m *graph.Map }

func (q query) Viewer(ctx context.Context) (*graph.Account, error) {
	scope, err := scopeOf(ctx)
	return scope.Account(), err
}

func (q query) Node(ctx context.Context, id string) (graph.Node, error) {
	nodes, err := q.Nodes(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}

func (q query) Nodes(ctx context.Context, ids []string) ([]graph.Node, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	nodes, err := q.m.Nodes(ctx, scope, ids)
	if err != nil {
		return nil, err
	}
	byID := map[string]graph.Node{}
	for _, n := range nodes {
		if n != nil {
			byID[n.NodeID()] = n
		}
	}
	joinNodes(ctx, byID)
	return nodes, nil
}

func (q query) Areas(ctx context.Context) ([]*graph.Area, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	joined(ctx, scope.Areas())
	return scope.Areas(), nil
}

func (q query) Area(ctx context.Context, slug string) (*graph.Area, error) {
	scope, err := scopeOf(ctx)
	return scope.Area(slug), err
}

func (q query) LinkTypes(context.Context) ([]*graph.LinkTypeDescription, error) {
	return pointers(graph.LinkTypes), nil
}

func (q query) Actors(
	ctx context.Context, slug string, kinds []graph.ActorKind, classifications []graph.Classification, tags []string,
	order *generated.ActorOrder, first *int, after *string, last *int, before *string,
) (*generated.ActorConnection, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	asked := graph.ActorsQuery{Area: slug, Kinds: kinds, Classifications: classifications, Tags: tags}
	if order != nil {
		asked.ByUpdate = order.Field == generated.ActorOrderFieldUpdatedAt
		asked.Descending = order.Direction == generated.OrderDirectionDesc
	}
	page, err := q.m.Actors(ctx, scope, asked, pageArgs(first, after, last, before))
	if err != nil {
		return nil, err
	}
	joined(ctx, page.Items)
	return actorConnection(scope.Area(slug).ID, page), nil
}

func (q query) Issues(ctx context.Context, slug string, statuses []graph.IssueStatus, first *int, after *string, last *int, before *string) (*generated.IssueConnection, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	page, err := q.m.Issues(ctx, scope, slug, statuses, pageArgs(first, after, last, before))
	if err != nil {
		return nil, err
	}
	joined(ctx, page.Items)
	return issueConnection(scope.Area(slug).ID, page), nil
}

func (q query) Changes(
	ctx context.Context, slug string, actor, by *string, since, until *graph.Moment, first *int, after *string, last *int, before *string,
) (*generated.ChangeConnection, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	asked, err := graph.ChangesQuery{Area: slug, Actor: actor, By: by}.Within(since, until)
	if err != nil {
		return nil, err
	}
	page, err := q.m.Changes(ctx, scope, asked, pageArgs(first, after, last, before))
	if err != nil {
		return nil, err
	}
	joined(ctx, page.Items)
	return changeConnection(scope.Area(slug).ID, page), nil
}

// Map reads the cursor before the map, so that whoever goes on from it may see a change again but misses none.
func (q query) Map(ctx context.Context, slug string) (*graph.AreaMap, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	for _, f := range graphql.CollectFieldsCtx(ctx, nil) {
		if f.Name == "cursor" {
			if _, err := changesFrom(ctx, q.m, slug); err != nil {
				return nil, err
			}
		}
	}
	whole, err := q.m.Whole(ctx, scope, slug)
	if err != nil {
		return nil, err
	}
	joined(ctx, whole.Actors)
	joined(ctx, whole.Links)
	return whole, nil
}

func (q query) Search(ctx context.Context, text string, slug *string, kinds []graph.ActorKind, first *int) ([]*graph.SearchResult, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := q.m.Search(ctx, scope, text, slug, kinds, or(first, 10))
	if err != nil {
		return nil, err
	}
	actors := make([]*graph.Actor, len(found))
	for i, f := range found {
		actors[i] = f.Actor
	}
	joined(ctx, actors)
	return found, nil
}

func (q query) Neighbourhood(ctx context.Context, of string, depth *int, types []graph.LinkType, limit *int) (*graph.Neighbourhood, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := orNull(q.m.Neighbourhood(ctx, scope, of, or(depth, 1), types, or(limit, 200)))
	if found != nil {
		joined(ctx, append([]*graph.Actor{found.Centre}, found.Actors...))
		joined(ctx, found.Links)
	}
	return found, err
}

func (q query) Introductions(ctx context.Context, to string, from, fromOrganisation *string, maxHops, minStrength, first *int) (*graph.Introductions, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := orNull(q.m.Introductions(ctx, scope, graph.IntroductionsQuery{
		To: to, From: from, FromOrganisation: fromOrganisation, MaxHops: or(maxHops, 3), MinStrength: minStrength, First: or(first, 5),
	}))
	if found != nil {
		var links []*graph.Link
		for _, p := range found.Paths {
			links = append(links, p.Links...)
		}
		joinLinks(ctx, links)
	}
	return found, err
}

func (q query) Acquaintances(ctx context.Context, organisation string, first *int) (*graph.Acquaintances, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := orNull(q.m.Acquaintances(ctx, scope, organisation, or(first, 20)))
	if found != nil {
		var links []*graph.Link
		for _, a := range found.Known {
			links = append(links, a.Link, a.There)
		}
		joinLinks(ctx, links)
	}
	return found, err
}

func (q query) Overlaps(ctx context.Context, organisations []string, first *int) (*graph.Overlaps, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := orNull(q.m.Overlaps(ctx, scope, organisations, or(first, 50)))
	if found != nil {
		var links []*graph.Link
		for _, o := range found.People {
			links = append(links, o.Links...)
		}
		joinLinks(ctx, links)
	}
	return found, err
}

func (q query) Sources(ctx context.Context, of string, first *int) (*graph.Sources, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := orNull(q.m.Sources(ctx, scope, of, or(first, 50)))
	if found != nil {
		joinSources(ctx, found)
	}
	return found, err
}

// or is the schema's own default where a caller wrote null.
func or(v *int, otherwise int) int {
	if v == nil {
		return otherwise
	}
	return *v
}
