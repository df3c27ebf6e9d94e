package neo4j

import (
	"testing"

	"github.com/allymap/allymap/graph/neo4j/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

func configured(s neo4jtest.Server) Config {
	return Config{URI: s.URI, Username: s.Username, Password: s.Password, Database: neo4jtest.Database}
}

// opened is a store on an emptied database.
func opened(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.Context(), configured(neo4jtest.Emptied(t)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
