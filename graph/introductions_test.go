package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// others are the questions that this walk does not ask.
type others = Ties

// tiesOf is a map in memory, as far as a walk over it goes.
type tiesOf struct {
	others
	all []Tie
}

func (m tiesOf) Ties(_ context.Context, _ Scope, f TieFilter, limit int) ([]Tie, error) {
	var out []Tie
	for _, t := range m.all {
		if slices.Contains(f.Not, t.Type) || f.Types != nil && !slices.Contains(f.Types, t.Type) {
			continue
		}
		back := t
		back.At, back.Other = t.Other, t.At
		for _, t := range []Tie{t, back} {
			if slices.Contains(f.Of, t.At) && len(out) < limit {
				out = append(out, t)
			}
		}
	}
	return out, nil
}

// way is one path, found by trying them all.
type way struct {
	along  []string // from the asking end
	warmth float64
}

// everyWay tries every simple path from To that ends at the first source that it meets.
func everyWay(q IntroductionsQuery, sources map[string]bool, ties []Tie) []way {
	var out []way
	var walk func(along []string, warmth float64)
	walk = func(along []string, warmth float64) {
		at := along[len(along)-1]
		if sources[at] && len(along) > 1 {
			turned := slices.Clone(along)
			slices.Reverse(turned)
			out = append(out, way{turned, warmth})
			return
		}
		if len(along) > q.MaxHops {
			return
		}
		best := map[string]float64{}
		for _, t := range ties {
			if t.Type == Opposes || q.MinStrength != nil && t.Strength < *q.MinStrength || t.At != at && t.Other != at {
				continue
			}
			other := t.Other
			if other == at {
				other = t.At
			}
			best[other] = max(best[other], float64(t.warmth())/warmthWhole)
		}
		for other, w := range best {
			if !slices.Contains(along, other) {
				walk(append(slices.Clone(along), other), warmth*w)
			}
		}
	}
	walk([]string{q.To}, 1)
	slices.SortFunc(out, func(a, b way) int {
		if math.Abs(a.warmth-b.warmth) > 1e-12 {
			return cmp.Compare(b.warmth, a.warmth)
		}
		return cmp.Or(cmp.Compare(len(a.along), len(b.along)), slices.Compare(a.along, b.along))
	})
	return out[:min(len(out), q.First)]
}

func TestIntroductionsAreTheWarmestOfAllWays(t *testing.T) {
	ids := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	ties := rapid.Custom(func(r *rapid.T) Tie {
		at := rapid.IntRange(0, len(ids)-2).Draw(r, "at")
		return Tie{
			At: ids[at], Other: ids[rapid.IntRange(at+1, len(ids)-1).Draw(r, "other")],
			Type:     rapid.SampledFrom([]LinkType{Knows, Knows, MemberOf, Opposes}).Draw(r, "type"),
			Strength: rapid.IntRange(0, maxStrength).Draw(r, "strength"),
			Basis:    rapid.SampledFrom([]Basis{"", Fact, Assumption, Hearsay}).Draw(r, "basis"),
			OneSided: rapid.Bool().Draw(r, "one-sided"),
		}
	})
	rapid.Check(t, func(r *rapid.T) {
		all := rapid.SliceOfN(ties, 0, 20).Draw(r, "ties")
		for i := range all {
			all[i].LinkID = fmt.Sprintf("l%02d", i)
		}
		sources := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, 3, func(s string) string { return s }).Draw(r, "sources")
		q := IntroductionsQuery{To: rapid.SampledFrom(ids).Draw(r, "to"), MaxHops: rapid.IntRange(1, maxHops).Draw(r, "hops"), First: rapid.IntRange(1, 8).Draw(r, "first")}
		if least := rapid.IntRange(0, maxStrength).Draw(r, "least"); least > 0 {
			q.MinStrength = &least
		}
		s := newPathSearch(q, sources)
		if err := s.collect(context.Background(), tiesOf{all: all}, Scope{}); err != nil {
			r.Fatal(err)
		}
		ways := everyWay(q, s.source, all)
		var got, want []string
		for i, p := range s.warmest() {
			var along []string
			for at := p; at != nil; at = at.back {
				along = append(along, at.at)
			}
			got = append(got, strings.Join(along, ""))
			if w := float64(p.warmth) / math.Pow(warmthWhole, maxHops); i < len(ways) && math.Abs(w-ways[i].warmth) > 1e-12 {
				r.Fatalf("the way %s is %v warm, not %v", got[i], w, ways[i].warmth)
			}
		}
		for _, w := range ways {
			want = append(want, strings.Join(w.along, ""))
		}
		if !slices.Equal(got, want) {
			r.Fatalf("to %s from %v: %v, not %v", q.To, sources, got, want)
		}
	})
}

func TestWarmthIsBetween0And1(t *testing.T) {
	for strength := range maxStrength + 1 {
		for _, basis := range []Basis{"", Fact, Assumption, Hearsay} {
			for _, oneSided := range []bool{false, true} {
				if w := (Tie{Strength: strength, Basis: basis, OneSided: oneSided}).warmth(); w <= 0 || w >= warmthWhole {
					t.Errorf("strength %d, %s, one-sided %v: %d of %d", strength, basis, oneSided, w, warmthWhole)
				}
			}
		}
	}
}

func TestASearchThatIsTooWideSaysSo(t *testing.T) {
	var all []Tie
	for i := range walkBudget + 1 {
		all = append(all, Tie{LinkID: fmt.Sprint(i), At: "to", Other: fmt.Sprint("n", i), Type: Knows})
	}
	s := newPathSearch(IntroductionsQuery{To: "to", MaxHops: 2, First: 1}, []string{"n1", "n2"})
	s.source["n3"] = true
	if err := s.collect(context.Background(), tiesOf{all: all}, Scope{}); err != nil || !s.truncated {
		t.Errorf("truncated %v, %v", s.truncated, err)
	}
}
