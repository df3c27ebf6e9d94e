package resolvers_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers"
)

// both answers over one store, in one pass and field by field, and counts the lists of each answer that went one way or
// the other.
type both struct {
	*api
	inOnePass, fieldByField http.Handler
	taken, left             atomic.Int64
}

func (a *api) both(over graph.Store) *both {
	b := &both{api: a}
	// What limits would refuse is refused before either way is taken: here more is let through.
	many := resolvers.Limits{Cost: 1 << 30, Depth: 30, Aliases: 1000, Directives: 1000, Repeats: 1000, Fragments: 1000, Tokens: 100_000}
	o := resolvers.Options{Limits: many, Logger: slog.New(slog.NewTextHandler(io.Discard, nil))}
	b.fieldByField = resolvers.New(graph.NewMap(over), o.FieldByField())
	b.inOnePass = resolvers.New(graph.NewMap(over), o.WatchLists(func(inOnePass bool) {
		if inOnePass {
			b.taken.Add(1)
		} else {
			b.left.Add(1)
		}
	}))
	return b
}

// same is the answer that both ways give.
func (b *both) same(t interface{ Fatalf(string, ...any) }, who, document string, vars map[string]any) string {
	b.taken.Store(0)
	b.left.Store(0)
	var got [2]string
	for i, h := range []http.Handler{b.inOnePass, b.fieldByField} {
		body, err := json.Marshal(map[string]any{"query": document, "variables": vars})
		if err != nil {
			t.Fatalf("%v", err)
		}
		r := httptest.NewRequestWithContext(b.t.Context(), http.MethodPost, "/", strings.NewReader(string(body)))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Authorization", "Bearer "+b.keys[who])
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		got[i] = fmt.Sprint(w.Code, " ", inOrder(w.Body.Bytes()))
	}
	if got[0] != got[1] {
		t.Fatalf("%s asks %s with %v\nin one pass:    %s\nfield by field: %s", who, document, vars, got[0], got[1])
	}
	return got[0]
}

// inOrder sorts the errors of an answer, which the executor tells in the order in which its goroutines come to them.
func inOrder(answer []byte) string {
	var parts struct {
		Errors []json.RawMessage
		Data   json.RawMessage
	}
	if err := json.Unmarshal(answer, &parts); err != nil || len(parts.Errors) == 0 {
		return string(answer)
	}
	slices.SortFunc(parts.Errors, func(a, b json.RawMessage) int { return strings.Compare(string(a), string(b)) })
	return fmt.Sprintf("%s %s", parts.Errors, parts.Data)
}

// oddTown is two areas of names that are hard to write, tied to each other, with every field filled somewhere:
//
//	ليلى (leader) --KNOWS-- "Quote" \ (ally) --WORKS_FOR--> <b>&amp;</b> (organisation)
//	   |                                                         |
//	   +--SUPPORTS_LEADER--> 👩🏽‍🌾 Grower (leader)       ALLIED_WITH --> Far Off (ally of oldham)
func (a *api) oddTown() {
	a.t.Helper()
	a.must("Ada", `mutation{
		a:addArea(input:{key:"a",slug:"boston",name:"Bo\"ston\\"}){area{id} userErrors{message}}
		b:addArea(input:{key:"b",slug:"oldham",name:"Oldham & Co"}){area{id} userErrors{message}}
	}`, nil)
	a.account("Lena", graph.RoleLeader, "boston")
	a.account("Olu", graph.RoleLeader, "oldham")
	person := graph.AddActor{Area: "boston", Visibility: graph.Project, Languages: []string{}, Tags: []string{}}
	is := func(name string, more func(*graph.AddActor)) graph.AddActor {
		one := person
		act := id("act_", name)
		one.ID, one.Kind = &act, graph.KindAlly
		more(&one)
		return one
	}
	tie := func(from string, kind graph.LinkType, to string, more graph.AddLink) graph.AddLink {
		lnk := id("lnk_", from+to)
		more.ID, more.Type, more.From, more.To = &lnk, kind, id("act_", from), id("act_", to)
		return more
	}
	a.edit("Lena",
		is("Leila", func(l *graph.AddActor) {
			l.Kind, l.Name, l.NameLanguage = graph.KindLeader, "ليلى", ptr("ar")
			l.OtherNames = []graph.OtherName{{Name: "Leila", Language: ptr("en")}, {Name: "“Lulu”\u00a0/\u200d'x'"}}
			l.Languages, l.Tags, l.Summary = []string{"ar", "pl"}, []string{"a\"b", "c\\d", "𝒯ag"}, ptr("Two\nlines,\ta tab and a \\ and a \"quote\".")
			l.ContactDetails = []graph.ContactDetail{{Type: "phone", Value: "01205 000000", Label: ptr("after <six>")}, {Type: "email", Value: "l@example.org"}}
		}),
		is("Quote", func(q *graph.AddActor) {
			q.Name, q.JobTitle, q.Source = `"Quote" \`, ptr("Baker & \"cook\""), ptr(`file://C:\people`)
			q.Identifiers = []graph.ExternalIdentifier{{Scheme: "wikidata", Value: "Q1"}, {Scheme: "file:x\"y", Value: "7\\8"}}
		}),
		is("Board", func(o *graph.AddActor) {
			o.Kind, o.Name, o.Classification, o.Website = graph.KindOrganisation, "<b>&amp;</b>", "FAITH", ptr("https://example.org/?a=1&b=2")
			o.Visibility = graph.InArea
		}),
		is("Grow", func(g *graph.AddActor) {
			g.Kind, g.Name, g.Visibility = graph.KindLeader, "👩🏽‍🌾 Grower \u0301", graph.Private
		}),
	)
	a.edit("Olu", is("Far", func(f *graph.AddActor) {
		f.Area, f.Name, f.ContactDetails = "oldham", "Far Off", []graph.ContactDetail{{Type: "phone", Value: "0161"}}
	}))
	a.edit("Lena",
		tie("Leila", graph.Knows, "Quote", graph.AddLink{Strength: ptr(4), Mutual: ptr(true), Basis: ptr(graph.Hearsay), Visibility: graph.Project}),
		tie("Quote", graph.WorksFor, "Board", graph.AddLink{Role: ptr("chair \"pro tem\""), Since: ptr(graph.PartialDate("2017")), Until: ptr(graph.PartialDate("2019-05"))}),
		tie("Board", graph.AlliedWith, "Far", graph.AddLink{Note: ptr("a\nb"), Source: ptr("Ø"), Mutual: ptr(false)}),
		tie("Leila", graph.SupportsLeader, "Grow", graph.AddLink{Visibility: graph.Private}),
		graph.PlaceActors{Area: "boston", Positions: []graph.ActorPosition{
			{Actor: id("act_", "Leila"), X: 1.0 / 3, Y: -100_000}, {Actor: id("act_", "Far"), X: 1e-7, Y: 12}, {Actor: id("act_", "Grow"), X: 0, Y: -7.25},
		}},
	)
}

func ptr[T any](v T) *T { return &v }

// edit carries out edits as somebody, none of which may be refused.
func (a *api) edit(who string, edits ...graph.Edit) {
	a.t.Helper()
	m := graph.NewMap(a.store)
	scope, err := m.SignIn(a.t.Context(), a.keys[who])
	if err != nil {
		a.t.Fatal(err)
	}
	outs, err := m.DoAll(a.t.Context(), scope, edits)
	if err != nil {
		a.t.Fatal(err)
	}
	for _, out := range outs {
		if len(out.Refused) > 0 {
			a.t.Fatal(out.Refused)
		}
	}
}

func TestListsInOnePassAreTheBytesOfTheExecutor(t *testing.T) {
	a := newAPI(t, nil)
	a.oddTown()
	b := a.both(a.store)
	schema := wholeSchema(t)
	vars := map[string]any{"one": id("act_", "Leila"), "yes": true, "no": false, "n": 2}
	rapid.Check(t, func(r *rapid.T) {
		d := &document{r: r, schema: schema, budget: 120}
		plain := rapid.Bool().Draw(r, "plain")
		if plain {
			d.known = resolvers.KnownFields()
		}
		text := d.draw()
		got := b.same(r, rapid.SampledFrom([]string{"Ada", "Lena", "Olu"}).Draw(r, "who"), text, vars)
		if plain && strings.HasPrefix(got, "200 {\"data\"") && b.left.Load() > 0 {
			r.Fatalf("a list of what is known went to the executor: %s", text)
		}
	})
}

func TestPlainListsAreTakenInOnePass(t *testing.T) {
	a := newAPI(t, nil)
	a.oddTown()
	b := a.both(a.store)
	for _, c := range []struct {
		name, document string
		taken, left    int64
	}{
		{"the whole map", `{map(area:"boston"){actors{` + fullActor + `} links{` + fullLink + ` from{id name} to{id name}}}}`, 2, 0},
		{"both fields of a page", `{actors(area:"boston"){nodes{id name} edges{cursor node{id area{name} createdBy{name}}}}}`, 2, 0},
		{"a neighbourhood", `query($one:ID!){neighbourhood(of:$one,depth:2){centre{name} actors{id name degree} links{type from{name} to{name}}}}`, 2, 0},
		{"pages of links within a page", `{actors(area:"boston"){nodes{name links(first:5){totalCount pageInfo{endCursor} edges{label other{name kind} node{type}} nodes{id}}}}}`, 1, 0},
		{"the links of one actor, after a cursor or not", `query($one:ID!){node(id:$one){...on Actor{links(first:5){edges{label other{name} node{type}} nodes{id}}}}}`, 2, 0},
		{"what only one kind has", `{map(area:"boston"){actors{...on Leader{jobTitle contactDetails{type value label}} ...on Organisation{classification website}}}}`, 1, 0},
		{"a history is the executor's, and its other lists are not", `{map(area:"boston"){actors{name history(first:1){nodes{at}}} links{id}}}`, 1, 1},
		{"who stands where", `{area(slug:"boston"){positions{x y actor{id kind name ...on Leader{jobTitle}}}}}`, 1, 0},
		{"an author's areas", `{map(area:"boston"){actors{createdBy{areas{slug}}}}}`, 0, 1},
		{"nothing but fragments that do not apply", `{map(area:"boston"){actors{...on Leader{id}} links{...@skip(if:true){id}}}}`, 2, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := b.same(t, "Lena", c.document, map[string]any{"one": id("act_", "Leila")})
			if !strings.HasPrefix(got, `200 {"data"`) {
				t.Fatal(got)
			}
			if b.taken.Load() != c.taken || b.left.Load() != c.left {
				t.Errorf("%d lists in one pass and %d left, want %d and %d", b.taken.Load(), b.left.Load(), c.taken, c.left)
			}
		})
	}
}

func TestContactDetailsInOnePassAreForThoseWhoMayWriteInTheArea(t *testing.T) {
	a := newAPI(t, nil)
	a.oddTown()
	b := a.both(a.store)
	const document = `{map(area:"boston"){actors{name ...on Leader{contactDetails{value}} ...on Ally{contactDetails{value}}}}}`
	for who, own := range map[string]bool{"Lena": true, "Olu": false, "Ada": true} {
		got := b.same(t, who, document, nil)
		if b.left.Load() > 0 {
			t.Errorf("%s is not answered in one pass", who)
		}
		if strings.Contains(got, "01205") != own || strings.Contains(got, `"name":"ليلى","contactDetails":null`) == own {
			t.Errorf("%s is told %s", who, got)
		}
	}
}

// failing is a store that cannot count.
type failing struct {
	counted
	with error
}

func (f failing) Count(ctx context.Context, s graph.Scope, filter graph.Filter) (map[string]int, error) {
	if _, err := f.counted.Count(ctx, s, filter); err != nil {
		return nil, err
	}
	return nil, f.with
}

func TestAFetchThatFailsIsToldAsTheExecutorTellsIt(t *testing.T) {
	a := newAPI(t, nil)
	a.oddTown()
	var n atomic.Int64
	refused := &graph.Error{Code: graph.Invalid, Reason: "test.refused", Message: "Not today."}
	b := a.both(failing{counted{a.store, &n}, refused})
	for document, statements := range map[string]int64{
		`{actors(area:"boston"){nodes{name degree}}}`:                                                    3, // the caller, the page, the count: not once more
		`{map(area:"boston"){links{id} actors{name links(first:2){nodes{id} totalCount}}}}`:              5,
		`{actors(area:"boston"){nodes{name links(first:101){nodes{id}}} edges{cursor node{id degree}}}}`: 3,
	} {
		n.Store(0)
		got := b.same(t, "Lena", document, nil)
		if strings.HasPrefix(got, `200 {"data"`) || b.left.Load() == 0 {
			t.Errorf("%s went well: %s", document, got)
		}
		if n.Load() != 2*statements {
			t.Errorf("%s took %d statements both ways, want %d each", document, n.Load(), statements)
		}
	}
}
