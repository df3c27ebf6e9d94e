package neo4j

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/neo4j/neo4jtest"
)

func TestManyMayOpenANewDatabaseAtOnce(t *testing.T) {
	c := configured(neo4jtest.Fresh(t))
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			s, err := Open(t.Context(), c)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Ready(t.Context()); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

func TestADatabaseOfANewerVersionIsRefused(t *testing.T) {
	s := opened(t)
	t.Cleanup(func() { // later tests find a database of this form
		if err := s.alone(context.WithoutCancel(t.Context()), "MATCH (s:Schema) DELETE s", nil); err != nil {
			t.Error(err)
		}
	})
	if err := s.alone(t.Context(), setVersionCypher, map[string]any{"version": current + 1}); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), configured(neo4jtest.Shared(t)))
	refused := graph.Refusals(err)
	if len(refused) != 1 || refused[0].Reason != "store.newer" || !strings.Contains(refused[0].Message, "newer version") {
		t.Fatalf("a newer database: %v", err)
	}
	if err := s.Ready(t.Context()); len(graph.Refusals(err)) != 1 {
		t.Errorf("ready on a newer database: %v", err)
	}
}

func TestOpenSaysWhatIsWrongWithTheAddressOrThePassword(t *testing.T) {
	c := configured(neo4jtest.Emptied(t))
	c.URI = "sqlite:map.db"
	if _, err := Open(t.Context(), c); err == nil || !strings.Contains(err.Error(), c.URI) {
		t.Errorf("a wrong scheme: %v", err)
	}
	c = configured(neo4jtest.Shared(t))
	c.Password += "x"
	if _, err := Open(t.Context(), c); err == nil {
		t.Error("a wrong password opened the database")
	}
}

func TestADatabaseOfTheFirstFormIsBroughtUpToDate(t *testing.T) {
	ctx := t.Context()
	s := opened(t)
	m := graph.NewMap(s)
	scope := operator(t, m)
	do := func(e graph.Edit) graph.Outcome {
		t.Helper()
		out, err := m.Do(ctx, scope, graph.NewID("key_"), e)
		if err != nil || len(out.Refused) > 0 {
			t.Fatal(err, out.Refused)
		}
		return out
	}
	do(graph.AddArea{Slug: "dock", Name: "Dock"})
	scope = operator(t, m)
	a := do(graph.AddActor{Area: "dock", Kind: graph.KindAlly, Name: "Ann"}).Actor
	b := do(graph.AddActor{Area: "dock", Kind: graph.KindAlly, Name: "Bob", Link: &graph.FirstLink{Type: graph.Knows, To: &a.ID}})
	since := a.CreatedAt
	asked := func() (int, int) {
		t.Helper()
		past, err := s.History(ctx, scope, []string{b.Link.ID}, graph.Range{Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		page, err := m.Changes(ctx, scope, graph.ChangesQuery{Area: "dock", Since: &since}, graph.PageArgs{})
		if err != nil {
			t.Fatal(err)
		}
		return len(past[b.Link.ID]), len(page.Items)
	}
	links, changes := asked()
	for _, back := range []string{
		"MATCH ()-[l:LISTED]->() DELETE l",
		"MATCH ()-[p:PAST]->() WHERE p.actor STARTS WITH 'lnk_' DELETE p",
		"MATCH (s:Schema) SET s.version = 1",
	} {
		if err := s.alone(ctx, back, nil); err != nil {
			t.Fatal(err)
		}
	}
	if l, c := asked(); l != 0 || c != 0 {
		t.Fatalf("the first form has %d and %d already", l, c)
	}
	for range 2 { // as if two servers did it
		if err := s.alone(ctx, "MATCH (s:Schema) SET s.version = 1", nil); err != nil {
			t.Fatal(err)
		}
		if err := s.migrate(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if l, c := asked(); l != links || c != changes || l != 1 || c < 2 {
		t.Errorf("the link has %d of %d changes, the area %d of %d", l, links, c, changes)
	}
}
