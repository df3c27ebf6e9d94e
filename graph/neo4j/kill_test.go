package neo4j

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/neo4j/neo4jtest"
)

// TestAKillLosesNothingThatWasAcknowledged kills Neo4j three times in the middle of writes. Each writer sends a write
// again, under its key, until it is acknowledged; in the end each is on the map once.
func TestAKillLosesNothingThatWasAcknowledged(t *testing.T) {
	instance := neo4jtest.Own(t)
	s, err := Open(t.Context(), configured(instance.Server()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	m := graph.NewMap(s)
	do(t, m, graph.AddArea{Slug: "here", Name: "Here"})
	scope := operator(t, m)
	stop := make(chan struct{})
	told := make(chan struct{}, 1_000_000) // one for each acknowledgement
	var all sync.WaitGroup
	acknowledged := make([][]string, 4) // ids, by writer
	for w := range acknowledged {
		all.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-stop:
					return
				default:
				}
				key := fmt.Sprintf("%d-%d", w, i)
				for {
					ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
					out, err := m.Do(ctx, scope, key, graph.AddActor{Area: "here", Kind: graph.KindAlly, Name: key})
					cancel()
					if err == nil {
						acknowledged[w] = append(acknowledged[w], out.Actor.ID)
						told <- struct{}{}
						break
					}
					if len(graph.Refusals(err)) == 0 {
						t.Errorf("while Neo4j was away: %v", err)
						return
					}
				}
			}
		})
	}
	for range 3 {
		for range 8 {
			<-told
		}
		instance.Kill(t)
		instance.Restart(t)
	}
	close(stop)
	all.Wait()
	ids := map[string]bool{}
	made := 0
	for _, of := range acknowledged {
		made += len(of)
		for _, id := range of {
			ids[id] = true
		}
	}
	area := scope.Area("here").ID
	actors, err := s.Actors(t.Context(), scope, graph.ActorFilter{AreaID: area}, graph.Range{Limit: 1_000_000})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range actors {
		if !ids[a.ID] {
			t.Errorf("%s is on the map, and its writer does not know", a.Name)
		}
	}
	changes, err := s.Count(t.Context(), scope, graph.ChangeFilter{AreaID: area})
	if err != nil {
		t.Fatal(err)
	}
	if len(actors) != made || len(ids) != made || changes[area] != made+1 {
		t.Errorf("%d writes were acknowledged; %d actors and %d changes are there", made, len(actors), changes[area])
	}
	t.Logf("%d writes", made)
}
