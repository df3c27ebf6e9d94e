package neo4j

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/neo4j/neo4jtest"
)

func TestTwoServersAddingOneAreaAtOnceAddOne(t *testing.T) {
	s := opened(t)
	other, err := Open(t.Context(), configured(neo4jtest.Shared(t)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	for round := range 5 {
		var all sync.WaitGroup
		var added atomic.Int32
		for i := range 8 {
			m := graph.NewMap([]*Store{s, other}[i%2])
			scope := operator(t, m)
			all.Go(func() {
				out, err := m.Do(t.Context(), scope, graph.NewID("key_"), graph.AddArea{Slug: fmt.Sprintf("area-%d", round), Name: "An area"})
				switch {
				case err != nil:
					t.Error(err)
				case len(out.Refused) == 0:
					added.Add(1)
				}
			})
		}
		all.Wait()
		if added.Load() != 1 {
			t.Errorf("%d areas of one slug were added", added.Load())
		}
	}
}

// TestWritersAndAReaderSeeEachChangeOnceAndInOrder has 8 writers in one area, each of which sends everything twice at
// once, and a reader that follows the log from cursor to cursor.
func TestWritersAndAReaderSeeEachChangeOnceAndInOrder(t *testing.T) {
	s := opened(t)
	m := graph.NewMap(s)
	do(t, m, graph.AddArea{Slug: "here", Name: "Here"})
	scope := operator(t, m)
	area := scope.Area("here").ID
	const writers, writes = 8, 6
	var all sync.WaitGroup
	for w := range writers {
		for range 2 {
			all.Go(func() {
				for i := range writes {
					name := fmt.Sprintf("%d-%d", w, i)
					out, err := m.Do(t.Context(), scope, "key "+name, graph.AddActor{Area: "here", Kind: graph.KindAlly, Name: name})
					if err != nil || len(out.Refused) > 0 {
						t.Error(err, out.Refused)
					}
				}
			})
		}
	}
	done := make(chan struct{})
	go func() {
		all.Wait()
		close(done)
	}()
	var followed []string
	above := ""
	follow := func() {
		for {
			changes, err := s.Changes(context.Background(), scope, graph.ChangeFilter{AreaID: area}, graph.Range{Above: above, Limit: 3})
			if err != nil {
				t.Error(err)
				return
			}
			if len(changes) == 0 {
				return
			}
			for _, c := range changes {
				above = c.ID
				followed = append(followed, c.ID)
			}
		}
	}
	for running := true; running; {
		select {
		case <-done:
			running = false
		default:
		}
		follow()
	}
	whole, err := s.Changes(t.Context(), scope, graph.ChangeFilter{AreaID: area}, graph.Range{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	if len(whole) != 1+writers*writes || len(followed) != len(whole) {
		t.Fatalf("%d changes are logged, %d were followed, %d were made", len(whole), len(followed), 1+writers*writes)
	}
	for i, c := range whole {
		if followed[i] != c.ID {
			t.Errorf("change %d came out of order", i)
		}
	}
	counted, err := s.Count(t.Context(), scope, graph.ChangeFilter{AreaID: area})
	if err != nil || counted[area] != len(whole) {
		t.Errorf("%d changes are counted: %v", counted[area], err)
	}
}

// TestACancelledCallComesBackAndLeavesItsConnection waits for a lock that another write holds.
func TestACancelledCallComesBackAndLeavesItsConnection(t *testing.T) {
	s := opened(t)
	m := graph.NewMap(s)
	do(t, m, graph.AddArea{Slug: "here", Name: "Here"})
	area := operator(t, m).Area("here").ID
	held, release := make(chan struct{}), make(chan struct{})
	ended := make(chan error, 1)
	go func() {
		ended <- s.Write(context.Background(), func(tx graph.Tx) error {
			if _, err := tx.Lock(context.Background(), []string{area}); err != nil {
				return err
			}
			close(held)
			<-release
			return nil
		})
	}()
	<-held
	wait := func(ctx context.Context) error {
		return s.Write(ctx, func(tx graph.Tx) error {
			_, err := tx.Lock(ctx, []string{area})
			return err
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, cancel)
	start := time.Now()
	if err := wait(ctx); !errors.Is(err, context.Canceled) || len(graph.Refusals(err)) > 0 {
		t.Errorf("cancelled: %v", err)
	}
	late, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if refused := graph.Refusals(wait(late)); len(refused) != 1 || refused[0].Code != graph.Timeout {
		t.Errorf("too late: %v", refused)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("two calls that ended after 0.1 s each came back after %s", took)
	}
	if _, err := s.Areas(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("a question of a cancelled caller: %v", err)
	}
	close(release)
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if err := wait(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestAWriteGivesBackWhatItsFunctionSaid(t *testing.T) {
	s := opened(t)
	m := graph.NewMap(s)
	do(t, m, graph.AddArea{Slug: "here", Name: "Here"})
	said := errors.New("no")
	err := s.Write(t.Context(), func(tx graph.Tx) error {
		if err := tx.Apply(t.Context(), graph.Batch{Areas: []*graph.Area{{ID: "area_1", Slug: "gone", Name: "Gone"}}}); err != nil {
			return err
		}
		return said
	})
	if err != said { //nolint:errorlint // as it is, not wrapped
		t.Errorf("%v came back", err)
	}
	areas, err := s.Areas(t.Context())
	if err != nil || len(areas) != 1 {
		t.Errorf("%d areas after a write that ended: %v", len(areas), err)
	}
	defer func() {
		if recover() == nil {
			t.Error("a panic of the function was lost")
		}
	}()
	_ = s.Write(t.Context(), func(graph.Tx) error { panic("of the function") })
}

func TestOldReceiptsArePruned(t *testing.T) {
	s := opened(t)
	keep := func(key string, at time.Time) {
		err := s.Write(t.Context(), func(tx graph.Tx) error {
			tx.(*transaction).now = at
			return tx.Apply(t.Context(), graph.Batch{Receipt: graph.Receipt{Key: key, Fingerprint: "f", Result: []byte{0xff}}})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	keep("old", time.Now().Add(-receiptLife-time.Minute))
	keep("young", time.Now().Add(-receiptLife+time.Minute))
	s.prune(t.Context())
	for key, want := range map[string]bool{"old": false, "young": true} {
		err := s.Write(t.Context(), func(tx graph.Tx) error {
			r, found, err := tx.Receipt(t.Context(), "", key)
			if found != want || found && string(r.Result) != "\xff" {
				t.Errorf("the %s receipt: %v %v", key, found, r)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
