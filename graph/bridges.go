package graph

import (
	"cmp"
	"context"
	"slices"
)

// maxRanked is how many actors a ranking or a list of a question gives at once.
const maxRanked = 100

// Bridge is how much the map hangs on one actor.
type Bridge struct {
	Actor          Kinded
	Betweenness    float64 // 0..1: the share of the shortest ways between two others that run through it
	ComponentsLeft int     // into how many pieces its own piece falls without it
	ActorsCutOff   int     // in all of these pieces but the largest
}

// BridgeRanking is without whom the map falls apart: by betweenness from the highest, then by id.
type BridgeRanking struct {
	Bridges    []*Bridge
	Exact      bool
	Error      *float64 // where it is not exact: no score is further off than this
	Confidence *float64 // with this probability
	Seen       *Seen
}

// ranking is what Bridges worked out on a net: every place, in the order of the answer.
type ranking struct {
	order []int32
	cuts  []cut
	among betweenness
}

// Bridges ranks the actors of an area by how much hangs on them, over every tie but OPPOSES and COMPETES_WITH. The scores
// of a map too large to be exact are drawn from a sample whose seed is the map as the asker sees it: the same map gives
// the same answer.
func (m *Map) Bridges(ctx context.Context, scope Scope, slug string, excludeLeaders bool, first int) (*BridgeRanking, error) {
	if err := firstOf(first, maxRanked); err != nil {
		return nil, err
	}
	v, err := m.View(ctx, scope, slug)
	if err != nil {
		return nil, err
	}
	n, err := v.net(ctx, excludeLeaders)
	if err != nil {
		return nil, err
	}
	ranked, err := v.findings(excludeLeaders).ranked.get(ctx, func() (*ranking, error) { return n.rank(ctx) })
	if err != nil {
		return nil, err
	}
	top := ranked.order[:min(first, len(ranked.order))]
	actors, err := m.actorsAt(ctx, scope, v, n.viewed(top))
	if err != nil {
		return nil, err
	}
	out := &BridgeRanking{Bridges: []*Bridge{}, Exact: ranked.among.Exact, Seen: n.seen()}
	if !out.Exact {
		out.Error, out.Confidence = &ranked.among.Err, &ranked.among.Confidence
	}
	for i, p := range top {
		if actors[i] != nil {
			out.Bridges = append(out.Bridges, &Bridge{actors[i], ranked.among.Scores[p], ranked.cuts[p].Pieces, ranked.cuts[p].CutOff})
		}
	}
	return out, nil
}

// rank orders the places of a net; they stand in the order of the actors' ids.
func (n *viewNet) rank(ctx context.Context) (*ranking, error) {
	cuts, err := n.cuts(ctx)
	if err != nil {
		return nil, err
	}
	among, err := n.betweenness(ctx, n.seed())
	if err != nil {
		return nil, err
	}
	r := &ranking{order: make([]int32, n.size()), cuts: cuts, among: among}
	for i := range r.order {
		r.order[i] = int32(i)
	}
	slices.SortFunc(r.order, func(a, b int32) int { return cmp.Or(cmp.Compare(among.Scores[b], among.Scores[a]), cmp.Compare(a, b)) })
	return r, nil
}

// viewed are the places in the view of places in the net.
func (n *viewNet) viewed(places []int32) []int32 {
	out := make([]int32, len(places))
	for i, p := range places {
		out[i] = n.places[p]
	}
	return out
}

// actorsAt loads the actors at these places of a view, in their order; nil for one that is gone or hidden by now.
func (m *Map) actorsAt(ctx context.Context, scope Scope, v *View, places []int32) ([]Kinded, error) {
	ids := make([]string, len(places))
	for i, p := range places {
		ids[i] = v.actors[p].ID
	}
	found, err := m.NodesByID(ctx, scope, ids)
	if err != nil {
		return nil, err
	}
	out := make([]Kinded, len(ids))
	for i, id := range ids {
		out[i], _ = found[id].(Kinded)
	}
	return out, nil
}

// present leaves out those who are gone.
func present(in []Kinded) []Kinded {
	out := make([]Kinded, 0, len(in))
	for _, one := range in {
		if one != nil {
			out = append(out, one)
		}
	}
	return out
}
