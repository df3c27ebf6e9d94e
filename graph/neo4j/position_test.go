package neo4j

import (
	"testing"

	"github.com/allymap/allymap/graph"
)

// writtenOfPositions puts actors in one place and then in another, on the map of either area.
func writtenOfPositions(t *testing.T, m *graph.Map, actors ...string) {
	t.Helper()
	for i, slug := range []string{"here", "there", "here"} {
		e := graph.PlaceActors{Area: slug}
		for _, id := range actors {
			e.Positions = append(e.Positions, graph.ActorPosition{Actor: id, X: float64(i), Y: 1})
		}
		out, err := m.Place(t.Context(), operator(t, m), e)
		if err != nil || len(out.Refused) > 0 {
			t.Fatal(err, out.Refused)
		}
	}
}
