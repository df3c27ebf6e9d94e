package resolvers_test

import (
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/allymap/allymap/graph"
)

// clubs are two organisations of the crowd's area, to which every actor of it belongs; the first few are leaders.
func (a *api) clubs(n int) (one, two string) {
	a.t.Helper()
	m := graph.NewMap(a.store)
	scope, err := m.SignIn(a.t.Context(), a.keys["Ada"])
	if err != nil {
		a.t.Fatal(err)
	}
	one, two = id("act_", "clubA"), id("act_", "clubB")
	var edits []graph.Edit
	for _, club := range []string{one, two} {
		edits = append(edits, graph.AddActor{ID: &club, Kind: graph.KindOrganisation, Area: "crowd", Name: "Club " + club})
		for i := range n {
			edits = append(edits, graph.AddLink{Type: graph.MemberOf, From: id("act_", fmt.Sprint(i)), To: club})
		}
	}
	for i := range n / 10 {
		edits = append(edits, graph.ChangeActorKind{ID: id("act_", fmt.Sprint(i*10)), ExpectedVersion: 1, Kind: graph.KindLeader})
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
	return one, two
}

func TestStatementsDoNotGrowWithThePeopleOfABodyNorWithWhatWasSaidOfIt(t *testing.T) {
	var n atomic.Int64
	a := newAPI(t, func(s graph.Store) graph.Store { return counted{s, &n} })
	a.crowd(100)
	one, two := a.clubs(100)
	for _, c := range []struct {
		question string
		want     int64 // the caller's look-up included
	}{
		{`acquaintances(organisation:$one,first:%d){known{leader{name degree} contact{name} there{type from{name} to{name}} link{strength from{name}}}}`, 7},
		{`overlaps(organisations:[$one,$two],first:%d){people{person{name degree} bodies links{type to{name}}}}`, 4},
		{`sources(of:$one,first:%d){assertions{by{name} record{id ... on Link{from{name degree} createdBy{name}}} revisions{by{name}}}}`, 7},
	} {
		for _, first := range []int{3, 10, 30} {
			n.Store(0)
			data := a.must("Ada", fmt.Sprintf(`query($one:ID!,$two:ID!){node(id:$two){id} `+c.question+`}`, first), map[string]any{"one": one, "two": two})
			if got := n.Load() - 1; got != c.want { // and the node, so that both variables are used
				t.Errorf("%d statements for %d: %s", got, first, c.question)
			}
			if len(fmt.Sprint(data)) < 100*first {
				t.Errorf("%d are told as %v", first, data)
			}
		}
	}
}

func TestWhoBelongsToTwoBodiesIsToldWithHow(t *testing.T) {
	a := newAPI(t, nil)
	a.town()
	vars := a.names()
	vars["union"] = id("act_", "Union")
	a.must("Lena", `mutation($union:ID!,$tom:ID!,$rita:ID!){
		o:addOrganisation(input:{key:"20",id:$union,area:"boston",name:"Packers' Union",classification:UNION}){organisation{id} userErrors{message}}
		l1:addLink(input:{key:"21",type:MEMBER_OF,from:$tom,to:$union,role:"steward"}){link{id} userErrors{message}}
		l2:addLink(input:{key:"22",type:ALLIED_WITH,from:$rita,to:$union}){link{id} userErrors{message}}
	}`, vars)
	data := a.must("Lena", `query($council:ID!,$union:ID!){overlaps(organisations:[$council,$union]){truncated seen{actors} people{person{name} bodies links{type role to{name}}}}}`, vars)
	got := fmt.Sprint(data["overlaps"])
	want := "map[people:[map[bodies:2 links:[map[role:<nil> to:map[name:Boston Council] type:WORKS_FOR] map[role:steward to:map[name:Packers' Union] type:MEMBER_OF]] " +
		"person:map[name:Tom Reed]]] seen:map[actors:2] truncated:false]" // Tom and Rita, who belong to one of them at least
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
