// Package sqlite keeps the map in one file, in this process: the store that needs nothing installed.
//
// It knows SQL, SQLite's plans and its locks. It refuses to know who may see or do what: each statement tests membership
// in the audiences that it is handed. Where a statement says LIMIT ?5 + 0, the sum hides the parameter from the planner,
// which would otherwise prepare the statement anew whenever its value changes. Only SQLite may open the file: closing any other descriptor of it in this process
// would drop the locks that several processes on one host share it by.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver

	"github.com/allymap/allymap/graph"
)

// readers is how many questions are answered at once; more only take the cores from each other.
const readers = 4

// lockPatience bounds the wait for a lock that another process holds.
const lockPatience = 5 * time.Second

// What every connection is told. Memory-mapped reads are 2.6 times as fast as copied ones; a full sync at each commit
// costs 0.4 ms and is what makes an acknowledged write outlive the machine; secure_delete overwrites what is removed.
const settings = "_dqs=0&_defensive=1&_busy_timeout=5000&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)" +
	"&_pragma=mmap_size(268435456)&_pragma=cache_size(-16384)&_pragma=temp_store(MEMORY)" +
	"&_pragma=secure_delete(1)&_pragma=journal_size_limit(67108864)"

// A transaction that reads before it writes takes the lock at once: later it could only fail.
const (
	writerSettings = settings + "&_pragma=journal_mode(WAL)&_txlock=immediate"
	readerSettings = settings + "&_query_only=1"
)

// Store is a graph.Store. Its statements are prepared once for each connection.
type Store struct {
	writer    *handle
	reader    *handle
	audiences audiences
}

var _ graph.Store = (*Store)(nil)

// Open opens the file at path, makes it (readable by its owner alone) if there is none, and brings it up to this version.
// Several processes may open one file at once. A file from a newer version is refused.
func Open(ctx context.Context, path string) (*Store, error) {
	name, err := fileName(path)
	if err != nil {
		return nil, err
	}
	s := &Store{}
	if s.writer, err = openHandle(name, writerSettings, 1); err != nil {
		return nil, err
	}
	if s.reader, err = openHandle(name, readerSettings, readers); err != nil {
		return nil, errors.Join(err, s.writer.db.Close())
	}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// fileName makes sure that there is a file, and gives it as a URI in which no character of the path means anything else.
func fileName(path string) (string, error) {
	if path == "" || strings.ContainsRune(path, 0) {
		return "", fmt.Errorf("sqlite: %q is no path of a file", path)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("sqlite: %w", err)
	}
	if err := makeFile(path); err != nil {
		return "", fmt.Errorf("sqlite: the file cannot be made: %w", err)
	}
	return "file:" + escape(path), nil
}

func escape(path string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-~"
	var b strings.Builder
	for i := range len(path) {
		if strings.IndexByte(plain, path[i]) >= 0 {
			b.WriteByte(path[i])
		} else {
			fmt.Fprintf(&b, "%%%02X", path[i])
		}
	}
	return b.String()
}

// makeFile makes an empty file if there is none. It is made and closed under another name first, so that no descriptor
// but SQLite's is ever open on the file that others may hold locks on.
func makeFile(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	made, err := os.CreateTemp(filepath.Dir(path), ".new-*") // mode 0600
	if err != nil {
		return err
	}
	err = made.Close()
	if err == nil {
		if err = os.Link(made.Name(), path); errors.Is(err, os.ErrExist) {
			err = nil
		}
	}
	return errors.Join(err, os.Remove(made.Name()))
}

// Ready asks the file for its version.
func (s *Store) Ready(ctx context.Context) error {
	found, err := one(ctx, s.reader, versionSQL, versionRow)
	if err != nil {
		return err
	}
	return found.fits()
}

// Close ends every connection; the last process to do so folds the log into the file.
func (s *Store) Close() error {
	return errors.Join(s.reader.db.Close(), s.writer.db.Close())
}

// handle is a pool of connections with the statements prepared on it.
type handle struct {
	name     string // the file's
	db       *sql.DB
	prepared sync.Map // statement text to *sql.Stmt
	wanted   sync.Map // statement texts that a transaction could not prepare for good
}

func openHandle(name, settings string, connections int) (*handle, error) {
	db, err := sql.Open("sqlite", name+"?"+settings)
	if err != nil {
		return nil, fmt.Errorf("sqlite: %w", err)
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return &handle{name: name, db: db}, nil
}

// stmt prepares a statement the first time that it is asked for.
func (h *handle) stmt(ctx context.Context, statement string) (*sql.Stmt, error) {
	if known, ok := h.prepared.Load(statement); ok {
		if st, ok := known.(*sql.Stmt); ok {
			return st, nil
		}
	}
	st, err := h.db.PrepareContext(ctx, statement)
	if err != nil {
		return nil, err
	}
	if first, raced := h.prepared.LoadOrStore(statement, st); raced {
		if other, ok := first.(*sql.Stmt); ok {
			return other, st.Close() //nolint:sqlclosecheck // another was first: this one alone is not kept
		}
	}
	return st, nil
}

func (h *handle) query(ctx context.Context, statement string, args ...any) (*sql.Rows, error) {
	st, err := h.stmt(ctx, statement) //nolint:sqlclosecheck // kept for the next call; it ends with its connections
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}
