package graph

import (
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

// everyStranger looks at each pair of groups, and at each actor.
func everyStranger(n *net, label []int32, sizes []int) [][2]int32 {
	touches := func(p int, group int32) bool {
		return label[p] == group || slices.ContainsFunc(n.ties(int32(p)), func(o int32) bool { return label[o] == group })
	}
	out := [][2]int32{}
	for a := range int32(len(sizes)) {
		for b := a + 1; int(b) < len(sizes); b++ {
			shared := false
			for p := range n.size() {
				shared = shared || touches(p, a) && touches(p, b)
			}
			if !shared && sizes[b] >= smallestStranger {
				out = append(out, [2]int32{a, b})
			}
		}
	}
	slices.SortStableFunc(out, func(p, q [2]int32) int { return cmp.Compare(sizes[q[0]]+sizes[q[1]], sizes[p[0]]+sizes[p[1]]) })
	return out
}

func TestStrangersAreAllPairsThatShareNobody(t *testing.T) {
	for seed := range uint64(60) {
		dice := rand.New(rand.NewPCG(seed, 0))
		sizes := make([]int, dice.IntN(150))
		for i := range sizes {
			sizes[i] = 1 + dice.IntN(5)
		}
		slices.SortFunc(sizes, func(a, b int) int { return b - a })
		label := []int32{}
		for i, size := range sizes {
			label = append(label, slices.Repeat([]int32{int32(i)}, size)...)
		}
		var ties pairs
		if one := func() int32 { return int32(dice.IntN(len(label))) }; len(label) > 0 {
			for range dice.IntN(2 * len(label)) {
				ties = append(ties, [2]int32{one(), one()})
			}
			for hub, many := one(), dice.IntN(100); many > 0; many-- {
				ties = append(ties, [2]int32{hub, one()})
			}
		}
		n := ties.net(len(label))
		got, err := n.strangers(t.Context(), label, sizes)
		if err != nil {
			t.Fatal(err)
		}
		want := everyStranger(n, label, sizes)
		if first := want[:min(maxRanked, len(want))]; got.total != len(want) || !slices.Equal(got.first, first) {
			t.Fatalf("seed %d: %d strangers, first %v, not %d, first %v", seed, got.total, got.first, len(want), first)
		}
	}
}

// triangles are so many groups of three that nothing ties to each other.
func triangles(many int) (n *net, label []int32, sizes []int) {
	var ties pairs
	for i := range int32(many) {
		ties = append(ties, [2]int32{3 * i, 3*i + 1}, [2]int32{3*i + 1, 3*i + 2}, [2]int32{3*i + 2, 3 * i})
		label, sizes = append(label, i, i, i), append(sizes, 3)
	}
	return ties.net(3 * many), label, sizes
}

func TestStrangersOfTenThousandGroupsAreCountedNotKept(t *testing.T) {
	const many = 10_000
	n, label, sizes := triangles(many)
	got, err := n.strangers(t.Context(), label, sizes)
	if err != nil {
		t.Fatal(err)
	}
	if want := many * (many - 1) / 2; got.total != want || len(got.first) != maxRanked || got.first[maxRanked-1] != [2]int32{0, maxRanked} {
		t.Errorf("%d, first %v", got.total, got.first)
	}
}

func TestStrangersEndWithTheirContext(t *testing.T) {
	n, label, sizes := triangles(10_000)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := n.strangers(ctx, label, sizes); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
