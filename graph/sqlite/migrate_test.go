package sqlite

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/allymap/allymap/graph"
)

// formOne makes a file as the first version of the program left it, and gives the map that its log tells of.
func formOne(t *testing.T, path string) *model {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, name := range []string{steps()[0], "testdata/form1.sql"} {
		script, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(t.Context(), string(script)); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := db.QueryContext(t.Context(), `SELECT t.id, n.kind, coalesce(n.after, n.before) FROM entry n JOIN trace t ON t.no = n.record ORDER BY n.no`)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	m := &model{now: map[string]graph.Node{}, last: map[string]graph.Node{}}
	for rows.Next() {
		var id, kind, raw string
		if err := rows.Scan(&id, &kind, &raw); err != nil {
			t.Fatal(err)
		}
		n := recordOf(t, id, raw)
		if m.last[id], m.now[id] = n, n; kind == string(graph.Removed) {
			delete(m.now, id)
		}
		if area, ok := n.(*graph.Area); ok {
			m.areas = append(m.areas, area)
			delete(m.now, id)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return m
}

// recordOf is a record as the log has it; its lists are never nil.
func recordOf(t *testing.T, id, raw string) graph.Node {
	t.Helper()
	prefix, _, _ := strings.Cut(id, "_")
	n := map[string]graph.Node{
		graph.AreaPrefix: &graph.Area{}, graph.LinkPrefix: &graph.Link{}, graph.IssuePrefix: &graph.Issue{},
		graph.AssessmentPrefix: &graph.Assessment{Roles: []graph.CampaignRole{}},
		graph.ActorPrefix: &graph.Actor{
			OtherNames: []graph.OtherName{}, Identifiers: []graph.ExternalIdentifier{}, Languages: []string{}, Tags: []string{},
			ContactDetails: []graph.ContactDetail{},
		},
	}[prefix+"_"]
	if err := json.Unmarshal([]byte(raw), n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAFileOfTheFirstFormIsBroughtUpToDateWithAllThatIsInIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map.db")
	m := formOne(t, path)
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if err := s.Ready(t.Context()); err != nil {
		t.Error(err)
	}
	creators := []string{"acc_5zSa95k9c1aN3W075ZsDCU"}
	r := rand.New(rand.NewPCG(1, 7))
	compare := func(at string) {
		for i, scope := range []graph.Scope{
			{}, graph.ScopeOfOperator(m.areas), graph.ScopeOf(&graph.Account{ID: creators[0], Role: graph.RoleLeader, AreaIDs: []string{m.areas[0].ID}}, m.areas),
		} {
			for range 4 {
				m.compareRecords(t, s, r, scope, fmt.Sprintf("%s, scope %d", at, i))
			}
		}
	}
	compare("brought up to date")
	for range 30 {
		m.grow(t, s, r, creators)
	}
	compare("written to since")
	var verdict string
	if err := s.reader.db.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Errorf("%s %v", verdict, err)
	}
}

func TestAFileWithRowsThatReferToNothingStaysAsItIs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map.db")
	formOne(t, path)
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(t.Context(), "DELETE FROM issue"); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); err == nil {
		t.Error("it was brought up to date")
	}
	var form int
	if err := db.QueryRowContext(t.Context(), "PRAGMA user_version").Scan(&form); err != nil || form != 1 {
		t.Errorf("form %d (%v)", form, err)
	}
}
