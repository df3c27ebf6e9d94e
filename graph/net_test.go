package graph

import (
	"slices"
	"testing"

	"gonum.org/v1/gonum/graph/topo"
	"pgregory.net/rapid"
)

func TestANetIsSimpleAndSorted(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		drawn, size := anyPairs(r)
		n := drawn.net(size)
		if n.size() != size {
			r.Fatalf("%d actors", n.size())
		}
		for i := range int32(size) {
			var want []int32
			for _, e := range drawn {
				if e[0] == i && e[1] != i {
					want = append(want, e[1])
				} else if e[1] == i && e[0] != i {
					want = append(want, e[0])
				}
			}
			slices.Sort(want)
			if want = slices.Compact(want); !slices.Equal(n.ties(i), want) {
				r.Fatalf("%d is tied to %v, not %v", i, n.ties(i), want)
			}
		}
	})
}

func TestPiecesAreThoseOfGonum(t *testing.T) {
	eachShape(t, func(t *testing.T, n *net) {
		label, count := n.components()
		if !numberedBySmallest(label) || len(members(label)) != count {
			t.Fatalf("%d pieces: %v", count, label)
		}
		var want [][]int32
		for _, piece := range topo.ConnectedComponents(judge(n)) {
			var ids []int32
			for _, actor := range piece {
				ids = append(ids, int32(actor.ID()))
			}
			slices.Sort(ids)
			want = append(want, ids)
		}
		slices.SortFunc(want, slices.Compare)
		if !slices.EqualFunc(members(label), want, slices.Equal) {
			t.Errorf("%v, not %v", members(label), want)
		}
	})
}

func TestASeedIsOfTheNetAndNotOfHowItWasTold(t *testing.T) {
	seeds := map[uint64]string{}
	for name, n := range shapes() {
		if same := seeds[n.seed()]; same != "" {
			t.Errorf("%s and %s have one seed", name, same)
		}
		seeds[n.seed()] = name
	}
	rapid.Check(t, func(r *rapid.T) {
		drawn, size := anyPairs(r)
		again := rapid.Permutation(slices.Concat(drawn, drawn)).Draw(r, "again")
		for i, e := range again {
			again[i] = [2]int32{e[1], e[0]}
		}
		if drawn.net(size).seed() != again.net(size).seed() {
			r.Fatal("another order gives another seed")
		}
	})
}
