package graph

import (
	"context"
	"maps"
	"testing"

	"pgregory.net/rapid"
)

// cutByRemoval takes the actor out and looks at what is left of its piece.
func cutByRemoval(n *net, v int32) cut {
	whole, _ := n.components()
	var p pairs
	for i := range int32(n.size()) {
		for _, u := range n.ties(i) {
			if i != v && u != v {
				p = append(p, [2]int32{i, u})
			}
		}
	}
	left, _ := p.net(n.size()).components()
	sizes := map[int32]int{}
	for i := range left {
		if int32(i) != v && whole[i] == whole[v] {
			sizes[left[i]]++
		}
	}
	out, largest := cut{Pieces: max(len(sizes), 1)}, 0
	for size := range maps.Values(sizes) {
		out.CutOff += size
		largest = max(largest, size)
	}
	out.CutOff -= largest
	return out
}

func TestACutIsWhatRemovalLeaves(t *testing.T) {
	eachShape(t, func(t *testing.T, n *net) {
		got, err := n.cuts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for v, c := range got {
			if want := cutByRemoval(n, int32(v)); c != want {
				t.Errorf("without %d: %+v, not %+v", v, c, want)
			}
		}
	})
	rapid.Check(t, func(r *rapid.T) {
		drawn, size := anyPairs(r)
		n := drawn.net(size)
		got, err := n.cuts(context.Background())
		if err != nil {
			r.Fatal(err)
		}
		for v, c := range got {
			if want := cutByRemoval(n, int32(v)); c != want {
				r.Fatalf("without %d: %+v, not %+v", v, c, want)
			}
		}
	})
}

func TestWithoutAnEndOrAStrangerNothingFallsApart(t *testing.T) {
	for name, n := range map[string]*net{"a stranger": pairs{}.net(1), "two": path(2), "a ring": cycle(5)} {
		got, err := n.cuts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range got {
			if c != (cut{Pieces: 1}) {
				t.Errorf("%s: %+v", name, c)
			}
		}
	}
	got, err := star(6).cuts(t.Context())
	if err != nil || got[0] != (cut{Pieces: 5, CutOff: 4}) || got[1] != (cut{Pieces: 1}) {
		t.Errorf("a star: %+v, %v", got, err)
	}
}

func TestWhoHoldsPublishedNetworksTogether(t *testing.T) {
	families, names := named(florentine)
	colleagues, colleague := named(kite)
	club := make([]string, 34)
	club[0] = "the instructor"
	for _, of := range []struct {
		n     *net
		names []string
		want  map[string]cut
	}{
		{families, names, map[string]cut{"Medici": {3, 3}, "Salviati": {2, 1}, "Albizzi": {2, 1}, "Guadagni": {2, 1}}},
		{colleagues, colleague, map[string]cut{"Heather": {2, 2}, "Ike": {2, 1}}},
		{zachary(), club, map[string]cut{"the instructor": {3, 6}}},
	} {
		got, err := of.n.cuts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for v, c := range got {
			want, ok := of.want[of.names[v]]
			if !ok {
				want = cut{Pieces: 1}
			}
			if c != want {
				t.Errorf("without %s: %+v, not %+v", of.names[v], c, want)
			}
		}
	}
}

func TestAChainAsLongAsTheMapIsWalked(t *testing.T) {
	const n = 100_000
	got, err := path(n).cuts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for v, c := range got {
		want := cut{Pieces: 2, CutOff: min(v, n-1-v)}
		if v == 0 || v == n-1 {
			want = cut{Pieces: 1}
		}
		if c != want {
			t.Fatalf("without %d: %+v, not %+v", v, c, want)
		}
	}
}
