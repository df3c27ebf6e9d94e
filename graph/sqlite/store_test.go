package sqlite

import (
	"testing"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/graphtest"
)

func fresh(t testing.TB) graph.Store { return open(t) }

func TestStore(t *testing.T) { graphtest.Run(t, fresh) }

func TestNonInterference(t *testing.T) { graphtest.RunNonInterference(t, fresh, 6) }
