package resolvers

import (
	"context"
	"fmt"
	"sync"

	"github.com/allymap/allymap/graph"
)

// A list of a hundred actors with their links is two statements, not a hundred and one: records that were fetched together
// are a family, and a field that has to be fetched is fetched for the whole family when the first of them asks. What
// comes back is a family again. So the number of statements depends on the depth of a question, never on the length of
// a list, and nothing waits for a moment in the hope of company.
type family struct {
	members []any // pointers to records

	mu     sync.Mutex
	fields map[string]*fetched
}

// fetched is one fetch: done once, by whoever asks first.
type fetched struct {
	once  sync.Once
	value any
	err   error
}

// joined makes a family of the records, which the caller does not change after. It costs nothing until something is
// fetched for one of them: a whole map is mostly asked for what lies in its records.
func joined[T comparable](ctx context.Context, members []T) {
	c := callerOf(ctx)
	if c == nil || len(members) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.gathered = append(c.gathered, func() {
		f := &family{members: make([]any, len(members)), fields: map[string]*fetched{}}
		for i, m := range members {
			f.members[i] = m
			c.families[m] = f
		}
	})
}

// familyOf is the family of a record, of the record alone if it came alone.
func familyOf[T comparable](ctx context.Context, member T) *family {
	c := callerOf(ctx)
	if c == nil {
		return &family{members: []any{member}, fields: map[string]*fetched{}}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, gather := range c.gathered {
		gather()
	}
	c.gathered = nil
	f := c.families[member]
	if f == nil {
		f = &family{members: []any{member}, fields: map[string]*fetched{}}
		c.families[member] = f
	}
	return f
}

// together fetches a field of member for its whole family. field tells one fetch from another, with its arguments.
func together[T comparable, V any](ctx context.Context, member T, field string, fetch func(members []T) (V, error)) (V, error) {
	f := familyOf(ctx, member)
	f.mu.Lock()
	got := f.fields[field]
	if got == nil {
		got = &fetched{}
		f.fields[field] = got
	}
	f.mu.Unlock()
	got.once.Do(func() {
		members := make([]T, 0, len(f.members))
		for _, m := range f.members {
			if m, ok := m.(T); ok {
				members = append(members, m)
			}
		}
		got.value, got.err = fetch(members)
	})
	value, _ := got.value.(V)
	return value, got.err
}

// once fetches something once for a request.
func once[V any](ctx context.Context, what string, fetch func() (V, error)) (V, error) {
	c := callerOf(ctx)
	if c == nil {
		return fetch()
	}
	c.mu.Lock()
	got := c.alone[what]
	if got == nil {
		got = &fetched{}
		c.alone[what] = got
	}
	c.mu.Unlock()
	got.once.Do(func() { got.value, got.err = fetch() })
	value, _ := got.value.(V)
	return value, got.err
}

// argsKey names a fetch by its field and arguments.
func argsKey(field string, args ...any) string {
	key := field
	for _, a := range args {
		switch a := a.(type) {
		case *int:
			if a != nil {
				key += fmt.Sprintf("|%d", *a)
				continue
			}
			key += "|"
		case *string:
			if a != nil {
				key += fmt.Sprintf("|%q", *a)
				continue
			}
			key += "|"
		default:
			key += fmt.Sprintf("|%#v", a) // an empty list is not none
		}
	}
	return key
}

// accounts fetches, for the family of a record, the accounts that idOf names, and gives the record's own; nil where it
// names none, or one that is gone.
func account[T comparable](ctx context.Context, m *graph.Map, member T, field string, idOf func(T) *string) (*graph.Account, error) {
	id := idOf(member)
	if id == nil {
		return nil, nil //nolint:nilnil // null in the schema: nobody is known
	}
	found, err := together(ctx, member, field, func(members []T) (map[string]*graph.Account, error) {
		var ids []string
		for _, one := range members {
			if id := idOf(one); id != nil {
				ids = append(ids, *id)
			}
		}
		return m.Accounts(ctx, ids)
	})
	return found[*id], err
}

// nodes fetches, for the family of a record, the records that idOf names (empty: none), and gives the record's own.
func node[T comparable](ctx context.Context, m *graph.Map, member T, field string, idOf func(T) string) (graph.Node, error) {
	found, err := together(ctx, member, field, func(members []T) (map[string]graph.Node, error) {
		scope, err := scopeOf(ctx)
		if err != nil {
			return nil, err
		}
		var ids []string
		for _, one := range members {
			if id := idOf(one); id != "" {
				ids = append(ids, id)
			}
		}
		nodes, err := m.NodesByID(ctx, scope, ids)
		if err != nil {
			return nil, err
		}
		joinNodes(ctx, nodes)
		return nodes, nil
	})
	if n, ok := found[idOf(member)]; ok {
		return n, err
	}
	return nil, err
}

// joinNodes makes families of records that were fetched together, one a kind.
func joinNodes(ctx context.Context, nodes map[string]graph.Node) {
	var actors, ends []*graph.Actor
	var links []*graph.Link
	var issues []*graph.Issue
	var assessments []*graph.Assessment
	var meetings []*graph.Meeting
	var changes []*graph.Change
	for _, n := range nodes {
		switch n := n.(type) {
		case graph.Kinded:
			actors = append(actors, n.Self())
		case *graph.Link:
			links = append(links, n)
			ends = append(ends, n.From, n.To)
		case *graph.Issue:
			issues = append(issues, n)
		case *graph.Assessment:
			assessments = append(assessments, n)
		case *graph.Meeting:
			meetings = append(meetings, n)
		case *graph.Change:
			changes = append(changes, n)
		}
	}
	joined(ctx, actors)
	joined(ctx, ends)
	joined(ctx, links)
	joined(ctx, issues)
	joined(ctx, assessments)
	joined(ctx, meetings)
	joined(ctx, changes)
}

// joinLinks makes one family of links and one of their ends.
func joinLinks(ctx context.Context, links []*graph.Link) {
	var ends []*graph.Actor
	for _, l := range links {
		if l.From != nil {
			ends = append(ends, l.From)
		}
		if l.To != nil {
			ends = append(ends, l.To)
		}
	}
	joined(ctx, links)
	joined(ctx, ends)
}
