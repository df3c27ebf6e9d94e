package graph

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
)

// MapPosition is where somebody put an actor on the drawn map of an area, so that the map looks the same at the next visit
// and on the wall. An actor whose links lead into several areas has one on the map of each. It is no record: the last write
// stands, no history tells of it, and it goes with its actor.
type MapPosition struct {
	AreaID  string
	ActorID string
	Actor   *Actor // attached where it is read
	X, Y    float64
}

// Stands is the actor, by its own kind; nil where it is not attached.
func (p *MapPosition) Stands() Kinded { return p.Actor.orNone() }

// Bounds of a drawing: how many are put in one go, and how far from its middle.
const (
	maxPlaced   = 1000
	maxDistance = 100_000
)

// PlaceActors puts actors where they are to stand on the drawn map of an area. All of it is done, or none.
type PlaceActors struct {
	Area      string // slug
	Positions []ActorPosition
}

// ActorPosition says where one actor is to stand, in units of the drawing, y downwards.
type ActorPosition struct {
	Actor string
	X, Y  float64
}

// Place carries out PlaceActors. It takes no key and leaves no receipt: done again, it does the same.
func (m *Map) Place(ctx context.Context, scope Scope, e PlaceActors) (Outcome, error) {
	outs, err := m.do(ctx, scope, "", []Edit{e})
	if err != nil {
		return Outcome{}, err
	}
	return outs[0], nil
}

// Positions are where the actors on the maps of these areas were put, by the area's id, sorted by the actor's: those of the
// actors that the scope sees there.
func (m *Map) Positions(ctx context.Context, scope Scope, areaIDs []string) (map[string][]*MapPosition, error) {
	return m.store.Positions(ctx, scope, sorted(areaIDs))
}

func (e PlaceActors) name() string { return "placeActors" }

func (e PlaceActors) area() string { return e.Area }

func (e PlaceActors) needs() []string {
	if len(e.Positions) > maxPlaced {
		return nil // too many, and refused without a look at them
	}
	ids := make([]string, len(e.Positions))
	for i, p := range e.Positions {
		ids[i] = p.Actor
	}
	return ids
}

func (e PlaceActors) apply(_ context.Context, w *writing) (Outcome, error) {
	area, refused := w.area(e.Area, "area")
	if refused != nil {
		return Outcome{}, refused
	}
	if refused := w.mayWrite(area.ID, "area"); refused != nil {
		return Outcome{}, refused
	}
	if n := len(e.Positions); n < 1 || n > maxPlaced {
		return Outcome{}, invalid("position.count", "positions", "Name 1 to %d actors at once, not %d, and send more in several goes.", maxPlaced, n)
	}
	var c checker
	named := map[string]bool{}
	for i, p := range e.Positions {
		c.under = []string{"positions", fmt.Sprint(i)}
		switch {
		case w.actor(p.Actor) == nil:
			c.add(absent("actor", "actor", p.Actor))
		case named[p.Actor]:
			c.add(invalid("position.twice", "actor", "%s is named twice. Say once where they stand.", clip(p.Actor)))
		}
		named[p.Actor] = true
		c.coordinate("x", p.X)
		c.coordinate("y", p.Y)
	}
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	for _, p := range e.Positions {
		w.place(&MapPosition{AreaID: area.ID, ActorID: p.Actor, X: p.X + 0, Y: p.Y + 0}) // the sum makes 0 of -0
	}
	return Outcome{Area: area}, nil
}

func (c *checker) coordinate(field string, v float64) {
	if !(math.Abs(v) <= maxDistance) { // nor is what is no number
		c.add(invalid("position.range", field, "A place on the drawing is a number from -%d to %[1]d. Move it closer.", maxDistance))
	}
}

// place notes a position; a later one of the same actor on the same map takes its place.
func (w *writing) place(p *MapPosition) {
	if w.places == nil {
		w.places = map[string]*MapPosition{}
	}
	w.places[p.AreaID+" "+p.ActorID] = p
}

// positions are those noted, of the actors that will be there, by area and actor: so that two writes come upon them in one
// order.
func (w *writing) positions() []*MapPosition {
	var out []*MapPosition
	for _, p := range w.places {
		if w.record(p.ActorID) != nil {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b *MapPosition) int {
		return strings.Compare(a.AreaID+" "+a.ActorID, b.AreaID+" "+b.ActorID)
	})
	return out
}
