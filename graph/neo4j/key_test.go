package neo4j

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/allymap/allymap/graph"
)

// hardKeys are sort keys whose order by UTF-16 unit differs from that of their bytes, among some where it does not.
var hardKeys = []string{
	"", "a", "ab", "a\x01act_1", "ab\x01act_1", "z", "é", "中", "\uD7FF", "\uE000", "\uE000a", "\uE001", "\uE001b", "\uFFFD", "\uFFFDa", "\uFFFF",
	"\U00010000", "😀", "😀a", "😀\uFFFD", "\uFFFD😀", "\U0010FFFF", "a\uE000", "a😀", "a\uFFFD",
}

func TestWrittenKeysOrderAsBytesDoUnderEitherComparison(t *testing.T) {
	for _, a := range hardKeys {
		if got := plain(ordered(a)); got != a {
			t.Errorf("%q reads back as %q", a, got)
		}
		for _, b := range hardKeys {
			want := strings.Compare(a, b)
			if got := strings.Compare(ordered(a), ordered(b)); got != want {
				t.Errorf("by bytes, %q and %q compare %d, written %d", a, b, want, got)
			}
			if got := slices.Compare(utf16.Encode([]rune(ordered(a))), utf16.Encode([]rune(ordered(b)))); got != want {
				t.Errorf("by UTF-16, %q and %q compare %d, want %d", a, b, got, want)
			}
		}
		if a != "" && ordered(a) >= beyond {
			t.Errorf("%q is above every key", a)
		}
	}
	if name := strings.Repeat("\U0010FFFF", 200); ordered(graph.SortKey(name, "act_1")) >= beyond {
		t.Error("the last name of all is above every key")
	}
}

// TestPagesAreInTheOrderOfBytes walks through lists of names that Neo4j by itself would put in another order.
func TestPagesAreInTheOrderOfBytes(t *testing.T) {
	s := opened(t)
	m := graph.NewMap(s)
	edits := []graph.Edit{graph.AddArea{Slug: "here", Name: "Here"}}
	do(t, m, edits...)
	hub := do(t, m, graph.AddActor{Area: "here", Kind: graph.KindOrganisation, Name: "A hub", Visibility: graph.Project})[0].Actor
	edits = nil
	for _, k := range hardKeys {
		name := strings.ReplaceAll(k, "\x01", " ")
		if name == "" {
			continue
		}
		edits = append(edits, graph.AddActor{
			Area: "here", Kind: graph.KindAlly, Name: name, Visibility: graph.Project, Link: &graph.FirstLink{Type: graph.MemberOf, To: &hub.ID},
		})
	}
	do(t, m, edits...)
	scope := operator(t, m)
	ctx := t.Context()
	area := scope.Area("here").ID
	for _, down := range []bool{false, true} {
		var actors, links []string
		at, last := graph.Range{Limit: 3, Descending: down}, ""
		for {
			page, err := s.Actors(ctx, scope, graph.ActorFilter{AreaID: area}, at)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range page {
				last = a.NameKey()
				actors = append(actors, last)
			}
			if len(page) == 0 {
				break
			}
			at = further(at, last)
		}
		at = graph.Range{Limit: 3, Descending: down}
		for {
			page, err := s.Links(ctx, scope, graph.LinkFilter{Of: []string{hub.ID}}, at)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range page[hub.ID] {
				last = graph.LinkKey(l.From, l.ID)
				links = append(links, last)
			}
			if len(page[hub.ID]) == 0 {
				break
			}
			at = further(at, last)
		}
		if len(actors) != len(edits)+1 || len(links) != len(edits) {
			t.Errorf("%d actors and %d links of %d came", len(actors), len(links), len(edits))
		}
		for _, keys := range [][]string{actors, links} {
			if down {
				slices.Reverse(keys)
			}
			if !slices.IsSorted(keys) {
				t.Errorf("out of order: %q", keys)
			}
		}
	}
	whole, _, err := s.Whole(ctx, scope, area)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(whole, func(a, b *graph.Actor) int { return strings.Compare(a.NameKey(), b.NameKey()) }) {
		t.Error("the whole map is out of order")
	}
	ties, err := s.Ties(ctx, scope, graph.TieFilter{Of: []string{hub.ID}}, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, tie := range ties {
		i := slices.IndexFunc(whole, func(a *graph.Actor) bool { return a.ID == tie.Other })
		if tie.OtherKey != whole[i].NameKey() {
			t.Errorf("%q is %q in a tie", whole[i].NameKey(), tie.OtherKey)
		}
	}
}

func further(r graph.Range, last string) graph.Range {
	if r.Descending {
		r.Below = last
	} else {
		r.Above = last
	}
	return r
}

// do carries out a batch of edits as an operator, none of which may be refused.
func do(t *testing.T, m *graph.Map, edits ...graph.Edit) []graph.Outcome {
	t.Helper()
	outs, err := m.DoAll(t.Context(), operator(t, m), edits)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range outs {
		if len(o.Refused) > 0 {
			t.Fatal(o.Refused)
		}
	}
	return outs
}
