// Package sqlitetest gives tests an empty map in SQLite of their own.
package sqlitetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/allymap/allymap/graph/sqlite"
)

// empty is the file of a map in which there is nothing, of the newest form. Making one takes a hundred times as long as
// copying it, with the race detector above all.
var empty = sync.OnceValues(func() (content []byte, err error) {
	dir, err := os.MkdirTemp("", "allymap-empty-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	file := filepath.Join(dir, "map.db")
	store, err := sqlite.Open(context.Background(), file)
	if err != nil {
		return nil, err
	}
	if err := store.Close(); err != nil { // which writes all of it into the one file
		return nil, err
	}
	return os.ReadFile(file)
})

// Open gives a map that is closed at the end of the test.
func Open(t testing.TB) *sqlite.Store {
	t.Helper()
	content, err := empty()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "map.db")
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}
