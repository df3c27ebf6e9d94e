package graph

import (
	"context"
	"math"
)

// betweenness is how often each actor stands on the shortest ways between two others: 0 for nobody's, 1 for everybody's.
type betweenness struct {
	Scores     []float64 // by the actor's number
	Exact      bool
	Err        float64 // at this Confidence no score is further from the true one; 0 if exact
	Confidence float64
}

// Up to here betweenness is exact, which takes two or three seconds of one processor at most: so many actors, and so
// many steps, which are fewer actors where these are tied densely.
const (
	exactActors = 4500
	exactSteps  = 300_000_000
)

// brandesParts is into how many parts the sources are divided, whatever the number of processors.
const brandesParts = 32

// betweenness is exact while that is affordable (exact), and else sampled. Parallel ties count once, ways have no
// direction, and a pair without a way between its two counts as passed by nobody. The same net and seed give the same scores to the
// last bit, on any number of processors. Scores are rounded to 12 digits, so that two actors in the same position are
// equal, whatever the order in which their shares were added.
func (n *net) betweenness(ctx context.Context, seed uint64) (betweenness, error) {
	actors, arcs := int64(n.size()), int64(len(n.to))
	if actors <= exactActors && actors*(actors+arcs) <= exactSteps {
		return n.exactBetweenness(ctx)
	}
	return n.sampledBetweenness(ctx, seed, sampleErr)
}

// exactBetweenness is Brandes' (2001): from each actor a search in breadth that counts shortest ways, and back through it
// what each one is owed. Divided by the (n-1)(n-2)/2 pairs of others; fewer than three actors score 0. O(n·m) over all
// processors, 256 bytes an actor.
func (n *net) exactBetweenness(ctx context.Context) (betweenness, error) {
	size := n.size()
	sums := make([][]float64, brandesParts)
	err := share(brandesParts, func() func(int) error {
		b := newBrandes(ctx, n)
		return func(part int) error {
			sums[part] = make([]float64, size)
			for s := part; s < size; s += brandesParts {
				if err := b.from(int32(s), sums[part]); err != nil {
					return err
				}
			}
			return nil
		}
	})
	if err != nil {
		return betweenness{}, err
	}
	out := betweenness{Scores: make([]float64, size), Exact: true, Confidence: 1}
	if size < 3 {
		return out, nil
	}
	ordered := float64(size-1) * float64(size-2) // each pair was met from both of its ends
	for i := range out.Scores {
		var sum float64
		for _, part := range sums {
			sum += part[i]
		}
		out.Scores[i] = rounded(sum / ordered)
	}
	return out, nil
}

func rounded(score float64) float64 { return math.Round(score*1e12) / 1e12 }

// In a net of many parallel ways their number outgrows a float64 (a chain of a thousand diamonds has 2^1000). A level
// whose counts pass manyWays is scaled down as a whole: only ratios between neighbouring levels are ever used. With
// exactActors there is no level where the smallest count would vanish then: the widest spread is some 2^1800.
const (
	manyWays = 0x1p960
	fewer    = 0x1p-64
)

// brandes is a search from one actor after the other.
type brandes struct {
	net   *net
	pace  pace
	order []int32   // the actors as they were reached
	next  []int32   // those one step beyond each, in that order
	first []int32   // by place in order: where its part of next begins
	depth []int32   // steps from the source, -1 before it is reached
	ways  []float64 // shortest ways to it, by its level's scale
	share []float64 // what each way to it carries: itself and all beyond
	scale []float64 // by depth: 1, or fewer
}

func newBrandes(ctx context.Context, n *net) *brandes {
	b := &brandes{
		net: n, pace: pace{ctx: ctx}, depth: make([]int32, n.size()),
		ways: make([]float64, n.size()), share: make([]float64, n.size()),
	}
	for i := range b.depth {
		b.depth[i] = -1
	}
	return b
}

// from adds to the sums what every actor is owed for its part in the shortest ways from s.
func (b *brandes) from(s int32, sums []float64) error {
	if err := b.spread(s); err != nil {
		return err
	}
	for i := len(b.order) - 1; i >= 0; i-- {
		v := b.order[i]
		var beyond float64
		for _, w := range b.next[b.first[i]:b.first[i+1]] {
			beyond += b.share[w]
		}
		// The conversion keeps a processor from fusing this with the additions, which would round otherwise.
		owed := float64(b.ways[v] * beyond)
		b.share[v] = (1 + owed) / b.ways[v] * b.scale[b.depth[v]]
		if i > 0 {
			sums[v] += owed
		}
	}
	for _, v := range b.order {
		b.depth[v] = -1
	}
	return nil
}

func (b *brandes) spread(s int32) error {
	b.order, b.next, b.first, b.scale = append(b.order[:0], s), b.next[:0], b.first[:0], append(b.scale[:0], 1)
	b.depth[s], b.ways[s] = 0, 1
	for begin, depth := 0, int32(1); begin < len(b.order); depth++ {
		end := len(b.order)
		for _, v := range b.order[begin:end] {
			b.first = append(b.first, int32(len(b.next)))
			ties, ways := b.net.ties(v), b.ways[v]
			for _, u := range ties {
				switch b.depth[u] {
				case -1:
					b.depth[u], b.ways[u] = depth, ways
					b.order = append(b.order, u)
					b.next = append(b.next, u)
				case depth:
					b.ways[u] += ways
					b.next = append(b.next, u)
				}
			}
			if err := b.pace.spend(1 + 2*len(ties)); err != nil {
				return err
			}
		}
		b.scale = append(b.scale, b.tame(b.order[end:]))
		begin = end
	}
	b.first = append(b.first, int32(len(b.next)))
	return nil
}

// tame keeps a level's counts below manyWays, and gives the scale.
func (b *brandes) tame(level []int32) float64 {
	var most float64
	for _, v := range level {
		most = max(most, b.ways[v])
	}
	if most <= manyWays {
		return 1
	}
	for _, v := range level {
		b.ways[v] *= fewer
	}
	return fewer
}
