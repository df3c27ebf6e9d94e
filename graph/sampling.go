package graph

import (
	"context"
	"math"
	"math/rand/v2"
)

// What a sample of ways is to hold: with a probability of 1 - sampleDelta, no score at all is off by more than sampleErr.
const (
	sampleErr   = 0.01
	sampleDelta = 0.1
)

// sampleParts is into how many parts a sample is divided, each with dice of its own, whatever the number of processors.
const sampleParts = 64

// sampledBetweenness is Riondato and Kornaropoulos' (2016): two actors by lot, one of the shortest ways between them by
// lot, and a mark for everybody on it. How many ways have to be drawn depends on the longest shortest way of the map
// (wayBound), not on the number of actors. Their scores are shares of all n(n-1)/2 pairs, those that the actor itself is
// an end of included; ours are shares of the (n-1)(n-2)/2 pairs of others. So a score is n/(n-2) times theirs, and for
// an error of within in ours the sample is drawn for within·(n-2)/n in theirs. O(n + m), then for each way two searches in
// breadth that meet halfway; 20 bytes an actor and processor.
func (n *net) sampledBetweenness(ctx context.Context, seed uint64, within float64) (betweenness, error) {
	label, count := n.components()
	longest, err := n.wayBound(ctx, label, count)
	if err != nil {
		return betweenness{}, err
	}
	size := n.size()
	out := betweenness{Scores: make([]float64, size)}
	if longest <= 2 { // nobody stands between two others
		out.Exact, out.Confidence = true, 1
		return out, nil
	}
	theirs := float64(size) / float64(size-2)
	draws := sampleSize(longest, within/theirs)
	var crew []*sampler
	err = share(sampleParts, func() func(int) error {
		s := newSampler(ctx, n, label)
		crew = append(crew, s)
		return func(part int) error {
			s.dice = rand.New(rand.NewPCG(seed, uint64(part)))
			for range draws*(part+1)/sampleParts - draws*part/sampleParts {
				if err := s.draw(); err != nil {
					return err
				}
			}
			return nil
		}
	})
	if err != nil {
		return betweenness{}, err
	}
	for i := range out.Scores {
		var marks int64
		for _, s := range crew {
			marks += int64(s.marks[i])
		}
		out.Scores[i] = rounded(min(1, float64(marks)/float64(draws)*theirs))
	}
	out.Err, out.Confidence = within, 1-sampleDelta
	return out, nil
}

// sampleSize is how many ways are enough, by Riondato and Kornaropoulos' theorem, where no shortest way has more actors
// than longest, its ends included.
func sampleSize(longest int, within float64) int {
	dimension := math.Floor(math.Log2(float64(longest-2))) + 1
	return int(math.Ceil(0.5 / (within * within) * (dimension + math.Log(1/sampleDelta))))
}

// wayBound is at least the number of actors on the longest shortest way, ends included, and less than twice as many: in
// each piece a search in breadth from the most tied actor, and on from the farthest on one side to the farthest on another.
// O(n + m).
func (n *net) wayBound(ctx context.Context, label []int32, count int) (int, error) {
	hubs := make([]int32, count)
	for i := range hubs {
		hubs[i] = -1
	}
	for v, l := range label {
		if hub := hubs[l]; hub < 0 || len(n.ties(int32(v))) > len(n.ties(hub)) {
			hubs[l] = int32(v)
		}
	}
	p := pace{ctx: ctx}
	depth := make([]int32, n.size()) // from its hub, that one being at 1
	var queue []int32
	longest := int32(0)
	for _, hub := range hubs {
		queue, depth[hub] = append(queue[:0], hub), 1
		for at := 0; at < len(queue); at++ {
			v := queue[at]
			for _, u := range n.ties(v) {
				if depth[u] == 0 {
					depth[u] = depth[v] + 1
					queue = append(queue, u)
				}
			}
			if err := p.spend(1 + len(n.ties(v))); err != nil {
				return 0, err
			}
		}
		last := len(queue) - 1
		longest = max(longest, depth[queue[last]]+depth[queue[max(last-1, 0)]]-1)
	}
	return int(longest), nil
}

// sampler draws ways, and marks whom they pass.
type sampler struct {
	net     *net
	pace    pace
	dice    *rand.Rand
	label   []int32
	ring    []ring     // by actor
	ways    []float64  // shortest ways to each actor that a search has reached, from its end
	touched []int32    // who is to be forgotten after this way
	rim     [2][]int32 // the latest level of the search from each end
	spare   []int32
	across  [2]int32 // the ends of the tie where the two searches meet
	marks   []int32  // by actor, over all ways
}

// ring is how many steps an actor is from the end whose search reached it, counted round 1, 2, 3 from the one end and
// -1, -2, -3 from the other, 0 before it is reached: neighbours are never more than one step apart. A byte an actor stays
// in the nearest cache.
type ring int8

func (r ring) next() ring {
	switch r {
	case 3:
		return 1
	case -3:
		return -1
	}
	if r < 0 {
		return r - 1
	}
	return r + 1
}

// mostWays is where counts of ways stay put, so that the product of two is still a number. Only a net with more shortest
// ways than that between two actors notices: of those the choice is not quite even.
const mostWays = 1e150

func newSampler(ctx context.Context, n *net, label []int32) *sampler {
	return &sampler{
		net: n, pace: pace{ctx: ctx}, label: label,
		ring: make([]ring, n.size()), ways: make([]float64, n.size()), marks: make([]int32, n.size()),
	}
}

// draw takes two actors by lot and marks who is between them on one of the shortest ways, each of these as likely.
func (s *sampler) draw() error {
	size := int32(s.net.size())
	a, b := s.dice.Int32N(size), s.dice.Int32N(size-1)
	if b >= a {
		b++
	}
	if s.label[a] != s.label[b] {
		return s.pace.spend(1)
	}
	s.rim[0], s.rim[1], s.touched = append(s.rim[0][:0], a), append(s.rim[1][:0], b), append(s.touched[:0], a, b)
	s.ring[a], s.ring[b], s.ways[a], s.ways[b] = 1, -1, 1, 1
	widths := [2]int{len(s.net.ties(a)), len(s.net.ties(b))}
	for {
		side := 0
		if widths[1] < widths[0] {
			side = 1
		}
		met, err := s.widen(side)
		if err != nil {
			return err
		}
		if met {
			break
		}
		widths[side] = 0
		for _, v := range s.rim[side] {
			widths[side] += len(s.net.ties(v))
		}
	}
	for _, v := range s.across {
		s.back(v, a, b)
	}
	for _, v := range s.touched {
		s.ring[v] = 0
	}
	return nil
}

// widen takes the search from one end a step further. Where it meets the other, it draws the tie across which the way
// goes, each as likely as there are ways across it.
func (s *sampler) widen(side int) (met bool, err error) {
	here := s.ring[s.rim[side][0]].next()
	next := s.spare[:0]
	var sum float64
	for _, v := range s.rim[side] {
		ties, ways := s.net.ties(v), s.ways[v]
		for _, u := range ties {
			switch r := s.ring[u]; {
			case r == here:
				s.ways[u] = min(s.ways[u]+ways, mostWays)
			case r == 0:
				if !met {
					s.ring[u], s.ways[u] = here, ways
					next = append(next, u)
				}
			case (r < 0) != (here < 0):
				both := float64(ways * s.ways[u]) // not fused with the sum (brandes.from)
				if sum += both; !met || s.dice.Float64()*sum < both {
					s.across = [2]int32{v, u}
				}
				met = true
			}
		}
		if err := s.pace.spend(1 + len(ties)); err != nil {
			return false, err
		}
	}
	s.touched = append(s.touched, next...)
	s.rim[side], s.spare = next, s.rim[side]
	return met, nil
}

// back marks a way by lot from v to whichever of a and b its search began at, without that end.
func (s *sampler) back(v, a, b int32) {
	for v != a && v != b {
		s.marks[v]++
		before := s.ring[v].next().next() // as much as one step less
		towards, sum := v, 0.0
		for _, u := range s.net.ties(v) {
			if s.ring[u] == before {
				if sum += s.ways[u]; towards == v || s.dice.Float64()*sum < s.ways[u] {
					towards = u
				}
			}
		}
		v = towards
	}
}
