package graph

import (
	"context"
	"runtime"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSampledScoresAreAsNearAsTheySay(t *testing.T) {
	nets := shapes()
	nets["large"] = powerLaw(1000, 3)
	nets["in pieces"] = scattered(600, 500, 3)
	for name, n := range nets {
		t.Run(name, func(t *testing.T) {
			exact, err := n.exactBetweenness(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			got, err := n.sampledBetweenness(t.Context(), n.seed(), 0.02)
			if err != nil {
				t.Fatal(err)
			}
			if off := furthest(got.Scores, exact.Scores); !(off <= got.Err) {
				t.Errorf("off by %v, not %v", off, got.Err)
			}
		})
	}
}

func TestScoresDependOnTheSeedAndOnNoProcessor(t *testing.T) {
	n := powerLaw(400, 3)
	before := runtime.GOMAXPROCS(0)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
	var exact, sampled []float64
	for _, processors := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(processors)
		for range 2 {
			e, err := n.exactBetweenness(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			s, err := n.sampledBetweenness(t.Context(), 5, 0.05)
			if err != nil {
				t.Fatal(err)
			}
			if exact == nil {
				exact, sampled = e.Scores, s.Scores
			}
			if !slices.Equal(e.Scores, exact) || !slices.Equal(s.Scores, sampled) {
				t.Fatalf("%d processors give other scores", processors)
			}
		}
	}
	other, err := n.sampledBetweenness(t.Context(), 6, 0.05)
	if err != nil || slices.Equal(other.Scores, sampled) {
		t.Errorf("another seed gives the same scores: %v", err)
	}
}

func TestASampleIsAsLargeAsTheTheoremAsks(t *testing.T) {
	for _, c := range []struct {
		longest int
		within  float64
		want    int
	}{{3, 0.01, 16_513}, {4, 0.01, 21_513}, {13, 0.01, 31_513}, {13, 0.1, 316}} {
		if got := sampleSize(c.longest, c.within); got != c.want {
			t.Errorf("ways of up to %d actors, within %v: %d, not %d", c.longest, c.within, got, c.want)
		}
	}
}

func TestNoShortestWayIsLongerThanItsBound(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		drawn, size := anyPairs(r)
		n := drawn.net(size)
		label, count := n.components()
		bound, err := n.wayBound(context.Background(), label, count)
		if err != nil {
			r.Fatal(err)
		}
		longest, b := 1, newBrandes(context.Background(), n)
		for s := range int32(size) {
			if err := b.spread(s); err != nil {
				r.Fatal(err)
			}
			longest = max(longest, int(b.depth[b.order[len(b.order)-1]])+1)
			for _, v := range b.order {
				b.depth[v] = -1
			}
		}
		if bound < longest || bound > 2*longest-1 {
			r.Fatalf("the longest way has %d actors, the bound is %d", longest, bound)
		}
	})
}
