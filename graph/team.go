package graph

import (
	"cmp"
	"context"
	"slices"
)

// StepAway is somebody whom our leaders know, and who is none of them.
type StepAway struct {
	Actor   Kinded
	Leaders int      // how many of them are tied to the actor
	KnownBy []Kinded // the first of these, the strongest tie first
}

// StepsAway are who stands one step from the team: by the number of leaders who know them, then by name.
type StepsAway struct {
	Actors  []*StepAway
	Total   int
	Leaders int // how many leaders were asked about
	Seen    *Seen
}

// knownByAtMost is how many leaders are named beside each actor.
const knownByAtMost = 5

// OneStepAway ranks those who are tied to leaders of the area, by any tie but OPPOSES and COMPETES_WITH.
func (m *Map) OneStepAway(ctx context.Context, scope Scope, slug string, first int) (*StepsAway, error) {
	if err := firstOf(first, maxRanked); err != nil {
		return nil, err
	}
	v, err := m.View(ctx, scope, slug)
	if err != nil {
		return nil, err
	}
	strength := map[int32]map[int32]int8{} // of the strongest tie between somebody and a leader
	for _, l := range v.links {
		for _, ends := range [][2]int32{{l.from, l.to}, {l.to, l.from}} {
			if of, by := ends[0], ends[1]; l.tie() && v.ours(by) && v.actors[of].Kind != KindLeader {
				if strength[of] == nil {
					strength[of] = map[int32]int8{}
				}
				strength[of][by] = max(strength[of][by], l.strength)
			}
		}
	}
	out := &StepsAway{Actors: []*StepAway{}, Total: len(strength), Seen: v.seen()}
	for i := range v.actors {
		if v.ours(int32(i)) {
			out.Leaders++
		}
	}
	order := make([]int32, 0, len(strength))
	for of := range strength {
		order = append(order, of)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(len(strength[b]), len(strength[a])), v.byName(a, b)) })
	order = order[:min(first, len(order))]
	known := make([][]int32, len(order))
	places := slices.Clone(order)
	for i, of := range order {
		for by := range strength[of] {
			known[i] = append(known[i], by)
		}
		slices.SortFunc(known[i], func(a, b int32) int { return cmp.Or(cmp.Compare(strength[of][b], strength[of][a]), v.byName(a, b)) })
		known[i] = known[i][:min(knownByAtMost, len(known[i]))]
		places = append(places, known[i]...)
	}
	actors, err := m.actorsAt(ctx, scope, v, places)
	if err != nil {
		return nil, err
	}
	rest := actors[len(order):]
	for i, of := range order {
		if actors[i] != nil {
			out.Actors = append(out.Actors, &StepAway{actors[i], len(strength[of]), present(rest[:len(known[i])])})
		}
		rest = rest[len(known[i]):]
	}
	return out, nil
}

// ours says whether the actor is a leader of the area itself.
func (v *View) ours(place int32) bool {
	return v.actors[place].Kind == KindLeader && v.actors[place].AreaID == v.Area.ID
}

// byName orders places as lists are.
func (v *View) byName(a, b int32) int {
	return cmp.Compare(v.actors[a].NameKey, v.actors[b].NameKey)
}

// Supporter is a leader who supports others.
type Supporter struct {
	Leader   Kinded
	Supports int // how many directly
	Below    int // how many in all: those whom the supported support, too
	Depth    int // how many steps down the farthest of those below is, each by the shortest way
	Level    int // how many steps up the farthest of those above is, likewise; 0: nobody supports this leader
}

// SupportTree is who supports whom, the snowflake. Supporters stand from the top, then by how many they support in all,
// then by name.
type SupportTree struct {
	Supporters  []*Supporter
	Total       int      // how many support somebody
	Unsupported []Kinded // leaders of the area whom nobody supports and who support nobody, by name
	Alone       int      // how many those are
	Seen        *Seen
}

// SupportTree reads the SUPPORTS_LEADER links of an area that go on. Where they run in a circle, each of it counts once for
// each.
func (m *Map) SupportTree(ctx context.Context, scope Scope, slug string, first int) (*SupportTree, error) {
	if err := firstOf(first, maxRanked); err != nil {
		return nil, err
	}
	v, err := m.View(ctx, scope, slug)
	if err != nil {
		return nil, err
	}
	s := v.supports(calendarAt(m.now()))
	var order, alone []int32
	for i := range v.actors {
		p := int32(i)
		switch {
		case len(s.down[p]) > 0:
			order = append(order, p)
		case v.ours(p) && len(s.up[p]) == 0:
			alone = append(alone, p)
		}
	}
	found := map[int32]*Supporter{}
	for _, p := range order {
		if found[p], err = s.supporter(ctx, p); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(found[a].Level, found[b].Level), cmp.Compare(found[b].Below, found[a].Below), v.byName(a, b))
	})
	slices.SortFunc(alone, v.byName)
	out := &SupportTree{Supporters: []*Supporter{}, Total: len(order), Alone: len(alone), Seen: v.seen()}
	order, alone = order[:min(first, len(order))], alone[:min(first, len(alone))]
	actors, err := m.actorsAt(ctx, scope, v, append(slices.Clone(order), alone...))
	if err != nil {
		return nil, err
	}
	for i, p := range order {
		if actors[i] != nil {
			found[p].Leader = actors[i]
			out.Supporters = append(out.Supporters, found[p])
		}
	}
	out.Unsupported = present(actors[len(order):])
	return out, nil
}

// support is who supports whom, each pair once.
type support struct{ down, up map[int32][]int32 }

func (v *View) supports(day calendar) support {
	s := support{map[int32][]int32{}, map[int32][]int32{}}
	for _, l := range v.links { // parallel links follow each other
		if down := s.down[l.from]; l.kind == SupportsLeader && !day.over(l.until) && (len(down) == 0 || down[len(down)-1] != l.to) {
			s.down[l.from] = append(down, l.to)
			s.up[l.to] = append(s.up[l.to], l.from)
		}
	}
	return s
}

// supporter walks breadth first down and up from a place. Depth and level are those of the walk: the steps to whoever is
// reached last, each by the shortest way.
func (s support) supporter(ctx context.Context, p int32) (*Supporter, error) {
	below, depth, err := reached(ctx, s.down, p)
	if err != nil {
		return nil, err
	}
	_, level, err := reached(ctx, s.up, p)
	return &Supporter{Supports: len(s.down[p]), Below: below, Depth: depth, Level: level}, err
}

// reached is how many are reached from a place, itself apart, and in how many steps.
func reached(ctx context.Context, along map[int32][]int32, from int32) (count, steps int, err error) {
	seen := map[int32]bool{from: true}
	for frontier := []int32{from}; ; steps++ {
		if err := ctx.Err(); err != nil {
			return 0, 0, err
		}
		var next []int32
		for _, p := range frontier {
			for _, o := range along[p] {
				if !seen[o] {
					seen[o] = true
					next = append(next, o)
				}
			}
		}
		if len(next) == 0 {
			return len(seen) - 1, steps, nil
		}
		frontier = next
	}
}
