package sqlite_test

import (
	"testing"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/graphtest"
	"github.com/allymap/allymap/graph/sqlite/sqlitetest"
)

func fresh(t testing.TB) graph.Store { return sqlitetest.Open(t) }

func TestStore(t *testing.T) { graphtest.Run(t, fresh) }

func TestNonInterference(t *testing.T) { graphtest.RunNonInterference(t, fresh, 6) }
