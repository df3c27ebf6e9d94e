package graph

import (
	"context"
	"math"
	"slices"
)

// Bounds of introductions.
const (
	maxHops          = 4
	maxIntroductions = 20
	maxPartials      = 200_000 // paths looked at for one answer
)

// IntroductionsQuery asks who can introduce us to somebody.
type IntroductionsQuery struct {
	To               string
	From             *string // who asks; without it and FromOrganisation, any leader on the map in the caller's own areas
	FromOrganisation *string // any of the people of this organisation asks (peopleOf)
	MaxHops          int
	MinStrength      *int // ties weaker than this, or of unknown strength, do not count
	First            int
}

// Introductions are ways to somebody, warmest first; of equals the shorter, then by the ids along the way. Seen is what
// the walk looked at (ways.looked).
type Introductions struct {
	Paths     []*IntroductionPath
	Truncated bool
	Seen      Seen
}

// IntroductionPath is one way: Actors[0] is the asking end, the last is whom we want to meet; Links[i] ties Actors[i]
// and Actors[i+1], the warmest of parallel ones.
type IntroductionPath struct {
	Actors   []*Actor
	Links    []*Link
	Hops     int
	Warmth   float64 // 0..1, the product of its links' warmth
	Weakest  *int    // the least known strength
	Sentence string
}

// Introductions finds ways to an actor that differ in their people, over every tie but OPPOSES, read from both ends: one
// statement a step, the smaller side first. A path ends at the first of the asking actors that it meets, and runs through
// nobody who asked not to introduce people. The first chosen is the warmest of all; each further one is the warmest when
// the warmth of a path is halved for every actor on it, To apart, through whom one that was chosen runs: maximal marginal
// relevance (Carbonell, Goldstein 1998) over all simple paths, not over the few warmest. NOT_FOUND where the scope does
// not see To, From or FromOrganisation.
func (m *Map) Introductions(ctx context.Context, scope Scope, q IntroductionsQuery) (*Introductions, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	on := calendarAt(m.now())
	sources, more, err := m.sources(ctx, scope, q, on)
	if err != nil {
		return nil, err
	}
	w := newWays(q, on, sources, q.To)
	if err := w.collect(ctx, m.store, scope); err != nil {
		return nil, err
	}
	w.truncated = w.truncated || more
	found := w.choose(q.To)
	if len(found) == 0 { // where there is a way, its ends are there
		if err := m.ends(ctx, scope, q); err != nil {
			return nil, err
		}
	}
	return m.tell(ctx, scope, w, found)
}

// sources are the ids of those who ask, and whether there are more; NOT_FOUND where the organisation is not there.
func (m *Map) sources(ctx context.Context, scope Scope, q IntroductionsQuery, on calendar) ([]string, bool, error) {
	if q.From != nil {
		return []string{*q.From}, false, nil
	}
	if q.FromOrganisation == nil {
		ids, err := m.store.Leaders(ctx, scope, scope.WritableAreas())
		return ids, false, err
	}
	if err := m.ends(ctx, scope, q); err != nil {
		return nil, false, err
	}
	body := *q.FromOrganisation
	people, more, err := m.peopleOf(ctx, scope, []string{body}, on)
	var ids []string
	for _, l := range people[body] {
		ids = append(ids, l.FromID)
	}
	return ids, more, err
}

// ends says whether both ends are there: NOT_FOUND for To, From or FromOrganisation, INVALID for a FromOrganisation that is
// none.
func (m *Map) ends(ctx context.Context, scope Scope, q IntroductionsQuery) error {
	to, from, body := q.To, deref(q.From), deref(q.FromOrganisation)
	found, err := m.store.Nodes(ctx, scope, slices.DeleteFunc([]string{to, from, body}, func(id string) bool { return id == "" }))
	switch {
	case err != nil:
		return err
	case find(found.Actors, to) == nil:
		return absent("actor", "to", to)
	case q.From != nil && find(found.Actors, from) == nil:
		return absent("actor", "from", from)
	case q.FromOrganisation != nil:
		return organisation(found.Actors, "fromOrganisation", body)
	}
	return nil
}

func (q IntroductionsQuery) check() error {
	var c checker
	if q.MaxHops < 1 || q.MaxHops > maxHops {
		c.add(invalid("hops.range", "maxHops", "An introduction has 1 to %d steps, not %d. Ask for another “maxHops”; longer ones are not introductions any more.", maxHops, q.MaxHops))
	}
	c.add(length("first", q.First, maxIntroductions))
	if q.MinStrength != nil && (*q.MinStrength < 1 || *q.MinStrength > maxStrength) {
		c.add(invalid("strength.range", "minStrength", "A strength is a whole number from 1 (barely) to 5 (very well), not %d. Leave “minStrength” out to take links of any.", *q.MinStrength))
	}
	c.add(otherNoun("to", ActorPrefix, q.To))
	c.add(otherNoun("from", ActorPrefix, deref(q.From)))
	c.add(otherNoun("fromOrganisation", ActorPrefix, deref(q.FromOrganisation)))
	if q.From != nil && *q.From == q.To {
		c.add(invalid("introductions.self", "from", "Nobody needs an introduction to themselves. Choose another “from”."))
	}
	if q.FromOrganisation != nil && *q.FromOrganisation == q.To {
		c.add(invalid("introductions.self", "fromOrganisation", "Its own people need no introduction to it. Choose another “fromOrganisation”."))
	}
	if q.From != nil && q.FromOrganisation != nil {
		c.add(invalid("introductions.from", "fromOrganisation", "Either somebody asks or the people of an organisation do. Leave out “from” or “fromOrganisation”."))
	}
	return c.err()
}

// tell loads the records of the paths and puts them into words.
func (m *Map) tell(ctx context.Context, scope Scope, w *ways, found []*partial) (*Introductions, error) {
	out := &Introductions{Paths: []*IntroductionPath{}, Truncated: w.truncated, Seen: w.looked()}
	var ids []string
	for _, p := range found {
		for ; p != nil; p = p.back {
			ids = append(ids, p.id)
		}
	}
	if ids = sorted(ids); len(ids) == 0 {
		return out, nil
	}
	around, among, err := m.store.Among(ctx, scope, ids, nil)
	if err != nil {
		return nil, err
	}
	actors, links := map[string]*Actor{}, map[string]*Link{}
	for _, a := range around {
		actors[a.ID] = a
	}
	for _, l := range attach(among, around) {
		links[l.ID] = l
	}
	for _, p := range found {
		if path := p.path(w.on, actors, links); path != nil {
			out.Paths = append(out.Paths, path)
		}
	}
	return out, nil
}

// path is the partial with its records; nil where one of them went away in the meantime.
func (p *partial) path(on calendar, actors map[string]*Actor, links map[string]*Link) *IntroductionPath {
	out := &IntroductionPath{Hops: p.hops, Warmth: float64(p.warmth) / math.Pow(warmthWhole, maxHops)}
	if p.weak > 0 {
		out.Weakest = &p.weak
	}
	for ; p != nil; p = p.back {
		a := actors[p.id]
		if a == nil {
			return nil
		}
		out.Actors = append(out.Actors, a)
		if p.back == nil {
			break
		}
		l := links[p.by]
		if l == nil {
			return nil
		}
		out.Links = append(out.Links, l)
	}
	out.Sentence = out.sentence(on)
	return out
}
