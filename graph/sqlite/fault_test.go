package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	driver "modernc.org/sqlite"

	"github.com/allymap/allymap/graph"
)

// met is an error that SQLite itself gives for a statement.
func met(t *testing.T, s *Store, script string) error {
	t.Helper()
	_, err := s.writer.db.ExecContext(t.Context(), script)
	if err == nil {
		t.Fatalf("%s was carried out", script)
	}
	return err
}

func TestErrorsAreToldByTheirCode(t *testing.T) {
	s := open(t)
	full := func() error {
		if _, err := s.writer.db.ExecContext(t.Context(), "PRAGMA max_page_count = 1"); err != nil {
			t.Fatal(err)
		}
		return met(t, s, "WITH RECURSIVE n (v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < 2000) INSERT INTO audience (key) SELECT hex(randomblob(2000)) FROM n")
	}
	if _, err := s.writer.db.ExecContext(t.Context(), "INSERT INTO audience (no, key) VALUES (7, 'x')"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		err    error
		code   graph.Code
		reason string
	}{
		{"unique", met(t, s, "INSERT INTO audience (key) VALUES ('x')"), "", ""},
		{"primary key", met(t, s, "INSERT INTO audience (no, key) VALUES (7, 'y')"), "", ""},
		{"deadline", context.DeadlineExceeded, graph.Timeout, "timeout"},
		{"full", full(), graph.Unavailable, "store.full"},
		{"closed", sql.ErrConnDone, graph.Unavailable, "store.closed"},
	} {
		got := translate(t.Context(), fmt.Errorf("wrapped: %w", c.err))
		var refused *graph.Error
		switch {
		case c.code == "":
			if !errors.Is(got, graph.ErrAgain) {
				t.Errorf("%s: %v", c.name, got)
			}
		case !errors.As(got, &refused) || refused.Code != c.code || refused.Reason != c.reason || refused.Unwrap() == nil:
			t.Errorf("%s: %v", c.name, got)
		}
		var own *driver.Error
		if errors.As(got, &own) {
			t.Errorf("%s: the driver's type came out", c.name)
		}
	}
	syntax := translate(t.Context(), met(t, s, "SELEC"))
	if graph.Refusals(syntax) != nil || syntax == nil {
		t.Errorf("a fault that no person may read: %v", syntax)
	}
	if got := translate(t.Context(), context.Canceled); !errors.Is(got, context.Canceled) || graph.Refusals(got) != nil {
		t.Errorf("cancelled: %v", got)
	}
}

func TestACancelledWriteLeavesNothing(t *testing.T) {
	s := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	a := newArea("north")
	err := s.Write(ctx, func(tx graph.Tx) error {
		if err := tx.Apply(ctx, graph.Batch{Areas: []*graph.Area{a}}); err != nil {
			return err
		}
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if areas, err := s.Areas(t.Context()); err != nil || len(areas) != 0 {
		t.Errorf("%v %v", areas, err)
	}
	sentinel := errors.New("ours")
	if err := s.Write(t.Context(), func(graph.Tx) error { return sentinel }); err != sentinel { //nolint:errorlint // as it is
		t.Errorf("%v", err)
	}
}

// What was removed leaves its traces and its log, and nothing in any list, name, word or tie.
func TestWhatIsRemovedLeavesNoName(t *testing.T) {
	s := open(t)
	areas := []*graph.Area{newArea("north")}
	d := newDeed()
	d.area(areas[0])
	d.write(t, s)
	actors := crowd(t, s, 9, areas, 200, 300)
	var links []*graph.Link
	scope := graph.ScopeOfOperator(areas)
	_, links, err := s.Whole(t.Context(), scope, areas[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	d = newDeed()
	for _, a := range actors {
		c := *a
		c.Name, c.Version = "Renamed "+a.Name, 2
		d.actor(&c, graph.Changed)
	}
	d.write(t, s)
	d = newDeed()
	for _, l := range links {
		d.link(l, graph.Removed)
	}
	for _, a := range actors {
		d.actor(a, graph.Removed)
	}
	d.write(t, s)
	for _, table := range []string{"actor", "link", "place", "name", "word", "posting", "tie"} {
		var n int
		if err := s.reader.db.QueryRowContext(t.Context(), "SELECT count(*) FROM "+table).Scan(&n); err != nil || n != 0 {
			t.Errorf("%d rows left in %s (%v)", n, table, err)
		}
	}
}

func TestOldReceiptsGoInPassing(t *testing.T) {
	s := open(t)
	if _, err := s.writer.db.ExecContext(t.Context(), "WITH RECURSIVE n (v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < 40) INSERT INTO receipt (account, key, fingerprint, at) SELECT '', v, '', ? FROM n", now().Add(-receiptsKept-time.Hour).UnixMilli()); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		newDeed().write(t, s)
	}
	var n int
	if err := s.reader.db.QueryRowContext(t.Context(), "SELECT count(*) FROM receipt").Scan(&n); err != nil || n != 3 {
		t.Errorf("%d receipts left, want 3 (%v)", n, err)
	}
}

// Readers see whole writes only, while several goroutines read and write.
func TestReadersAndWritersAtOnce(t *testing.T) {
	s := open(t)
	areas := []*graph.Area{newArea("north")}
	d := newDeed()
	d.area(areas[0])
	d.write(t, s)
	scope := graph.ScopeOfOperator(areas)
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 25 {
				d := newDeed()
				a := newActor(areas[0].ID, fmt.Sprintf("Pair %d %d", w, i), graph.KindAlly, graph.Project, nil)
				b := newActor(areas[0].ID, fmt.Sprintf("Pair %d %d", w, i), graph.KindAlly, graph.Project, nil)
				d.actor(a, graph.Added)
				d.actor(b, graph.Added)
				d.link(newLink(a, b, graph.Knows, graph.Project, nil), graph.Added)
				d.write(t, s)
				n, err := s.Count(t.Context(), scope, graph.ActorFilter{AreaID: areas[0].ID})
				if err != nil || n[areas[0].ID]%2 != 0 {
					t.Errorf("half a write was seen: %d (%v)", n[areas[0].ID], err)
				}
				ties, err := s.Ties(t.Context(), scope, graph.TieFilter{Of: []string{a.ID}}, 10)
				if err != nil || len(ties) != 1 {
					t.Errorf("one's own write was not seen: %v (%v)", ties, err)
				}
			}
		})
	}
	wg.Wait()
	if n, err := s.Count(t.Context(), scope, graph.ChangeFilter{AreaID: areas[0].ID}); err != nil || n[areas[0].ID] != 101 {
		t.Errorf("%d changes, want 101 (%v)", n[areas[0].ID], err)
	}
}
