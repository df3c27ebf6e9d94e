package graph

import (
	"cmp"
	"context"
	"slices"
)

// Bounds of the question who can be moved.
const (
	maxMovable     = 50
	worthInfluence = 3 // the least influence that is worth the effort
	doorSteps      = 3 // how far a door-opener may be
)

// MovableRanking are those who can be moved and are worth it: one band around the middle, with an influence of at least 3.
// The most influential come first, then whoever has most links, then by name. Count is how many there are in all.
// Truncated says that the search for introductions stopped at its budget, so that some may be missing or not the best.
type MovableRanking struct {
	Issue     *Issue
	Movable   []*Movable
	Count     int
	Truncated bool
	Seen      Seen
}

// Movable is one who can be moved. DoorOpener is the warmest introduction from one of our leaders; nil where there is none.
type Movable struct {
	Position   *Position
	Reach      int // links that the scope sees
	DoorOpener *IntroductionPath
}

// Movable finds who can be moved on an issue, each with the way to them. All of them share one walk from our leaders, so
// that the statements are as many for fifty as for one.
func (m *Map) Movable(ctx context.Context, scope Scope, issueID string, first int) (*MovableRanking, error) {
	if err := firstOf(first, maxMovable); err != nil {
		return nil, err
	}
	s, err := m.standing(ctx, scope, issueID)
	if err != nil {
		return nil, err
	}
	stand := positions(s.assessments, s.actors, nil)
	out := &MovableRanking{Issue: s.issue, Movable: movable(stand)}
	out.Count = len(out.Movable)
	if err := m.rank(ctx, scope, out, first); err != nil {
		return nil, err
	}
	d, err := m.doorOpeners(ctx, scope, out.Movable)
	if err != nil {
		return nil, err
	}
	for _, one := range out.Movable {
		one.DoorOpener = d.to[one.Position.Actor.ID]
	}
	for _, p := range stand {
		d.actors[p.Actor.ID] = true
	}
	out.Truncated, out.Seen = d.truncated, Seen{Actors: len(d.actors), Links: d.links}
	return out, nil
}

// movable are those who can be moved and are worth it, the most influential first, then by name.
func movable(stand []*Position) []*Movable {
	out := []*Movable{}
	for _, p := range stand {
		band, known := p.Support().band()
		if known && band >= -1 && band <= 1 && p.influenced() >= worthInfluence {
			out = append(out, &Movable{Position: p})
		}
	}
	slices.SortStableFunc(out, func(a, b *Movable) int { return cmp.Compare(b.Position.influenced(), a.Position.influenced()) })
	return out
}

// rank cuts the list at first. It counts the links only of those whom more influence has not put in or out already.
func (m *Map) rank(ctx context.Context, scope Scope, r *MovableRanking, first int) error {
	if len(r.Movable) == 0 {
		return nil
	}
	least := r.Movable[min(first, len(r.Movable))-1].Position.influenced()
	r.Movable = slices.DeleteFunc(r.Movable, func(one *Movable) bool { return one.Position.influenced() < least })
	reach, err := m.Degrees(ctx, scope, r.targets())
	if err != nil {
		return err
	}
	for _, one := range r.Movable {
		one.Reach = reach[one.Position.Actor.ID]
	}
	slices.SortStableFunc(r.Movable, func(a, b *Movable) int {
		return cmp.Or(cmp.Compare(b.Position.influenced(), a.Position.influenced()), cmp.Compare(b.Reach, a.Reach))
	})
	r.Movable = r.Movable[:min(first, len(r.Movable))]
	return nil
}

func (r *MovableRanking) targets() []string {
	ids := make([]string, len(r.Movable))
	for i, one := range r.Movable {
		ids[i] = one.Position.Actor.ID
	}
	return ids
}

// doors are the ways to several actors, by the actor's id, and what was looked at to find them (ways.looked).
type doors struct {
	to        map[string]*IntroductionPath
	actors    map[string]bool
	links     int
	truncated bool
}

// doorOpeners finds for each of them what Introductions finds first, on the ties of one walk around all of them.
func (m *Map) doorOpeners(ctx context.Context, scope Scope, to []*Movable) (*doors, error) {
	d := &doors{to: map[string]*IntroductionPath{}, actors: map[string]bool{}}
	if len(to) == 0 {
		return d, nil
	}
	sources, err := m.store.Leaders(ctx, scope, scope.WritableAreas())
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(to))
	for i, one := range to {
		ids[i] = one.Position.Actor.ID
	}
	w := newWays(IntroductionsQuery{MaxHops: doorSteps, First: 1}, calendarAt(m.now()), sources, ids...)
	for i, one := range to {
		w.aside[i] = one.Position.Actor.NoIntermediary
	}
	if err := w.collect(ctx, m.store, scope); err != nil {
		return nil, err
	}
	var found []*partial
	for _, id := range ids {
		found = append(found, w.choose(id)...)
	}
	for _, id := range w.ids {
		d.actors[id] = true
	}
	d.links, d.truncated = w.looked().Links, w.truncated
	told, err := m.tell(ctx, scope, w, found)
	if err != nil {
		return nil, err
	}
	for _, p := range told.Paths {
		d.to[p.Actors[len(p.Actors)-1].ID] = p
	}
	return d, nil
}
