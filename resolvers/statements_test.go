package resolvers_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/allymap/allymap/graph"
)

// counted is a store that counts what it is asked: each method is one statement, Whole and Outline two.
type counted struct {
	graph.Store
	n *atomic.Int64
}

func (c counted) Caller(ctx context.Context, hash string) (*graph.Account, []*graph.Area, error) {
	c.n.Add(1)
	return c.Store.Caller(ctx, hash)
}

func (c counted) AccountsByID(ctx context.Context, ids []string) ([]*graph.Account, error) {
	c.n.Add(1)
	return c.Store.AccountsByID(ctx, ids)
}

func (c counted) Nodes(ctx context.Context, s graph.Scope, ids []string) (graph.Records, error) {
	c.n.Add(1)
	return c.Store.Nodes(ctx, s, ids)
}

func (c counted) Actors(ctx context.Context, s graph.Scope, f graph.ActorFilter, r graph.Range) ([]*graph.Actor, error) {
	c.n.Add(1)
	return c.Store.Actors(ctx, s, f, r)
}

func (c counted) Count(ctx context.Context, s graph.Scope, f graph.Filter) (map[string]int, error) {
	c.n.Add(1)
	return c.Store.Count(ctx, s, f)
}

func (c counted) History(ctx context.Context, s graph.Scope, ids []string, r graph.Range) (map[string][]*graph.Change, error) {
	c.n.Add(1)
	return c.Store.History(ctx, s, ids, r)
}

func (c counted) Past(ctx context.Context, s graph.Scope, id string, limit int) ([]*graph.Change, error) {
	c.n.Add(1)
	return c.Store.Past(ctx, s, id, limit)
}

func (c counted) Links(ctx context.Context, s graph.Scope, f graph.LinkFilter, r graph.Range) (map[string][]*graph.Link, error) {
	c.n.Add(1)
	return c.Store.Links(ctx, s, f, r)
}

func (c counted) Assessments(ctx context.Context, s graph.Scope, f graph.AssessmentFilter, r graph.Range) (map[string][]*graph.Assessment, error) {
	c.n.Add(1)
	return c.Store.Assessments(ctx, s, f, r)
}

func (c counted) Issues(ctx context.Context, s graph.Scope, f graph.IssueFilter, r graph.Range) ([]*graph.Issue, error) {
	c.n.Add(1)
	return c.Store.Issues(ctx, s, f, r)
}

func (c counted) Meetings(ctx context.Context, s graph.Scope, f graph.MeetingFilter, r graph.Range) (map[string][]*graph.Meeting, error) {
	c.n.Add(1)
	return c.Store.Meetings(ctx, s, f, r)
}

func (c counted) Whole(ctx context.Context, s graph.Scope, area string) ([]*graph.Actor, []*graph.Link, error) {
	c.n.Add(2)
	return c.Store.Whole(ctx, s, area)
}

func (c counted) Outline(ctx context.Context, s graph.Scope, area string) ([]graph.ActorOutline, []graph.LinkOutline, error) {
	c.n.Add(2)
	return c.Store.Outline(ctx, s, area)
}

func (c counted) Positions(ctx context.Context, s graph.Scope, areas []string) (map[string][]*graph.MapPosition, error) {
	c.n.Add(1)
	return c.Store.Positions(ctx, s, areas)
}

func (c counted) Ties(ctx context.Context, s graph.Scope, f graph.TieFilter, limit int) ([]graph.Tie, error) {
	c.n.Add(1)
	return c.Store.Ties(ctx, s, f, limit)
}

func (c counted) Among(ctx context.Context, s graph.Scope, ids []string, types []graph.LinkType) ([]*graph.Actor, []*graph.Link, error) {
	c.n.Add(1)
	return c.Store.Among(ctx, s, ids, types)
}

func (c counted) Leaders(ctx context.Context, s graph.Scope, areas []string) ([]string, error) {
	c.n.Add(1)
	return c.Store.Leaders(ctx, s, areas)
}

// crowd is an area of n actors, each linked to the two before it, with an assessment each, and a meeting with its leader.
func (a *api) crowd(n int) {
	a.t.Helper()
	ctx := a.t.Context()
	m := graph.NewMap(a.store)
	scope, err := m.SignIn(ctx, a.keys["Ada"])
	if err != nil {
		a.t.Fatal(err)
	}
	out, err := m.Do(ctx, scope, "area", graph.AddArea{Slug: "crowd", Name: "Crowd"})
	if err != nil {
		a.t.Fatal(err)
	}
	scope = scope.With(out.Area)
	issue := id("iss_", "I")
	leader, long := id("act_", "Leader"), graph.PartialDate("2017")
	edits := []graph.Edit{
		graph.AddIssue{ID: &issue, Area: "crowd", Title: "Rents"},
		graph.AddActor{ID: &leader, Kind: graph.KindLeader, Area: "crowd", Name: "Zoe"},
	}
	name := func(i int) string { return id("act_", fmt.Sprint(i)) }
	for i := range n {
		one := name(i)
		edits = append(edits, graph.AddActor{ID: &one, Kind: graph.KindAlly, Area: "crowd", Name: fmt.Sprint("Person ", i)},
			graph.Assess{Actor: one, Issue: issue, Support: "NEUTRAL"},
			graph.AddMeeting{Kind: "RECRUITMENT", Leaders: []string{leader}, With: []string{one}, On: &long})
		for j := max(0, i-2); j < i; j++ {
			edits = append(edits, graph.AddLink{Type: graph.Knows, From: one, To: name(j)})
		}
	}
	outs, err := m.DoAll(ctx, scope, edits)
	if err != nil {
		a.t.Fatal(err)
	}
	for _, out := range outs {
		if len(out.Refused) > 0 {
			a.t.Fatal(out.Refused)
		}
	}
}

// place puts the first n of the crowd in places of their own.
func (a *api) place(slug string, n int) {
	a.t.Helper()
	e := graph.PlaceActors{Area: slug}
	for i := range n {
		e.Positions = append(e.Positions, graph.ActorPosition{Actor: id("act_", fmt.Sprint(i)), X: float64(i), Y: 1})
	}
	a.edit("Ada", e)
}

func TestStatementsDoNotGrowWithTheLengthOfAList(t *testing.T) {
	var n atomic.Int64
	a := newAPI(t, nil)
	a.crowd(100)
	b := a.both(counted{a.store, &n})
	count := func(t *testing.T, document string, want int64) {
		t.Helper()
		n.Store(0)
		if got := b.same(t, "Ada", document, nil); !strings.HasPrefix(got, `200 {"data"`) {
			t.Fatal(got)
		}
		if got := n.Load(); got != 2*want {
			t.Errorf("%d statements in one pass and field by field, want %d each", got, want)
		}
	}
	for _, c := range []struct {
		name, selection string
		want            int64 // the caller's look-up and the page included
	}{
		{"actors alone", `nodes{name}`, 2},
		{"through edges too", `edges{node{name}} nodes{name}`, 2},
		{"with their number of links", `nodes{name degree}`, 3},
		{"with links", `nodes{links(first:5){nodes{type}}}`, 3},
		{"with links and ends", `nodes{links(first:5){edges{other{name} node{from{name} to{name}}}}}`, 3},
		{"with links, ends and the ends' number of links", `nodes{links(first:5){edges{other{name degree}}}}`, 4},
		{"with counted links", `nodes{links(first:5){totalCount}}`, 4},
		{"with two kinds of links", `nodes{out:links(first:5,direction:OUT){nodes{id}} in:links(first:5,direction:IN){nodes{id}}}`, 4},
		{"with links and their authors", `nodes{links(first:5){nodes{createdBy{name}}}}`, 4},
		{"with assessments", `nodes{assessments(first:3){nodes{on support}}}`, 3},
		{"with assessments, issues, actors and assessors", `nodes{assessments(first:3){nodes{issue{title} actor{name} assessor{name}}}}`, 6},
		{"with history and its authors", `nodes{history(first:1){nodes{by{name}}}}`, 4},
		{"with history and its records", `nodes{history(first:3){nodes{records(first:2){kind record{__typename}}}}}`, 4},
		{"with meetings", `nodes{meetings(first:3){nodes{on kind area{name}}}}`, 3},
		{"with meetings, all who were there and authors", `nodes{meetings(first:3){nodes{leaders{name} with{name degree} nextStepBy{name} createdBy{name}}}}`, 6},
		{"with counted meetings", `nodes{meetings(first:1){totalCount}}`, 4},
		{"with authors and areas", `nodes{createdBy{name} area{name}}`, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, first := range []int{3, 20, 50} {
				count(t, fmt.Sprintf(`{actors(area:"crowd",first:%d){%s}}`, first, c.selection), c.want)
			}
		})
	}
	t.Run("100 actors with links and both ends", func(t *testing.T) {
		count(t, `{actors(area:"crowd",first:100){nodes{name links(first:5){edges{other{name} node{type from{name} to{name}}}}}}}`, 3)
	})
	t.Run("100 actors with meetings and all who were there", func(t *testing.T) {
		count(t, `{actors(area:"crowd",first:100){nodes{name meetings(first:3){nodes{on leaders{name} with{name}}}}}}`, 4)
	})
	t.Run("100 meetings of an area", func(t *testing.T) {
		count(t, `{meetings(area:"crowd",first:100){totalCount nodes{leaders{name} with{name}}}}`, 4)
	})
	t.Run("whom nobody has met, over a view that is at hand", func(t *testing.T) {
		b.same(t, "Ada", `{unmet(area:"crowd"){total}}`, nil)
		for _, first := range []int{3, 100} {
			count(t, fmt.Sprintf(`{unmet(area:"crowd",days:1,first:%d){allies{ally{name degree} lastMet nearestLeader{name}}}}`, first), 6)
		}
	})
	t.Run("an agenda", func(t *testing.T) {
		count(t, fmt.Sprintf(`{agenda(for:%q){due{leaders{name}} overdue{with{name}} undated{with{name}} suggestions{ally{name degree}}}}`, id("act_", "Leader")), 10)
	})
	t.Run("positions, of all areas", func(t *testing.T) {
		for _, n := range []int{1, 50, 100} {
			a.place("crowd", n)
			count(t, `{area(slug:"crowd"){positions{x y actor{name}}}}`, 2)
			count(t, `{areas{slug positions{x actor{name degree links(first:3){nodes{id}} area{name}}}}}`, 4)
		}
	})
	t.Run("the whole map", func(t *testing.T) {
		count(t, `{map(area:"crowd"){actors{name degree} links{from{name} to{name}}}}`, 4)
	})
}

func TestAQuestionAboutAViewThatIsAtHandReadsNothingButItsAnswer(t *testing.T) {
	var n atomic.Int64
	a := newAPI(t, func(s graph.Store) graph.Store { return counted{s, &n} })
	a.crowd(100)
	for _, c := range []struct {
		question string
		want     int64 // the caller's look-up included
	}{
		{`{groups(area:"crowd"){groups{name actors(first:20){name degree}}}}`, 5}, // the view is made: two more
		{`{groups(area:"crowd"){groups{name actors(first:20){name degree}}}}`, 3},
		{`{groups(area:"crowd"){groups{name}} strangers(area:"crowd"){pairs{groups{name}}}}`, 1},
		{`{bridges(area:"crowd",first:100){bridges{actor{name}}}}`, 2},
		{`{supportTree(area:"crowd",first:100){supporters{leader{name}} unsupported{name}}}`, 2},
		{`{gaps(area:"crowd",first:100){unsourced{actors{name}} oldLinks{links{from{name}}}}}`, 2},
		{`{growth(area:"crowd"){periods{from added{actors}}}}`, 3}, // the issues, and the assessments of the one there is
	} {
		n.Store(0)
		a.must("Ada", c.question, nil)
		if got := n.Load(); got != c.want {
			t.Errorf("%s took %d statements, want %d", c.question, got, c.want)
		}
	}
	a.must("Ada", `mutation{addAlly(input:{key:"v",area:"crowd",name:"Newcomer"}){ally{id} userErrors{message}}}`, nil)
	n.Store(0)
	if data := a.must("Ada", `{gaps(area:"crowd"){unlinked{count}}}`, nil); fmt.Sprint(data) != "map[gaps:map[unlinked:map[count:2]]]" || n.Load() != 4 {
		t.Errorf("after a change: %v in %d statements, want 4", data, n.Load())
	}
}

func TestACursorServesOneActorAndIsRefusedForItsSiblings(t *testing.T) {
	a := newAPI(t, nil)
	a.crowd(4)
	data := a.must("Ada", `query($id:ID!){node(id:$id){...on Ally{links(first:1){pageInfo{endCursor}}}}}`, map[string]any{"id": id("act_", "1")})
	cursor := data["node"].(map[string]any)["links"].(map[string]any)["pageInfo"].(map[string]any)["endCursor"]
	_, raw := a.ask("Ada", `query($ids:[ID!]!,$after:String){nodes(ids:$ids){...on Ally{name links(first:5,after:$after){nodes{id}}}}}`,
		map[string]any{"ids": []string{id("act_", "1"), id("act_", "2")}, "after": cursor})
	if !strings.Contains(string(raw), `"cursor.other"`) || strings.Contains(string(raw), "INTERNAL") {
		t.Errorf("a cursor of one actor for another: %s", raw)
	}
}

func TestAnEmptyListOfTypesIsNotTheSameQuestionAsNone(t *testing.T) {
	a := newAPI(t, nil)
	a.crowd(4)
	data := a.must("Ada", `{actors(area:"crowd",first:1){nodes{all:links(first:2){nodes{type} totalCount} none:links(first:2,types:[]){nodes{type} totalCount}}}}`, nil)
	if got := fmt.Sprint(data); !strings.Contains(got, "all:map[nodes:[map[type:KNOWS] map[type:KNOWS]] totalCount:2] none:map[nodes:[] totalCount:0]") {
		t.Errorf("got %s", got)
	}
}
