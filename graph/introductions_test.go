package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

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
			t.NoIntermediary = aside(t.Other)
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
	warmth int64    // of warmthWhole to the power of maxHops
}

func (a way) compare(b way) int {
	return cmp.Or(cmp.Compare(b.warmth, a.warmth), cmp.Compare(len(a.along), len(b.along)), slices.Compare(a.along, b.along))
}

// everyWay tries every simple path from To that ends at the first source that it meets.
func everyWay(q IntroductionsQuery, on calendar, sources map[string]bool, ties []Tie) []way {
	var out []way
	var walk func(along []string, warmth int64)
	walk = func(along []string, warmth int64) {
		at := along[len(along)-1]
		if sources[at] && len(along) > 1 {
			turned := slices.Clone(along)
			slices.Reverse(turned)
			out = append(out, way{turned, warmth})
			return
		}
		if len(along) > q.MaxHops || len(along) > 1 && aside(at) {
			return
		}
		best := map[string]int64{}
		for _, t := range ties {
			if t.Type == Opposes || q.MinStrength != nil && t.Strength < *q.MinStrength || t.At != at && t.Other != at {
				continue
			}
			other := t.Other
			if other == at {
				other = t.At
			}
			best[other] = max(best[other], on.warmth(t))
		}
		for other, w := range best {
			if !slices.Contains(along, other) {
				walk(append(slices.Clone(along), other), warmth/warmthWhole*w)
			}
		}
	}
	walk([]string{q.To}, int64(math.Pow(warmthWhole, maxHops)))
	slices.SortFunc(out, way.compare)
	return out
}

// differing chooses among all ways one after the other, and puts the chosen in order.
func differing(all []way, first int) []way {
	used := map[string]bool{}
	rank := func(w way) int64 {
		n := 0
		for _, id := range w.along[:len(w.along)-1] {
			if used[id] {
				n++
			}
		}
		return w.warmth >> n
	}
	var out []way
	for all = slices.Clone(all); len(all) > 0 && len(out) < first; {
		best := 0
		for i := range all {
			if rank(all[i]) > rank(all[best]) {
				best = i
			}
		}
		out = append(out, all[best])
		for _, id := range all[best].along[:len(all[best].along)-1] {
			used[id] = true
		}
		all = slices.Delete(all, best, best+1)
	}
	slices.SortFunc(out, way.compare)
	return out
}

// aside says who introduces nobody in these maps.
func aside(id string) bool { return id == "b" || id == "e" }

func drawnTie(r *rapid.T) Tie {
	ids := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	at := rapid.IntRange(0, len(ids)-2).Draw(r, "at")
	return Tie{
		At: ids[at], Other: ids[rapid.IntRange(at+1, len(ids)-1).Draw(r, "other")],
		Type:     rapid.SampledFrom([]LinkType{Knows, Knows, MemberOf, Opposes}).Draw(r, "type"),
		Strength: rapid.IntRange(0, maxStrength).Draw(r, "strength"),
		Basis:    rapid.SampledFrom([]Basis{"", Fact, Assumption, Hearsay}).Draw(r, "basis"),
		OneSided: rapid.Bool().Draw(r, "one-sided"),
		Until:    rapid.SampledFrom([]PartialDate{"", "", "2019", "2020-06", "2021"}).Draw(r, "until"),
		Written:  DayOf(noon.AddDate(-rapid.IntRange(0, 7).Draw(r, "years"), 0, 0)),
	}
}

var noon = time.Date(2020, 6, 15, 12, 0, 0, 0, time.UTC)

func TestIntroductionsAreTheBestOfAllWays(t *testing.T) {
	ids := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	on := calendarAt(noon)
	rapid.Check(t, func(r *rapid.T) {
		all := rapid.SliceOfN(rapid.Custom(drawnTie), 0, 24).Draw(r, "ties")
		for i := range all {
			all[i].LinkID = fmt.Sprintf("l%02d", i)
		}
		sources := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, 3, func(s string) string { return s }).Draw(r, "sources")
		q := IntroductionsQuery{To: rapid.SampledFrom(ids).Draw(r, "to"), MaxHops: rapid.IntRange(1, maxHops).Draw(r, "hops"), First: rapid.IntRange(1, 8).Draw(r, "first")}
		if least := rapid.IntRange(0, maxStrength).Draw(r, "least"); least > 0 {
			q.MinStrength = &least
		}
		// One walk serves several whom we want to meet.
		to := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, 2, func(s string) string { return s }).Draw(r, "others")
		to = append(slices.DeleteFunc(to, func(id string) bool { return id == q.To }), q.To)
		w := newWays(q, on, sources, to...)
		for n, id := range to {
			w.aside[n] = aside(id)
		}
		if err := w.collect(context.Background(), tiesOf{all: all}, Scope{}); err != nil {
			r.Fatal(err)
		}
		for _, id := range to[:len(to)-1] {
			w.choose(id)
		}
		from := map[string]bool{}
		for _, id := range sources {
			from[id] = id != q.To
		}
		want := differing(everyWay(q, on, from, all), q.First)
		var got []way
		for _, p := range w.choose(q.To) {
			found := way{warmth: p.warmth}
			for at := p; at != nil; at = at.back {
				found.along = append(found.along, at.id)
			}
			got = append(got, found)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			r.Fatalf("to %s from %v: %v, not %v", q.To, sources, got, want)
		}
	})
}

func TestWhatWasLookedAtDependsOnNoOrder(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		all := rapid.SliceOfN(rapid.Custom(drawnTie), 0, 24).Draw(r, "ties")
		for i := range all {
			all[i].LinkID = fmt.Sprintf("l%02d", i)
		}
		looked := func(ties []Tie) Seen {
			q := IntroductionsQuery{To: "a", MaxHops: maxHops, First: 1, MinStrength: new(1)}
			w := newWays(q, calendarAt(noon), []string{"d", "g"}, q.To)
			if err := w.collect(context.Background(), tiesOf{all: ties}, Scope{}); err != nil {
				r.Fatal(err)
			}
			return w.looked()
		}
		one, other := looked(all), looked(rapid.Permutation(all).Draw(r, "another order"))
		if one != other || one.Links > len(all) || one.Actors < 3 || one.Actors > 8 {
			r.Fatalf("%+v, and %+v in another order", one, other)
		}
	})
}

func TestWarmthIsBetween0And1AndFourLinksFit(t *testing.T) {
	on := calendarAt(noon)
	for strength := range maxStrength + 1 {
		for _, basis := range []Basis{"", Fact, Assumption, Hearsay} {
			for _, oneSided := range []bool{false, true} {
				for years := range 8 {
					tie := Tie{Strength: strength, Basis: basis, OneSided: oneSided, Written: DayOf(noon.AddDate(-years, 0, 0))}
					if w := on.warmth(tie); w <= 0 || w >= warmthWhole {
						t.Errorf("%+v: %d of %d", tie, w, warmthWhole)
					}
				}
			}
		}
	}
	if whole := math.Pow(warmthWhole, maxHops); whole > math.MaxInt64 || int64(whole)/warmthWhole/warmthWhole/warmthWhole != warmthWhole {
		t.Errorf("%d links of one path do not fit: %v", maxHops, whole)
	}
}

func TestWhatIsOldOrOverIsColder(t *testing.T) {
	on := calendarAt(noon)
	for _, c := range []struct {
		written string
		until   PartialDate
		want    int64 // in 10ths
	}{
		{"2020-06-15", "", 10},
		{"2018-06-15", "", 10}, // two years to the day
		{"2018-06-14", "", 9},
		{"2015-06-15", "", 9},
		{"2015-06-14", "", 7},
		{"2020-06-15", "2019", 7},
		{"2020-06-15", "2020-06-14", 7},
		{"2020-06-15", "2020-06-15", 10}, // the last day of it
		{"2020-06-15", "2020", 10},       // it may go on
		{"2015-06-14", "2019", 7},
	} {
		written, err := time.Parse(time.DateOnly, c.written)
		if err != nil {
			t.Fatal(err)
		}
		tie := Tie{Strength: 3, Until: c.until, Written: DayOf(written)}
		if got := on.warmth(tie); got != 12*20*10*c.want {
			t.Errorf("%+v is %d warm", c, got)
		}
	}
}

func TestEveryLabelStandsInASentence(t *testing.T) {
	for _, d := range LinkTypes {
		for _, label := range []string{d.Label, d.InverseLabel} {
			if p := predicates[label]; p.now == "" || p.before == "" {
				t.Errorf("%q has no verb", label)
			}
		}
	}
}

func TestASearchThatIsTooWideSaysSo(t *testing.T) {
	var all []Tie
	for i := range walkBudget + 1 {
		all = append(all, Tie{LinkID: fmt.Sprint(i), At: "to", Other: fmt.Sprint("n", i), Type: Knows})
	}
	w := newWays(IntroductionsQuery{To: "to", MaxHops: 2, First: 1}, calendarAt(noon), []string{"n1", "n2", "n3"}, "to")
	if err := w.collect(context.Background(), tiesOf{all: all}, Scope{}); err != nil || !w.truncated {
		t.Errorf("truncated %v, %v", w.truncated, err)
	}
	if got := w.looked(); got != (Seen{Actors: 4}) { // a step that is too wide is not looked at
		t.Errorf("looked at %+v", got)
	}
}
