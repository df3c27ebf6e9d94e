package graph

import (
	"cmp"
	"container/heap"
	"context"
	"math"
	"slices"
	"strings"
)

// Bounds of introductions.
const (
	maxHops          = 4
	maxIntroductions = 20
	maxPartials      = 200_000 // paths looked at for one answer
)

// IntroductionsQuery asks who can introduce us to somebody.
type IntroductionsQuery struct {
	To          string
	From        *string // nil: any leader on the map in the caller's own areas
	MaxHops     int
	MinStrength *int // ties weaker than this, or of unknown strength, do not count
	First       int
}

// Introductions are the warmest ways to somebody, warmest first; of equals the shorter, then by the ids along the way.
type Introductions struct {
	Paths     []*IntroductionPath
	Truncated bool
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

// The warmth of one link, in parts of warmthWhole: 20ths for its strength (by index; 0: nobody asked, between 2 and 3),
// 20ths for how we know, 10ths for a symmetric link that one end denies. Whole numbers, so that two paths are equally
// warm or not, whatever the order in which they are reckoned.
var strengthWarmth = [maxStrength + 1]int64{10, 4, 8, 12, 16, 19}

const warmthWhole = 20 * 20 * 10

func (t Tie) warmth() int64 {
	w := strengthWarmth[t.Strength]
	switch t.Basis {
	case Assumption:
		w *= 17
	case Hearsay:
		w *= 14
	case Fact:
		w *= 20
	default:
		w *= 20
	}
	if t.OneSided {
		return w * 9
	}
	return w * 10
}

// Introductions finds the warmest simple paths to an actor, over every tie but OPPOSES, read from both ends: one
// statement a step, the smaller side first. A path ends at the first of the asking actors that it meets. NOT_FOUND where
// the scope does not see To or From. The search is uniform-cost over partial paths (as in Dijkstra 1959, with simple
// paths in place of settled nodes), cut by the distance to the asking end.
func (m *Map) Introductions(ctx context.Context, scope Scope, q IntroductionsQuery) (*Introductions, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	ends := []string{q.To}
	if q.From != nil {
		ends = append(ends, *q.From)
	}
	found, err := m.store.Nodes(ctx, scope, ends)
	if err != nil {
		return nil, err
	}
	for i, field := range []string{"to", "from"}[:len(ends)] {
		if !slices.ContainsFunc(found.Actors, func(a *Actor) bool { return a.ID == ends[i] }) {
			return nil, absent("actor", field, ends[i])
		}
	}
	sources := ends[1:]
	if q.From == nil {
		if sources, err = m.store.Leaders(ctx, scope, scope.WritableAreas()); err != nil {
			return nil, err
		}
	}
	s := newPathSearch(q, sources)
	if err := s.collect(ctx, m.store, scope); err != nil {
		return nil, err
	}
	return m.tell(ctx, scope, s.warmest(), s.truncated)
}

func (q IntroductionsQuery) check() error {
	var c checker
	if q.MaxHops < 1 || q.MaxHops > maxHops {
		c.add(invalid("hops.range", "maxHops", "An introduction has 1 to %d steps, not %d. Longer ones are not introductions any more.", maxHops, q.MaxHops))
	}
	if q.First < 1 || q.First > maxIntroductions {
		c.add(invalid("page.range", "first", "Ask for 1 to %d introductions, not %d.", maxIntroductions, q.First))
	}
	c.strength("minStrength", q.MinStrength)
	if q.From != nil && *q.From == q.To {
		c.add(invalid("introductions.self", "from", "Nobody needs an introduction to themselves. Choose another “from”."))
	}
	return c.err()
}

// pathSearch is the part of the map around both ends of the paths.
type pathSearch struct {
	q         IntroductionsQuery
	to        []string // q.To, or several whose paths share one walk
	source    map[string]bool
	best      map[string]map[string]Tie // the warmest tie of each pair, from either end
	truncated bool
}

func newPathSearch(q IntroductionsQuery, sources []string) *pathSearch {
	s := &pathSearch{q: q, to: []string{q.To}, source: map[string]bool{}, best: map[string]map[string]Tie{}}
	for _, id := range sources {
		if id != q.To {
			s.source[id] = true
		}
	}
	return s
}

// collect reads the ties around both ends until the two sides together reach as far as a path may.
func (s *pathSearch) collect(ctx context.Context, store Ties, scope Scope) error {
	near := map[string]bool{}
	far := map[string]bool{}
	frontiers := [2][]string{s.to, nil}
	for _, id := range s.to {
		near[id] = true
	}
	for id := range s.source {
		far[id] = true
		frontiers[1] = append(frontiers[1], id)
	}
	slices.Sort(frontiers[1])
	left := walkBudget
	for range s.q.MaxHops {
		side, reached := 0, near
		if len(frontiers[1]) < len(frontiers[0]) {
			side, reached = 1, far
		}
		if len(frontiers[side]) == 0 {
			return nil
		}
		ties, err := store.Ties(ctx, scope, TieFilter{Of: frontiers[side], Not: []LinkType{Opposes}}, left+1)
		if err != nil {
			return err
		}
		if len(ties) > left {
			s.truncated = true
			return nil
		}
		left -= len(ties)
		frontiers[side] = nil
		for _, t := range ties {
			if s.q.MinStrength != nil && t.Strength < *s.q.MinStrength {
				continue
			}
			s.add(t)
			if !reached[t.Other] {
				reached[t.Other] = true
				if !s.source[t.Other] && t.Other != s.q.To {
					frontiers[side] = append(frontiers[side], t.Other)
				}
			}
		}
		slices.Sort(frontiers[side])
	}
	return nil
}

func (s *pathSearch) add(t Tie) {
	back := t
	back.At, back.Other = t.Other, t.At
	for _, t := range []Tie{t, back} {
		of := s.best[t.At]
		if of == nil {
			of = map[string]Tie{}
			s.best[t.At] = of
		}
		old, ok := of[t.Other]
		if !ok || t.warmth() > old.warmth() || t.warmth() == old.warmth() && t.LinkID < old.LinkID {
			of[t.Other] = t
		}
	}
}

// partial is a path from the wanted actor towards an asking one, as a list from its latest actor back.
type partial struct {
	at     string
	by     string // the link to it
	hops   int
	warmth int64 // of warmthWhole to the power of maxHops
	weak   int   // the least known strength, 0 where none is known
	back   *partial
}

func (p *partial) compare(o *partial) int {
	if d := cmp.Or(cmp.Compare(o.warmth, p.warmth), cmp.Compare(p.hops, o.hops)); d != 0 {
		return d
	}
	for a, b := p, o; a != nil && b != nil; a, b = a.back, b.back {
		if d := strings.Compare(a.at, b.at); d != 0 {
			return d
		}
	}
	return 0
}

func (p *partial) holds(id string) bool {
	for ; p != nil; p = p.back {
		if p.at == id {
			return true
		}
	}
	return false
}

type partials []*partial

func (q partials) Len() int           { return len(q) }
func (q partials) Less(i, j int) bool { return q[i].compare(q[j]) < 0 }
func (q partials) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }

// Push is for container/heap.
func (q *partials) Push(x any) {
	if p, ok := x.(*partial); ok {
		*q = append(*q, p)
	}
}

// Pop is for container/heap.
func (q *partials) Pop() any {
	last := len(*q) - 1
	p := (*q)[last]
	*q = (*q)[:last]
	return p
}

// warmest is the q.First warmest paths that reach an asking actor. Every link is colder than 1, so a longer path never
// overtakes a shorter one that it grew from, and paths come off the heap in their final order.
func (s *pathSearch) warmest() []*partial {
	distance := s.distances()
	whole := int64(math.Pow(warmthWhole, maxHops))
	queue := &partials{{at: s.q.To, warmth: whole}}
	var out []*partial
	for looked := 0; queue.Len() > 0 && len(out) < s.q.First; looked++ {
		if looked == maxPartials {
			s.truncated = true
			break
		}
		p, ok := heap.Pop(queue).(*partial)
		if !ok {
			break
		}
		if s.source[p.at] {
			out = append(out, p)
			continue
		}
		for other, t := range s.best[p.at] {
			d, reachable := distance[other]
			if !reachable || p.hops+1+d > s.q.MaxHops || p.holds(other) {
				continue
			}
			heap.Push(queue, p.step(t))
		}
	}
	return out
}

func (p *partial) step(t Tie) *partial {
	weak := p.weak
	if t.Strength > 0 && (weak == 0 || t.Strength < weak) {
		weak = t.Strength
	}
	return &partial{at: t.Other, by: t.LinkID, hops: p.hops + 1, warmth: p.warmth / warmthWhole * t.warmth(), weak: weak, back: p}
}

// distances is how many steps each actor is from the nearest asking one.
func (s *pathSearch) distances() map[string]int {
	out := map[string]int{}
	var frontier []string
	for id := range s.source {
		out[id] = 0
		frontier = append(frontier, id)
	}
	for d := 1; d <= s.q.MaxHops && len(frontier) > 0; d++ {
		var next []string
		for _, at := range frontier {
			for other := range s.best[at] {
				if _, ok := out[other]; !ok {
					out[other] = d
					next = append(next, other)
				}
			}
		}
		frontier = next
	}
	return out
}

// tell loads the records of the paths and puts them into words.
func (m *Map) tell(ctx context.Context, scope Scope, found []*partial, truncated bool) (*Introductions, error) {
	out := &Introductions{Paths: []*IntroductionPath{}, Truncated: truncated}
	var ids []string
	for _, p := range found {
		for ; p != nil; p = p.back {
			ids = append(ids, p.at)
		}
	}
	if ids = sorted(ids); len(ids) == 0 {
		return out, nil
	}
	rs, err := m.store.Nodes(ctx, scope, ids)
	if err != nil {
		return nil, err
	}
	among, err := m.store.Among(ctx, scope, ids, nil)
	if err != nil {
		return nil, err
	}
	actors, links := map[string]*Actor{}, map[string]*Link{}
	for _, a := range rs.Actors {
		actors[a.ID] = a
	}
	for _, l := range attach(among, rs.Actors) {
		links[l.ID] = l
	}
	for _, p := range found {
		if path := p.path(actors, links); path != nil {
			out.Paths = append(out.Paths, path)
		}
	}
	return out, nil
}

// path is the partial with its records; nil where one of them went away in the meantime.
func (p *partial) path(actors map[string]*Actor, links map[string]*Link) *IntroductionPath {
	out := &IntroductionPath{Hops: p.hops, Warmth: float64(p.warmth) / math.Pow(warmthWhole, maxHops)}
	if p.weak > 0 {
		out.Weakest = &p.weak
	}
	for ; p != nil; p = p.back {
		a := actors[p.at]
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
	out.Sentence = out.sentence()
	return out
}
