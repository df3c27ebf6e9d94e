package sqlite

import (
	"testing"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/graphtest"
)

func TestStore(t *testing.T) {
	graphtest.Run(t, func(t testing.TB) graph.Store { return open(t) })
}
