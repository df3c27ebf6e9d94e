package neo4j

import (
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
