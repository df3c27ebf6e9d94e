package graph

import (
	"context"
	"slices"
	"strings"
)

// Bounds of the walks.
const (
	maxDepth         = 3
	maxNeighbourhood = 500
	// walkBudget is how many ties one answer may look at, the first step of a neighbourhood apart. A step that would
	// need more is not walked, and the answer says that it is truncated: so what it holds depends on nothing else.
	walkBudget = 20_000
	firstStep  = 1_000_000
)

// Neighbourhood is who stands within a few steps of an actor: nearest first, then by name, without the centre itself,
// and every link among them and the centre. Truncated says that there were more than the limit or the budget allowed.
type Neighbourhood struct {
	Centre    *Actor
	Actors    []*Actor
	Links     []*Link
	Truncated bool
}

// Neighbourhood walks breadth first from an actor, over links of the types (nil: all), one statement a step. NOT_FOUND
// where the scope does not see the actor.
func (m *Map) Neighbourhood(ctx context.Context, scope Scope, of string, depth int, types []LinkType, limit int) (*Neighbourhood, error) {
	var c checker
	if depth < 1 || depth > maxDepth {
		c.add(invalid("depth.range", "depth", "A neighbourhood has a depth of 1 to %d steps, not %d. Begin at 1.", maxDepth, depth))
	}
	if limit < 1 || limit > maxNeighbourhood {
		c.add(invalid("limit.range", "limit", "A neighbourhood holds 1 to %d actors, not %d. Ask for another “limit”.", maxNeighbourhood, limit))
	}
	c.add(otherNoun("of", ActorPrefix, of))
	if err := c.err(); err != nil {
		return nil, err
	}
	n := &Neighbourhood{}
	ids, err := m.steps(ctx, scope, n, of, depth, sorted(types), limit)
	if err != nil {
		return nil, err
	}
	actors, links, err := m.store.Among(ctx, scope, append(slices.Clone(ids), of), sorted(types))
	if err != nil {
		return nil, err
	}
	if n.Centre = find(actors, of); n.Centre == nil {
		return nil, absent("actor", "of", of)
	}
	place := make(map[string]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	n.Links = attach(links, actors)
	n.Actors = append([]*Actor{}, slices.DeleteFunc(actors, func(a *Actor) bool { return a.ID == of })...) // never nil
	slices.SortFunc(n.Actors, func(a, b *Actor) int { return place[a.ID] - place[b.ID] })
	return n, nil
}

// steps gives the ids of the neighbourhood, nearest first, then by name.
func (m *Map) steps(ctx context.Context, scope Scope, n *Neighbourhood, of string, depth int, types []LinkType, limit int) ([]string, error) {
	ids := []string{}
	seen := map[string]bool{of: true}
	frontier, left := []string{of}, walkBudget
	for d := range depth {
		budget := left
		if d == 0 {
			budget = firstStep
		}
		ties, err := m.store.Ties(ctx, scope, TieFilter{Of: frontier, Types: types, Ends: true}, budget+1)
		if err != nil {
			return nil, err
		}
		looked := 0
		for _, t := range ties {
			looked += t.Ties
		}
		if looked > budget {
			n.Truncated = true
			break
		}
		if d > 0 {
			left -= looked
		}
		keys := map[string]string{}
		for _, t := range ties {
			if !seen[t.Other] {
				keys[t.Other] = t.OtherKey
			}
		}
		frontier = frontier[:0:0]
		for id := range keys {
			seen[id] = true
			frontier = append(frontier, id)
		}
		slices.SortFunc(frontier, func(a, b string) int { return strings.Compare(keys[a], keys[b]) })
		if len(ids)+len(frontier) > limit {
			frontier = frontier[:limit-len(ids)]
			n.Truncated = true
		}
		ids = append(ids, frontier...)
		if len(frontier) == 0 || n.Truncated {
			break
		}
	}
	return ids, nil
}
