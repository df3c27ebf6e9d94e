package neo4j

import (
	"testing"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/graphtest"
	"github.com/allymap/allymap/graph/neo4j/neo4jtest"
)

func emptied(t testing.TB) graph.Store {
	s, err := Open(t.Context(), configured(neo4jtest.Emptied(t)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStore(t *testing.T) { graphtest.Run(t, emptied) }

func TestNonInterference(t *testing.T) { graphtest.RunNonInterference(t, emptied, 3) }
