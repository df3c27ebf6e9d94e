package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Bounds of overlaps.
const (
	leastBodies = 2
	mostBodies  = 20
	maxOverlaps = 100
)

// Overlaps are the people who belong to more than one of some organisations: those who belong to most first, then by
// name. Seen counts all their people, and the links by which these belong.
type Overlaps struct {
	People    []*Overlap
	Truncated bool // there are more of them, or one of the organisations has more people than are looked at
	Seen      Seen
}

// Overlap is one person who belongs to several organisations.
type Overlap struct {
	Person Kinded
	Bodies int     // to how many of them
	Links  []*Link // how, by the organisation's name, then by id
}

// Overlaps says who belongs to more than one of 2 to 20 organisations. Two statements. NOT_FOUND where the scope does
// not see one of them.
func (m *Map) Overlaps(ctx context.Context, scope Scope, bodies []string, first int) (*Overlaps, error) {
	bodies = sorted(bodies)
	var c checker
	if len(bodies) < leastBodies || len(bodies) > mostBodies {
		c.add(invalid("overlaps.range", "organisations", "Overlaps are of %d to %d different organisations, not of %d. Name another, or leave some out.", leastBodies, mostBodies, len(bodies)))
	}
	c.add(length("first", first, maxOverlaps))
	for _, id := range bodies[:min(len(bodies), mostBodies)] {
		c.add(otherNoun("organisations", ActorPrefix, id))
	}
	if err := c.err(); err != nil {
		return nil, err
	}
	found, err := m.store.Nodes(ctx, scope, bodies)
	if err != nil {
		return nil, err
	}
	for _, id := range bodies {
		if err := organisation(found.Actors, "organisations", id); err != nil {
			return nil, err
		}
	}
	people, more, err := m.peopleOf(ctx, scope, bodies, calendarAt(m.now()))
	if err != nil {
		return nil, err
	}
	out := &Overlaps{Truncated: more}
	all := map[string]*Overlap{}
	slices.SortFunc(found.Actors, func(a, b *Actor) int { return strings.Compare(a.NameKey(), b.NameKey()) })
	for _, body := range found.Actors {
		out.Seen.Links += len(people[body.ID])
		takePeople(all, body, people[body.ID])
	}
	out.Seen.Actors = len(all)
	out.People = ranked(all)
	if len(out.People) > first {
		out.People, out.Truncated = out.People[:first], true
	}
	return out, nil
}

// takePeople adds the people of one organisation. One person is one actor, whichever link they came with.
func takePeople(all map[string]*Overlap, body *Actor, links []*Link) {
	slices.SortFunc(links, func(a, b *Link) int { return strings.Compare(a.ID, b.ID) })
	counted := map[string]bool{}
	for _, l := range links {
		o := all[l.FromID]
		if o == nil {
			o = &Overlap{Person: l.From.Kinded()}
			all[l.FromID] = o
		}
		l.From, l.To = o.Person.Self(), body
		o.Links = append(o.Links, l)
		if !counted[l.FromID] {
			counted[l.FromID] = true
			o.Bodies++
		}
	}
}

func ranked(all map[string]*Overlap) []*Overlap {
	out := []*Overlap{}
	for _, o := range all {
		if o.Bodies >= leastBodies {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(a, b *Overlap) int {
		return cmp.Or(cmp.Compare(b.Bodies, a.Bodies), strings.Compare(a.Person.Self().NameKey(), b.Person.Self().NameKey()))
	})
	return out
}
