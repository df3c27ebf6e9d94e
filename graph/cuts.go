package graph

import "context"

// cut is what an actor holds together.
type cut struct {
	Pieces int // into how many pieces its own falls without it: 1 where it falls into none, and for an actor without ties
	CutOff int // the actors in all these pieces but the largest
}

// cuts finds what the map would fall into without each of its actors: the articulation points of Hopcroft and Tarjan
// (1973, Algorithm 447), with the sizes of the pieces. The walk keeps its own stack, for a chain may be as long as the
// map. O(n + m).
func (n *net) cuts(ctx context.Context) ([]cut, error) {
	w := &cutWalk{net: n, pace: pace{ctx: ctx}, out: make([]cut, n.size()), apart: make([]int32, n.size())}
	w.num, w.low, w.size, w.parent = w.column(-1), w.column(0), w.column(1), w.column(-1)
	w.next = append([]int32(nil), n.at[:n.size()]...)
	for root := range int32(n.size()) {
		if w.num[root] >= 0 {
			continue
		}
		from := len(w.order)
		if err := w.descend(root); err != nil {
			return nil, err
		}
		if err := w.ascend(from); err != nil {
			return nil, err
		}
	}
	return w.out, nil
}

// cutWalk is a walk in depth through the map, and what is told of each actor by its number.
type cutWalk struct {
	net    *net
	pace   pace
	order  []int32 // the actors as they were met
	num    []int32 // each one's place in order, -1 before it is met
	parent []int32 // from whom it was met first
	next   []int32 // the place in net.to where its walk goes on
	low    []int32 // the earliest place that it and those below it are tied to
	size   []int32 // how many they are
	apart  []int32 // how many of those below it hang on it alone
	out    []cut   // CutOff holds the largest piece until the whole is known
}

func (w *cutWalk) column(value int32) []int32 {
	out := make([]int32, w.net.size())
	for i := range out {
		out[i] = value
	}
	return out
}

func (w *cutWalk) meet(v, parent int32) error {
	w.num[v], w.low[v], w.parent[v] = int32(len(w.order)), int32(len(w.order)), parent
	w.order = append(w.order, v)
	return w.pace.spend(1 + len(w.net.ties(v)))
}

func (w *cutWalk) descend(root int32) error {
	if err := w.meet(root, -1); err != nil {
		return err
	}
	for v := root; v >= 0; {
		if w.next[v] == w.net.at[v+1] {
			v = w.parent[v]
			continue
		}
		u := w.net.to[w.next[v]]
		w.next[v]++
		if w.num[u] >= 0 {
			continue
		}
		if err := w.meet(u, v); err != nil {
			return err
		}
		v = u
	}
	return nil
}

// ascend goes back through the piece that begins at that place of the order. Everybody below an actor comes after it, so
// whoever is reached has heard from all of them.
func (w *cutWalk) ascend(from int) error {
	piece := w.order[from:]
	for i := len(piece) - 1; i > 0; i-- {
		v := piece[i]
		for _, u := range w.net.ties(v) {
			w.low[v] = min(w.low[v], w.num[u])
		}
		p := w.parent[v]
		w.low[p] = min(w.low[p], w.low[v])
		w.size[p] += w.size[v]
		if w.low[v] >= w.num[p] {
			w.out[p].Pieces++
			w.out[p].CutOff = max(w.out[p].CutOff, int(w.size[v]))
			w.apart[p] += w.size[v]
		}
		if err := w.pace.spend(1 + len(w.net.ties(v))); err != nil {
			return err
		}
	}
	for i, v := range piece {
		others, c := len(piece)-1, &w.out[v]
		if i > 0 {
			c.Pieces++ // the one that its parent is in
			c.CutOff = max(c.CutOff, others-int(w.apart[v]))
		}
		c.Pieces = max(c.Pieces, 1)
		c.CutOff = others - c.CutOff
	}
	return nil
}
