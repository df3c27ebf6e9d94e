package resolvers

import (
	"context"
	"fmt"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers/generated"
)

func pageArgs(first *int, after *string, last *int, before *string) graph.PageArgs {
	return graph.PageArgs{First: first, After: after, Last: last, Before: before}
}

func pageInfo[T any](p *graph.Page[T]) *generated.PageInfo {
	info := &generated.PageInfo{HasNextPage: p.HasNext, HasPreviousPage: p.HasPrevious}
	if n := len(p.Cursors); n > 0 {
		info.StartCursor, info.EndCursor = &p.Cursors[0], &p.Cursors[n-1]
	}
	return info
}

func actorConnection(of string, p *graph.Page[*graph.Actor]) *generated.ActorConnection {
	c := &generated.ActorConnection{Nodes: kinded(p.Items), Edges: make([]*generated.ActorEdge, len(p.Items)), PageInfo: pageInfo(p), Of: of, Filter: p.Filter}
	for i, n := range c.Nodes {
		c.Edges[i] = &generated.ActorEdge{Cursor: p.Cursors[i], Node: n}
	}
	return c
}

func linkConnection(of string, p *graph.Page[*graph.Link]) *generated.LinkConnection {
	c := &generated.LinkConnection{Nodes: p.Items, Edges: make([]*generated.LinkEdge, len(p.Items)), PageInfo: pageInfo(p), Of: of, Filter: p.Filter}
	for i, l := range p.Items {
		c.Edges[i] = linkEdge(l, of, p.Cursors[i])
	}
	return c
}

// linkEdge is a link as the actor `of` reads it; both ends must be attached.
func linkEdge(l *graph.Link, of, cursor string) *generated.LinkEdge {
	direction, label := l.SeenFrom(of)
	other := l.To
	if l.FromID != of {
		other = l.From
	}
	return &generated.LinkEdge{Cursor: cursor, Node: l, Other: other.Kinded(), Direction: direction, Label: label}
}

func issueConnection(of string, p *graph.Page[*graph.Issue]) *generated.IssueConnection {
	c := &generated.IssueConnection{Nodes: p.Items, Edges: make([]*generated.IssueEdge, len(p.Items)), PageInfo: pageInfo(p), Of: of, Filter: p.Filter}
	for i, n := range p.Items {
		c.Edges[i] = &generated.IssueEdge{Cursor: p.Cursors[i], Node: n}
	}
	return c
}

func assessmentConnection(of string, p *graph.Page[*graph.Assessment]) *generated.AssessmentConnection {
	c := &generated.AssessmentConnection{Nodes: p.Items, Edges: make([]*generated.AssessmentEdge, len(p.Items)), PageInfo: pageInfo(p), Of: of, Filter: p.Filter}
	for i, n := range p.Items {
		c.Edges[i] = &generated.AssessmentEdge{Cursor: p.Cursors[i], Node: n}
	}
	return c
}

func meetingConnection(of string, p *graph.Page[*graph.Meeting]) *generated.MeetingConnection {
	c := &generated.MeetingConnection{Nodes: p.Items, Edges: make([]*generated.MeetingEdge, len(p.Items)), PageInfo: pageInfo(p), Of: of, Filter: p.Filter}
	for i, n := range p.Items {
		c.Edges[i] = &generated.MeetingEdge{Cursor: p.Cursors[i], Node: n}
	}
	return c
}

func changeConnection(of string, p *graph.Page[*graph.Change]) *generated.ChangeConnection {
	c := &generated.ChangeConnection{Nodes: p.Items, Edges: make([]*generated.ChangeEdge, len(p.Items)), PageInfo: pageInfo(p), Of: of, Filter: p.Filter}
	for i, n := range p.Items {
		c.Edges[i] = &generated.ChangeEdge{Cursor: p.Cursors[i], Node: n}
	}
	return c
}

func kinded(actors []*graph.Actor) []graph.Kinded {
	out := make([]graph.Kinded, len(actors))
	for i, a := range actors {
		out[i] = a.Kinded()
	}
	return out
}

// total counts the whole list of a connection, when somebody asks: once for all lists that were fetched together.
type total[C any] struct{ m *graph.Map }

func (t total[C]) TotalCount(ctx context.Context, connection C) (int, error) {
	of, filter := whose(connection)
	return totalOf(ctx, t.m, of, filter)
}

func totalOf(ctx context.Context, m *graph.Map, of string, filter graph.Filter) (int, error) {
	counts, err := once(ctx, fmt.Sprintf("total|%#v", filter), func() (map[string]int, error) {
		scope, err := scopeOf(ctx)
		if err != nil {
			return nil, err
		}
		return m.Total(ctx, scope, filter)
	})
	return counts[of], err
}

func whose(connection any) (string, graph.Filter) {
	switch c := connection.(type) {
	case *generated.ActorConnection:
		return c.Of, c.Filter
	case *generated.LinkConnection:
		return c.Of, c.Filter
	case *generated.IssueConnection:
		return c.Of, c.Filter
	case *generated.AssessmentConnection:
		return c.Of, c.Filter
	case *generated.MeetingConnection:
		return c.Of, c.Filter
	case *generated.ChangeConnection:
		return c.Of, c.Filter
	}
	return "", nil
}
