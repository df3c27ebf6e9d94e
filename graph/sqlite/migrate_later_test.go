package sqlite

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/allymap/allymap/graph"
)

// firstForm is a map as the first version of the program wrote it: Ann knows Bob, until 2016, as cora said; that is its
// only change.
const firstForm = `
INSERT INTO audience (no, key) VALUES (1, 'PROJECT');
INSERT INTO trace (no, id, audience, area, present, last_change) VALUES (1, 'area_1', 1, 1, 1, 1), (2, 'act_1', 1, 1, 1, 1), (3, 'act_2', 1, 1, 1, 1);
INSERT INTO trace (no, id, audience, area, end1, end2, present, last_change) VALUES (4, 'lnk_1', 1, 1, 2, 3, 1, 1);
INSERT INTO area (no, id, slug, name, name_key, version, created_at, counter) VALUES (1, 'area_1', 'dock', 'Dock', 'dock' || char(1) || 'area_1', 1, 0, 1);
INSERT INTO actor (no, id, audience, kind, name, name_key, area, visibility, classification, version, created_at, updated_at)
VALUES (2, 'act_1', 1, 'ALLY', 'Ann', 'ann' || char(1) || 'act_1', 'area_1', 'PROJECT', '', 1, 0, 0),
  (3, 'act_2', 1, 'ALLY', 'Bob', 'bob' || char(1) || 'act_2', 'area_1', 'PROJECT', '', 1, 0, 0);
INSERT INTO link (no, id, audience, type, from_no, to_no, from_audience, to_audience, from_area, to_area, from_id, to_id, area, until, visibility, version, created_at, updated_at)
VALUES (4, 'lnk_1', 1, 'KNOWS', 2, 3, 1, 1, 1, 1, 'act_1', 'act_2', 'area_1', '2016', 'PROJECT', 1, 0, 86400000 * 365);
INSERT INTO tie (actor, key, link, other, type, way, told, audience, other_audience)
VALUES (2, 'bob' || char(1) || 'lnk_1', 4, 3, 'KNOWS', 'BOTH', 'act_2' || char(31) || 'KNOWS' || char(31) || char(31) || char(31), 1, 1),
  (3, 'ann' || char(1) || 'lnk_1', 4, 2, 'KNOWS', 'BOTH', 'act_1' || char(31) || 'KNOWS' || char(31) || char(31) || char(31), 1, 1);
INSERT INTO change (no, id, at, by, first_entry, last_entry) VALUES (1, 'chg_1', 86400000 * 365, 'acc_cora', 1, 1);
INSERT INTO entry (no, record, kind, after) VALUES (1, 4, 'ADDED', '{}');
INSERT INTO change_area (area, change) VALUES (1, 1);
INSERT INTO history (actor, change, record) VALUES (2, 1, 4), (3, 1, 4);`

func TestWhatCameWithLaterFormsIsFoundInAFileOfTheFirst(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	script, err := migrations.ReadFile(steps()[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{string(script), firstForm} {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	scope := graph.ScopeOfOperator([]*graph.Area{{ID: "area_1"}})
	ties, err := s.Ties(t.Context(), scope, graph.TieFilter{Of: []string{"act_1"}}, 10)
	want := []graph.Tie{{LinkID: "lnk_1", At: "act_1", Other: "act_2", OtherKey: "bob\x01act_2", Type: graph.Knows, Until: "2016", Written: 365, Ties: 1}}
	if err != nil || fmt.Sprint(ties) != fmt.Sprint(want) {
		t.Errorf("the tie is %v, not %v (%v)", ties, want, err)
	}
	found, err := s.Nodes(t.Context(), scope, []string{"act_1"})
	if err != nil || len(found.Actors) != 1 || found.Actors[0].Name != "Ann" || found.Actors[0].NoIntermediary {
		t.Errorf("Ann is %+v (%v)", found.Actors, err)
	}
	past, err := s.History(t.Context(), scope, []string{"lnk_1", "act_1"}, graph.Range{Limit: 10})
	if err != nil || len(past["lnk_1"]) != 1 || len(past["act_1"]) != 1 {
		t.Errorf("the history is %v (%v)", past, err)
	}
	year := time.UnixMilli(86400000 * 365)
	for _, f := range []graph.ChangeFilter{{AuthorID: "acc_cora"}, {Since: year}, {ActorID: "act_2"}} {
		f.AreaID = "area_1"
		changes, err := s.Changes(t.Context(), scope, f, graph.Range{Limit: 10})
		if err != nil || len(changes) != 1 {
			t.Errorf("%+v gives %v (%v)", f, changes, err)
		}
	}
}
