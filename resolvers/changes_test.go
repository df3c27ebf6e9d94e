package resolvers_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/allymap/allymap/graph"
)

// named is a store that notes how many records were asked for by id, each time.
type named struct {
	graph.Store
	mu    *sync.Mutex
	times *[]int
}

func (s named) Nodes(ctx context.Context, scope graph.Scope, ids []string) (graph.Records, error) {
	s.mu.Lock()
	*s.times = append(*s.times, len(ids))
	s.mu.Unlock()
	return s.Store.Nodes(ctx, scope, ids)
}

// crowd is one change: an issue, a leader, and of each person themselves, an assessment, a meeting and two links back.
func TestOfALargeChangeTheRecordsOfOneAreToldAndHowManyThereAre(t *testing.T) {
	var times []int
	a := newAPI(t, func(s graph.Store) graph.Store { return named{s, &sync.Mutex{}, &times} })
	a.crowd(61)
	added := func(what ...string) string {
		for i := range what {
			what[i] = fmt.Sprintf(`{"kind":"ADDED","record":{"__typename":%q}}`, what[i])
		}
		return "[" + strings.Join(what, ",") + "]"
	}
	const how = `{kind record{__typename}}`
	one := fmt.Sprintf(`about:%q`, id("act_", "30"))
	for _, c := range []struct {
		name, asked, want string
		fetched           string // how many records each time; one or the other, where it hangs on who asks first
	}{
		{"how many", `recordCount`, `"recordCount":304`, `[]`},
		{"of somebody", `records(` + one + `)` + how, `"records":` + added("Ally", "Assessment", "Meeting", "Link", "Link", "Link", "Link"), `[7]`},
		{"the first of these", `records(` + one + `,first:2)` + how, `"records":` + added("Ally", "Assessment"), `[2]`},
		{"of an issue, itself", fmt.Sprintf(`records(about:%q)`, id("iss_", "I")) + how, `"records":` + added("Issue"), `[1]`},
		{"of nobody", `records(about:"act_nobody")` + how, `"records":[]`, `[]`},
		{"under two names", `a:records(first:1)` + how + ` b:records(first:2)` + how, `"a":` + added("Issue") + `,"b":` + added("Issue", "Leader"), `[1 2] or [2]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			times = nil
			_, got := a.ask("Ada", `{changes(area:"crowd",last:1){nodes{`+c.asked+`}}}`, nil)
			if want := `{"data":{"changes":{"nodes":[{` + c.want + `}]}}}`; strings.TrimSpace(string(got)) != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			slices.Sort(times)
			if got := fmt.Sprint(times); !slices.Contains(strings.Split(c.fetched, " or "), got) {
				t.Errorf("fetched %s, want %s", got, c.fetched)
			}
		})
	}
	for _, first := range []int{0, 101} {
		_, got := a.ask("Ada", fmt.Sprintf(`{changes(area:"crowd",last:1){nodes{id records(first:%d){kind}}}}`, first), nil)
		if !strings.Contains(string(got), `"reason":"page.range"`) {
			t.Errorf("first: %d: %s", first, got)
		}
	}
}

func TestAnAnswerNamesItsChangeAlsoWhenItIsAskedForAgain(t *testing.T) {
	a := newAPI(t, nil)
	a.must("Ada", `mutation{addArea(input:{key:"a",slug:"boston",name:"Boston"}){area{id}}}`, nil)
	const add = `mutation{addAlly(input:{key:"b",area:"boston",name:"Rita"}){ally{id} change{id recordCount records{kind record{__typename}}} userErrors{code}}}`
	_, first := a.ask("Ada", add, nil)
	_, again := a.ask("Ada", add, nil)
	if string(first) != string(again) || !strings.Contains(string(first), `"recordCount":1,"records":[{"kind":"ADDED","record":{"__typename":"Ally"}}]`) {
		t.Errorf("first %s again %s", first, again)
	}
	added, _ := a.must("Ada", add, nil)["addAlly"].(map[string]any)
	change, _ := added["change"].(map[string]any)
	undo := a.must("Ada", `mutation($c:ID!){undo(input:{key:"c",change:$c}){change{undoes} userErrors{code}}}`, map[string]any{"c": change["id"]})
	if got, want := fmt.Sprint(undo), fmt.Sprintf("map[undo:map[change:map[undoes:%s] userErrors:[]]]", change["id"]); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	_, refused := a.ask("Ada", `mutation{addAlly(input:{key:"d",area:"boston",name:""}){change{id} userErrors{code}}}`, nil)
	if want := `{"data":{"addAlly":{"change":null,"userErrors":[{"code":"INVALID"}]}}}`; strings.TrimSpace(string(refused)) != want {
		t.Errorf("got %s, want %s", refused, want)
	}
}
