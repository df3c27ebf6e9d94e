package graph

import (
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"
	"time"

	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/topo"
)

// cpu reports what an operation took of all processors, which other work on the machine does not lengthen as it does the
// time on the clock.
func cpu(b *testing.B) func() {
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	b.ReportAllocs()
	b.ResetTimer()
	before := used()
	return func() { b.ReportMetric(float64((used()-before).Microseconds())/float64(b.N), "cpu-us/op") }
}

func measured(b *testing.B, name string, measure func() error) {
	b.Run(name, func(b *testing.B) {
		defer cpu(b)()
		for b.Loop() {
			if err := measure(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// sized runs a benchmark on maps of 1,000, 10,000 and 100,000 actors with five times as many ties.
func sized(b *testing.B, bench func(b *testing.B, n *net)) {
	for _, actors := range []int{1000, 10_000, 100_000} {
		n := powerLaw(actors, 5)
		b.Run(fmt.Sprint(actors), func(b *testing.B) { bench(b, n) })
	}
}

// Every benchmark beside gonum has both in one run, so that their ratio is of one moment of the machine. gonum's
// betweenness takes minutes for 10,000.
func BenchmarkBetweenness1000(b *testing.B) {
	n := powerLaw(1000, 5)
	g := judge(n)
	measured(b, "ours", func() error { _, err := n.exactBetweenness(b.Context()); return err })
	measured(b, "gonum", func() error { network.Betweenness(g); return nil })
}

func BenchmarkPieces(b *testing.B) {
	sized(b, func(b *testing.B, n *net) {
		g := judge(n)
		measured(b, "ours", func() error { n.components(); return nil })
		measured(b, "gonum", func() error { topo.ConnectedComponents(g); return nil })
	})
}

// What gonum has nearest to cuts: the strongly connected components, the same walk by Tarjan without the sizes.
func BenchmarkCuts(b *testing.B) {
	sized(b, func(b *testing.B, n *net) {
		g := directed(n)
		measured(b, "ours", func() error { _, err := n.cuts(b.Context()); return err })
		measured(b, "gonum's strong components", func() error { topo.TarjanSCC(g); return nil })
	})
}

// gonum takes minutes for 10,000.
func BenchmarkCommunities3000(b *testing.B) {
	n := powerLaw(3000, 5)
	g := judge(n)
	var ours, theirs float64
	measured(b, "ours", func() (err error) { _, ours, err = n.communities(b.Context(), 1); return err })
	measured(b, "gonum", func() error {
		theirs = community.Q(g, community.Modularize(g, 1, rand.NewPCG(1, 0)).Communities(), 1)
		return nil
	})
	b.Logf("modularity: ours %.4f, gonum's %.4f", ours, theirs)
}

// 100,000 actors with 500,000 ties are the largest map that is answered while somebody waits.
func BenchmarkMeasures(b *testing.B) {
	sized(b, func(b *testing.B, n *net) {
		measured(b, "net", func() error {
			newNet(n.size(), func(yield func(a, b int32) bool) {
				for v := range int32(n.size()) {
					for _, u := range n.ties(v) {
						if u > v {
							yield(v, u)
						}
					}
				}
			})
			return nil
		})
		measured(b, "seed", func() error { n.seed(); return nil })
		measured(b, "sampled betweenness", func() error { _, err := n.sampledBetweenness(b.Context(), 1, sampleErr); return err })
		measured(b, "communities", func() error { _, _, err := n.communities(b.Context(), 1); return err })
	})
}

func BenchmarkBetweenness4500(b *testing.B) {
	n := powerLaw(exactActors, 5)
	measured(b, "exact", func() error { _, err := n.betweenness(b.Context(), 1); return err })
	measured(b, "sampled", func() error { _, err := n.sampledBetweenness(b.Context(), 1, sampleErr); return err })
}
