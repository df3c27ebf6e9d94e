package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/allymap/allymap/graph"
)

// another is the environment variable by which the test binary opens a file as a second process, and writes to it.
const another = "ALLYMAP_SQLITE_TEST_OPEN"

// openAsAnother opens the file, adds so many areas and says so.
func openAsAnother(path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path)
	if err != nil {
		return err
	}
	for i := range 20 {
		a := newArea(fmt.Sprintf("p%d-%d", os.Getpid(), i))
		b := graph.Batch{Areas: []*graph.Area{a}, Receipt: graph.Receipt{Key: a.ID}}
		if err := s.Write(ctx, func(tx graph.Tx) error { return tx.Apply(ctx, b) }); err != nil {
			return errors.Join(err, s.Close())
		}
	}
	return s.Close()
}

func TestProcessesOpenANewFileAtOnce(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for round := range 3 {
		path := filepath.Join(t.TempDir(), fmt.Sprintf("map-%d.db", round))
		var processes []*exec.Cmd
		for range 3 {
			c := exec.CommandContext(t.Context(), self, "-test.run=^$")
			c.Env = append(os.Environ(), another+"="+path)
			c.Stderr = os.Stderr
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			processes = append(processes, c)
		}
		for _, c := range processes {
			if err := c.Wait(); err != nil {
				t.Errorf("a process failed: %v", err)
			}
		}
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		areas, err := s.Areas(t.Context())
		if err != nil || len(areas) != 60 {
			t.Errorf("%d areas, want those of all three processes (%v)", len(areas), err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestOddPathsAreOnlyPaths(t *testing.T) {
	for _, name := range []string{"a b.db", "ł?mode=memory&x=#1.db", "50%25.db", "q'u\"o;te.db", "-map", ":memory:"} {
		path := filepath.Join(t.TempDir(), name)
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		newArea := newArea("here")
		if err := s.Write(t.Context(), func(tx graph.Tx) error {
			return tx.Apply(t.Context(), graph.Batch{Areas: []*graph.Area{newArea}})
		}); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		info, err := os.Stat(path)
		if err != nil || info.Size() == 0 || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", name, info, err)
		}
	}
	for _, path := range []string{"", "a\x00b", filepath.Join(t.TempDir(), "no", "folder.db")} {
		if _, err := Open(t.Context(), path); err == nil {
			t.Errorf("%q was opened", path)
		}
	}
}

func TestNobodyElseReadsTheFiles(t *testing.T) {
	s := open(t)
	path := strings.TrimPrefix(s.reader.name, "file:")
	for _, end := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(path + end)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s%s: %v %v", path, end, info, err)
		}
	}
}

func TestAFileOfAnotherFormIsLeftAlone(t *testing.T) {
	for _, c := range []struct{ name, script, reason string }{
		{"newer", "PRAGMA user_version = 99", "store.newer"},
		{"foreign", "PRAGMA application_id = 0; PRAGMA user_version = 0", "store.foreign"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "map.db")
			s, err := Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.writer.db.ExecContext(t.Context(), c.script); err != nil {
				t.Fatal(err)
			}
			var refused *graph.Error
			if err := s.Ready(t.Context()); !errors.As(err, &refused) || refused.Reason != c.reason {
				t.Errorf("ready: %v", err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, err = Open(t.Context(), path)
			if !errors.As(err, &refused) || refused.Reason != c.reason || refused.Code != graph.Unavailable {
				t.Fatalf("opened: %v", err)
			}
			after, err := os.ReadFile(path)
			if err != nil || string(before) != string(after) {
				t.Errorf("the file was touched (%v)", err)
			}
		})
	}
}

func TestAFileThatIsNoDatabaseIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "letter.txt")
	letter := strings.Repeat("Dear all, ", 1000)
	if err := os.WriteFile(path, []byte(letter), 0o600); err != nil {
		t.Fatal(err)
	}
	var refused *graph.Error
	if _, err := Open(t.Context(), path); !errors.As(err, &refused) || refused.Reason != "store.foreign" {
		t.Errorf("opened: %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != letter {
		t.Errorf("the file was touched (%v)", err)
	}
}

func TestOpeningAgainChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map.db")
	for range 3 {
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Ready(t.Context()); err != nil {
			t.Error(err)
		}
		found, err := one(t.Context(), s.reader, versionSQL, versionRow)
		if err != nil || found != (version{int64(len(steps())), ours, true}) {
			t.Errorf("%+v %v", found, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestTheSettingsHold(t *testing.T) {
	s := open(t)
	for _, h := range []*handle{s.writer, s.reader} {
		for pragma, want := range map[string]string{
			"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000", "temp_store": "2",
			"mmap_size": "268435456", "cache_size": "-16384", "secure_delete": "1", "journal_size_limit": "67108864",
		} {
			var got string
			if err := h.db.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s is %s, want %s (%v)", pragma, got, want, err)
			}
		}
	}
	if _, err := s.reader.db.ExecContext(t.Context(), "DELETE FROM area"); err == nil {
		t.Error("a reader wrote")
	}
}

func TestABackupIsWholeWhileWritesGoOn(t *testing.T) {
	s := open(t)
	areas := []*graph.Area{newArea("north")}
	d := newDeed()
	d.area(areas[0])
	d.write(t, s)
	crowd(t, s, 2, areas, 1000, 1000)
	stop, done := make(chan struct{}), make(chan int)
	go func() {
		for n := 0; ; n++ {
			select {
			case <-stop:
				done <- n
				return
			default:
			}
			d := newDeed()
			for range 2 { // both or neither
				d.actor(newActor(areas[0].ID, "Pair "+fmt.Sprint(n), graph.KindAlly, graph.Project, nil), graph.Added)
			}
			d.write(t, s)
		}
	}()
	dir := t.TempDir()
	file := filepath.Join(dir, "odd ' name?.db")
	if err := s.Backup(t.Context(), file); err != nil {
		t.Error(err)
	}
	close(stop)
	if n := <-done; n == 0 {
		t.Log("no write fell into the backup")
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
	var exists *graph.Error
	if err := s.Backup(t.Context(), file); !errors.As(err, &exists) || exists.Reason != "backup.exists" {
		t.Errorf("a second backup: %v", err)
	}
	copied, err := Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = copied.Close() }()
	n, err := copied.Count(t.Context(), graph.ScopeOfOperator(areas), graph.ActorFilter{AreaID: areas[0].ID})
	if err != nil || n[areas[0].ID] < 1000 || n[areas[0].ID]%2 != 0 {
		t.Errorf("%d actors in the backup (%v)", n[areas[0].ID], err)
	}
	var verdict string
	if err := copied.reader.db.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Errorf("%s %v", verdict, err)
	}
}

func TestAWriterElsewhereMakesItBusyAndADeadlineMakesItTimeOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map.db")
	a, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	b, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	err = a.Write(t.Context(), func(graph.Tx) error {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		var refused *graph.Error
		start := time.Now()
		if err := b.Write(ctx, func(graph.Tx) error { return nil }); !errors.As(err, &refused) || refused.Code != graph.Timeout {
			t.Errorf("with a deadline: %v", err)
		}
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("the deadline was heard after %s", took)
		}
		if _, err := b.writer.db.ExecContext(t.Context(), "PRAGMA busy_timeout = 20"); err != nil {
			t.Error(err)
		}
		if err := b.Write(t.Context(), func(graph.Tx) error { return nil }); !errors.As(err, &refused) || refused.Reason != "store.busy" {
			t.Errorf("without one: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
