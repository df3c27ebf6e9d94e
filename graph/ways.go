package graph

import (
	"cmp"
	"container/heap"
	"context"
	"math"
	"slices"
	"strings"
)

// ways is the part of the map around both ends of the introductions asked for, and what is being made of it: one walk
// serves several whom we want to meet. Actors are numbered as they come, those to meet first.
type ways struct {
	q         IntroductionsQuery
	on        calendar
	to        int // how many we want to meet
	ids       []string
	number    map[string]int
	source    []bool
	aside     []bool // by actor: asked not to introduce people, and is here for being one of the ends
	out       [][]step
	links     int // that a way may run along, parallel ones too, each once; known when settled
	truncated bool

	// best, by steps left and then by actor: how warm the way on from there to an asking actor can be at most, in parts of
	// warmthWhole to the power of the steps. 0: there is none.
	best [][]int64
	used []bool // by actor: whether a way that was chosen runs through it
	heap partials
	seen int
}

// step is the warmest tie from one actor to another.
type step struct {
	to       int
	link     string
	warmth   int64
	strength int
}

func newWays(q IntroductionsQuery, on calendar, sources []string, to ...string) *ways {
	w := &ways{q: q, on: on, to: len(to), number: map[string]int{}}
	for _, id := range to {
		w.numberOf(id)
	}
	for _, id := range sources {
		if len(to) > 1 || id != to[0] {
			w.source[w.numberOf(id)] = true
		}
	}
	return w
}

func (w *ways) numberOf(id string) int {
	n, ok := w.number[id]
	if !ok {
		n = len(w.ids)
		w.number[id] = n
		w.ids, w.source, w.aside, w.out = append(w.ids, id), append(w.source, false), append(w.aside, false), append(w.out, nil)
	}
	return n
}

// collect reads the ties around both ends until the two sides together reach as far as a path may, one statement a step;
// the first steps from one actor to one other go in one. Whoever asked not to introduce people is no middle of any way, and
// is passed by here already.
func (w *ways) collect(ctx context.Context, store Ties, scope Scope) error {
	f := fronts{reached: [2]map[int]bool{{}, {}}, left: walkBudget}
	f.at[0] = slices.Sorted(slices.Values(w.ids[:w.to]))
	for n, id := range w.ids {
		if n < w.to {
			f.reached[0][n] = true
		}
		if w.source[n] {
			f.reached[1][n] = true
			f.at[1] = append(f.at[1], id)
		}
	}
	slices.Sort(f.at[1])
	for hop := 0; hop < w.q.MaxHops && !w.truncated; {
		sides := f.next(w.q.MaxHops - hop)
		if len(sides) == 0 {
			break
		}
		if err := w.expand(ctx, store, scope, &f, hop == w.q.MaxHops-1 && w.to == 1, sides...); err != nil {
			return err
		}
		hop += len(sides)
	}
	w.settle()
	return nil
}

// fronts are how far the walk has come from whom we want to meet (0) and from those who ask (1): the actors to go on from,
// sorted, and all that were reached.
type fronts struct {
	at      [2][]string
	reached [2]map[int]bool
	left    int // of walkBudget
}

// next is the side to go on from, the smaller one; both where each is one actor and there are steps left after these; none
// where the smaller side leads no further.
func (f *fronts) next(steps int) []int {
	switch {
	case len(f.at[0]) == 1 && len(f.at[1]) == 1 && steps > 2:
		return []int{0, 1}
	case len(f.at[1]) < len(f.at[0]) && len(f.at[1]) > 0:
		return []int{1}
	case len(f.at[1]) >= len(f.at[0]) && len(f.at[0]) > 0:
		return []int{0}
	}
	return nil
}

// expand walks a step from the sides. last: no step is left to go on, so that only those count whom the other side reached.
func (w *ways) expand(ctx context.Context, store Ties, scope Scope, f *fronts, last bool, sides ...int) error {
	filter := TieFilter{Not: []LinkType{Opposes}}
	of := map[string][]int{} // by actor: from which sides it is gone on
	for _, side := range sides {
		filter.Of = append(filter.Of, f.at[side]...)
		for _, id := range f.at[side] {
			of[id] = append(of[id], side)
		}
		f.at[side] = nil
		if last {
			filter.To = w.idsOf(f.reached[1-side])
		}
	}
	ties, err := store.Ties(ctx, scope, filter, f.left+1)
	if err != nil {
		return err
	}
	if len(ties) > f.left {
		w.truncated = true
		return nil
	}
	f.left -= len(ties)
	for _, t := range ties {
		other, through := w.add(t)
		for _, side := range of[t.At] {
			if through && !f.reached[side][other] {
				f.reached[side][other] = true
				f.at[side] = append(f.at[side], t.Other)
			}
		}
	}
	for _, side := range sides {
		slices.Sort(f.at[side])
	}
	return nil
}

// idsOf are the ids of the actors, sorted.
func (w *ways) idsOf(actors map[int]bool) []string {
	out := make([]string, 0, len(actors))
	for n := range actors {
		out = append(out, w.ids[n])
	}
	slices.Sort(out)
	return out
}

// add takes a tie from both its ends, and says whether a way may run on through the other one.
func (w *ways) add(t Tie) (other int, through bool) {
	if w.q.MinStrength != nil && t.Strength < *w.q.MinStrength {
		return 0, false
	}
	other, known := w.number[t.Other]
	wanted := known && other < w.to
	if t.NoIntermediary && !wanted && (!known || !w.source[other]) {
		return 0, false
	}
	at := w.numberOf(t.At)
	other = w.numberOf(t.Other)
	w.aside[other] = w.aside[other] || t.NoIntermediary
	warmth := w.on.warmth(t)
	w.out[at] = append(w.out[at], step{other, t.LinkID, warmth, t.Strength})
	w.out[other] = append(w.out[other], step{at, t.LinkID, warmth, t.Strength})
	return other, !w.source[other] && !w.aside[other] && (!wanted || w.to != 1)
}

// settle counts the links, keeps the warmest of parallel ties, and reckons how warm the way on from each actor can be: the
// warmest walk, which no simple path beats.
func (w *ways) settle() {
	for n, steps := range w.out {
		slices.SortFunc(steps, func(a, b step) int {
			return cmp.Or(cmp.Compare(a.to, b.to), cmp.Compare(b.warmth, a.warmth), strings.Compare(a.link, b.link))
		})
		steps = slices.CompactFunc(steps, func(a, b step) bool { return a.link == b.link }) // it was read from both ends
		w.links += len(steps)
		w.out[n] = slices.CompactFunc(steps, func(a, b step) bool { return a.to == b.to })
	}
	w.links /= 2 // each is there from both its ends
	w.best = make([][]int64, w.q.MaxHops+1)
	whole := int64(1)
	for left := range w.best {
		w.best[left] = make([]int64, len(w.ids))
		for n := range w.ids {
			switch {
			case w.source[n]:
				w.best[left][n] = whole
			case left > 0 && !w.aside[n]:
				for _, s := range w.out[n] {
					w.best[left][n] = max(w.best[left][n], s.warmth*w.best[left-1][s.to])
				}
			}
		}
		whole *= warmthWhole
	}
}

// looked is what the walk looked at: both ends and whom it met, and the links between these that it read and that a way may
// run along. A set of links, whichever order and however often a store told them.
func (w *ways) looked() Seen { return Seen{Actors: len(w.ids), Links: w.links} }

// partial is a path from the actor to meet towards an asking one, as a list from its latest actor back.
type partial struct {
	at     int
	id     string
	by     string // the link to it
	hops   int
	warmth int64 // of warmthWhole to the power of maxHops
	weak   int   // the least known strength, 0 where none is known
	bound  int64 // how warm the whole path can be at most
	rank   int64 // bound, halved for every actor on the path that others share; it may be out of date, and too high then
	back   *partial
}

func (p *partial) compare(o *partial) int {
	if d := cmp.Or(cmp.Compare(o.warmth, p.warmth), cmp.Compare(p.hops, o.hops)); d != 0 {
		return d
	}
	for a, b := p, o; a != nil && b != nil; a, b = a.back, b.back {
		if d := strings.Compare(a.id, b.id); d != 0 {
			return d
		}
	}
	return 0
}

func (p *partial) holds(n int) bool {
	for ; p != nil; p = p.back {
		if p.at == n {
			return true
		}
	}
	return false
}

type partials []*partial

func (q partials) Len() int { return len(q) }
func (q partials) Less(i, j int) bool {
	if q[i].rank != q[j].rank {
		return q[i].rank > q[j].rank
	}
	return q[i].compare(q[j]) < 0
}
func (q partials) Swap(i, j int) { q[i], q[j] = q[j], q[i] }

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

// choose gives the q.First ways to one of those we want to meet that Introductions promises, warmest first. It is a
// best-first search (Hart, Nilsson, Raphael 1968) whose bound, best, never says too little; as ways are chosen, ranks only
// fall, so that each is looked up again only when it comes to the top (Minoux 1978).
func (w *ways) choose(to string) []*partial {
	w.used, w.heap, w.seen = make([]bool, len(w.ids)), nil, 0
	whole := int64(math.Pow(warmthWhole, maxHops))
	start := &partial{at: w.number[to], id: to, warmth: whole, bound: whole, rank: whole}
	heap.Push(&w.heap, start)
	var out []*partial
	for len(out) < w.q.First {
		p := w.next()
		if p == nil {
			break
		}
		out = append(out, p)
		for ; p != nil; p = p.back {
			w.used[p.at] = p.at != start.at
		}
	}
	slices.SortFunc(out, (*partial).compare)
	return out
}

// next is the best of the ways that are left: of equal rank the warmest, the shortest, then by the ids along it. So all
// of equal rank are found before one is taken.
func (w *ways) next() *partial {
	var found partials
	for len(w.heap) > 0 && (len(found) == 0 || w.heap[0].rank >= found[0].rank) {
		p, _ := heap.Pop(&w.heap).(*partial) // nothing else is in it
		if now := w.ranked(p); now < p.rank {
			p.rank = now
			heap.Push(&w.heap, p)
			continue
		}
		if w.source[p.at] && p.back != nil {
			found = append(found, p)
			continue
		}
		if w.seen++; w.seen > maxPartials {
			w.truncated = true
			w.heap = nil
			break
		}
		for _, s := range w.out[p.at] {
			if p.holds(s.to) {
				continue
			}
			if g := w.grow(p, s); g.bound > 0 {
				heap.Push(&w.heap, g)
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	slices.SortFunc(found, (*partial).compare)
	for _, p := range found[1:] {
		heap.Push(&w.heap, p)
	}
	return found[0]
}

func (w *ways) grow(p *partial, s step) *partial {
	weak := p.weak
	if s.strength > 0 && (weak == 0 || s.strength < weak) {
		weak = s.strength
	}
	g := &partial{at: s.to, id: w.ids[s.to], by: s.link, hops: p.hops + 1, warmth: p.warmth / warmthWhole * s.warmth, weak: weak, back: p}
	w.rank(g)
	return g
}

// rank says how warm the path can become, and how high that puts it by now.
func (w *ways) rank(p *partial) {
	left := w.q.MaxHops - p.hops
	p.bound = p.warmth
	for range left {
		p.bound /= warmthWhole
	}
	p.bound *= w.best[left][p.at]
	p.rank = w.ranked(p)
}

func (w *ways) ranked(p *partial) int64 {
	shared := 0
	for at := p; at != nil; at = at.back {
		if w.used[at.at] {
			shared++
		}
	}
	return p.bound >> shared
}
