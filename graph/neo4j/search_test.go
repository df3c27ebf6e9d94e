package neo4j

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/allymap/allymap/graph"
)

// ranked is how well each of the actors answers, by the definition of a search alone; -1: not at all.
func ranked(actors []*graph.Actor, q graph.SearchQuery) []int {
	out := make([]int, len(actors))
	for i, a := range actors {
		_, match, _ := q.Match(a)
		out[i] = slices.Index([]graph.Match{graph.MatchExact, graph.MatchPrefix, graph.MatchWord, graph.MatchTypo}, match)
	}
	return out
}

// wanted is what a search must find.
func wanted(actors []*graph.Actor, ranks []int, scope graph.Scope, f graph.SearchFilter) []string {
	type found struct {
		rank    int
		key, id string
	}
	var all []found
	for i, a := range actors {
		if ranks[i] >= 0 && scope.Sees(a.Audience()) && (f.AreaID == "" || a.AreaID == f.AreaID) && (f.Kinds == nil || slices.Contains(f.Kinds, a.Kind)) {
			all = append(all, found{ranks[i], a.NameKey(), a.ID})
		}
	}
	slices.SortFunc(all, func(a, b found) int {
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return strings.Compare(a.key, b.key)
	})
	out := []string{}
	for _, f := range all[:min(len(all), f.Limit)] {
		out = append(out, f.id)
	}
	return out
}

func TestASearchFindsWhatItsDefinitionSays(t *testing.T) {
	s := opened(t)
	m := graph.NewMap(s)
	do(t, m, graph.AddArea{Slug: "here", Name: "Here"}, graph.AddArea{Slug: "there", Name: "There"})
	random := rand.New(rand.NewPCG(1, 2))
	parts := []string{
		"Anna", "Anne", "Hannah", "Ana", "Joanna", "Smith", "Smyth", "Smithson", "O'Brien", "Łukasz", "Müller", "Straße", "محمد", "محمود", "李明", "C++",
		"and", "or", "not", "AND", "to", "John", "Jonh", "Johnny", "Barking", "Dagenham", "☺☺", "+++", "a/b", "*", "?", "\"x\"", "~", "^", "[a]", "{b}", "\\", "𝒳y", "\uFB03x",
	}
	name := func() string {
		var words []string
		for range 1 + random.IntN(3) {
			words = append(words, parts[random.IntN(len(parts))])
		}
		return strings.Join(words, " ")
	}
	edits := []graph.Edit{
		graph.AddActor{Area: "here", Kind: graph.KindAlly, Name: strings.Repeat("\uFB03", 200)},
		graph.AddActor{Area: "here", Kind: graph.KindAlly, Name: strings.Repeat("ab", 90)},
		graph.AddActor{Area: "here", Kind: graph.KindAlly, Name: strings.TrimSpace(strings.Repeat("a b ", 50))},
		graph.AddActor{Area: "here", Kind: graph.KindAlly, Name: strings.Repeat("\uFDFA", 200)},
	}
	for i := range 300 {
		a := graph.AddActor{Area: "here", Kind: graph.KindAlly, Name: name()}
		if i%3 == 0 {
			a.Area = "there"
		}
		if i%4 == 0 {
			a.OtherNames = []graph.OtherName{{Name: name()}, {Name: name()}}
		}
		if i%5 == 0 {
			a.Kind = graph.KindOrganisation
		}
		if i%6 == 0 {
			a.Visibility = graph.Project
		}
		edits = append(edits, a)
	}
	var actors []*graph.Actor
	for _, o := range do(t, m, edits...) {
		actors = append(actors, o.Actor)
	}
	areas := operator(t, m).Areas()
	leader := &graph.Account{ID: "acc_1", Role: graph.RoleLeader, AreaIDs: []string{areas[0].ID}}
	scopes := []graph.Scope{operator(t, m), {}, graph.ScopeOf(leader, areas)}
	texts := []string{
		"a", "an", "anna", "anna s", "amna", "nana", "hanah smith", "smith anna", "AND", "or", "not to", "C++", "+++", "+", "☺", "☺☺", "a/b", "*", "an*",
		"?nna", "\\", "/.*/", "[a]", "{b}", "~", "\"x\"", "jhon", "straße", "strase", "łukas", "muller", "محمدد", "李", "𝒳y", "x OR y", "johnn jonh", " ", "",
		strings.Repeat("a b ", 50), strings.Repeat("ab", 90), strings.Repeat("ab", 89) + "x", "x" + strings.Repeat("ab", 89), "ba" + strings.Repeat("ab", 80),
		strings.Repeat("ab", 11) + "ba" + strings.Repeat("ab", 20), strings.Repeat("ab", 11) + "aab" + strings.Repeat("ab", 20), strings.Repeat("\uFB03", 200), strings.Repeat("\uFB03", 60) + "x",
		strings.Repeat("abcd ", 40), strings.Repeat("z", 200), strings.Repeat("\uFDFA", 200),
	}
	for range 60 {
		texts = append(texts, mistyped(random, parts[random.IntN(len(parts))]))
	}
	for i, text := range texts {
		ranks := ranked(actors, graph.NewSearchQuery(text))
		for j, scope := range scopes {
			f := graph.SearchFilter{SearchQuery: graph.NewSearchQuery(text), Limit: []int{100, 10, 1}[(i+j)%3]}
			if i%2 == 1 {
				f.AreaID = areas[0].ID
			}
			if i%5 == 1 {
				f.Kinds = []graph.ActorKind{graph.KindAlly}
			}
			got, err := s.Search(t.Context(), scope, f)
			if err != nil {
				t.Errorf("%.80q: %v", text, err)
				continue
			}
			ids := []string{}
			for _, a := range got {
				ids = append(ids, a.ID)
			}
			if want := wanted(actors, ranks, scope, f); !slices.Equal(ids, want) {
				t.Errorf("%.80q of %+v: found %s, want %s", text, f.Words, named(actors, ids), named(actors, want))
			}
		}
	}
}

// mistyped is a word with one typo, or without.
func mistyped(random *rand.Rand, word string) string {
	r := []rune(word)
	i := random.IntN(len(r))
	switch random.IntN(5) {
	case 0:
		return string(r[:i]) + "x" + string(r[i:])
	case 1:
		return string(r[:i]) + string(r[i+1:])
	case 2:
		return string(r[:i]) + "x" + string(r[i+1:])
	case 3:
		if i+1 < len(r) {
			r[i], r[i+1] = r[i+1], r[i]
		}
	}
	return string(r)
}

func named(actors []*graph.Actor, ids []string) string {
	var out []string
	for _, id := range ids {
		i := slices.IndexFunc(actors, func(a *graph.Actor) bool { return a.ID == id })
		out = append(out, fmt.Sprintf("%.40q", actors[i].Names()))
	}
	return strings.Join(out, " ")
}
