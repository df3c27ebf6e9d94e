// Package neo4j keeps the map in Neo4j, where several servers can share it and where it reads well to a person: actors
// are nodes labelled Leader, Organisation or Ally, and each link is a relationship of its own type between two of them.
//
// It knows Cypher, the plans that Neo4j makes of it, and what a lost connection leaves unknown. It refuses to know who
// may see or do what: each statement tests membership in the audiences that it is handed, and nothing more. It keeps
// nothing that a second server would have to know.
package neo4j

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"github.com/allymap/allymap/graph"
)

const (
	poolSize    = 50
	acquisition = 5 * time.Second
	retrying    = 10 * time.Second // how long a statement is tried again while the database cannot be reached
	usual       = 10 * time.Second // what a question may take where the context sets no deadline
	longest     = time.Minute      // what anything may take where the context allows more: a batch of an import, a map of 100,000
	grace       = 2 * time.Second  // by which our own deadline is later than the database's, so that it ends a transaction, and not we a connection
)

// Config says which database to open. The URI's scheme is neo4j, neo4j+s, neo4j+ssc, bolt, bolt+s or bolt+ssc.
type Config struct {
	URI      string
	Username string
	Password string
	Database string // empty: neo4j

	// Watch, where it is set, is told of each statement that only reads before it is put: a benchmark repeats them.
	Watch func(statement string, params map[string]any)
}

// Store is a graph.Store.
type Store struct {
	driver   driver.DriverWithContext
	database string
	// bookmarks make a read see what this process has written before, also where another member of a cluster answers
	// it. They save a wait and carry no truth: a second server has its own.
	bookmarks driver.BookmarkManager
	running   sync.WaitGroup // what still runs for callers that went away
	closed    atomic.Bool
	pruned    atomic.Int64 // when receipts were last pruned here, in Unix seconds

	watch func(statement string, params map[string]any)
	// profile, where a test sets it, has each statement profiled and is told what came of it.
	profile func(statement string, summary driver.ResultSummary)
}

var _ graph.Store = (*Store)(nil)

// Open connects to the database, and brings its constraints, indexes and form up to this version. Several servers may
// open one database at once.
func Open(ctx context.Context, c Config) (*Store, error) {
	if c.Database == "" {
		c.Database = "neo4j"
	}
	d, err := driver.NewDriverWithContext(c.URI, driver.BasicAuth(c.Username, c.Password, ""), func(o *config.Config) {
		o.MaxConnectionPoolSize = poolSize
		o.ConnectionAcquisitionTimeout = acquisition
		o.MaxTransactionRetryTime = retrying
		o.ConnectionLivenessCheckTimeout = time.Minute
		o.TelemetryDisabled = true
		o.UserAgent = "allymap"
	})
	if err != nil {
		return nil, fmt.Errorf("neo4j: %s is no address of a Neo4j: %w", c.URI, err)
	}
	s := &Store{driver: d, database: c.Database, watch: c.Watch, bookmarks: driver.NewBookmarkManager(driver.BookmarkManagerConfig{})}
	if err := s.open(ctx); err != nil {
		_ = d.Close(context.WithoutCancel(ctx)) // the fault that opening met says more
		return nil, err
	}
	return s, nil
}

func (s *Store) open(ctx context.Context) error {
	if err := s.driver.VerifyConnectivity(ctx); err != nil {
		return translate(err)
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	s.prune(ctx)
	return nil
}

// Ready asks the database for its version, and does not wait long for it.
func (s *Store) Ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, grace)
	defer cancel()
	version, err := s.version(ctx)
	if err != nil {
		return err
	}
	return fits(version)
}

// Close waits for what still runs, which its own deadlines end within seconds, and closes every connection.
func (s *Store) Close() error {
	s.closed.Store(true)
	s.running.Wait()
	return s.driver.Close(context.Background())
}

// question is a statement that only reads.
type question struct {
	statement string
	params    map[string]any
	rows      int // how many rows are expected at most; 0: nobody knows
}

// read puts a question. begin is called before each attempt and gives what takes the rows, until it returns false.
//
// It runs as an auto-commit statement: one message there and one back, where a transaction takes three.
func (s *Store) read(ctx context.Context, q question, begin func() func(*row) bool) error {
	if s.watch != nil {
		s.watch(q.statement, q.params)
	}
	fetch := driver.FetchAll
	if q.rows > 0 {
		fetch = q.rows + 1
	}
	return translate(s.apart(ctx, usual, func(own context.Context, limit time.Duration) error {
		start := time.Now()
		for attempt := 1; ; attempt++ {
			err := s.attempt(ctx, own, q, fetch, limit, begin())
			if err == nil || !driver.IsRetryable(err) || time.Since(start) > retrying {
				return err
			}
			// A restart of the database leaves a pool of dead connections: the first tries only use them up.
			pause := time.NewTimer(min(time.Duration(attempt)*5*time.Millisecond, time.Second))
			select {
			case <-own.Done():
				pause.Stop()
				return err
			case <-ctx.Done():
				pause.Stop()
				return ctx.Err()
			case <-pause.C:
			}
		}
	}))
}

func (s *Store) attempt(ctx, own context.Context, q question, fetch int, limit time.Duration, take func(*row) bool) (err error) {
	session := s.driver.NewSession(own, driver.SessionConfig{
		AccessMode: driver.AccessModeRead, DatabaseName: s.database, BookmarkManager: s.bookmarks, FetchSize: fetch,
	})
	defer func() {
		if e := session.Close(own); err == nil {
			err = e
		}
	}()
	result, err := session.Run(own, s.text(q.statement), q.params, driver.WithTxTimeout(limit))
	if err != nil {
		return err
	}
	var record *driver.Record
	var columns row // one for all rows
	more := true
	for result.NextRecord(own, &record) {
		if err := ctx.Err(); err != nil {
			return err
		}
		columns = row{values: record.Values}
		if more = more && take(&columns); !more && s.profile == nil {
			break // a profile is told only at the end of the rows
		}
	}
	return s.told(own, q.statement, result)
}

// text is the statement as it is run.
func (s *Store) text(statement string) string {
	if s.profile != nil {
		return "PROFILE " + statement
	}
	return statement
}

// told is the error that a result ended with.
func (s *Store) told(ctx context.Context, statement string, result driver.ResultWithContext) error {
	if s.profile != nil {
		summary, err := result.Consume(ctx)
		if err != nil {
			return err
		}
		s.profile(statement, summary)
	}
	return result.Err()
}

// apart runs do with a deadline of our own, and comes back as soon as the caller's context ends: ending a statement
// through its context would cost its pooled connection. do gets what its transaction may take: limit, if the context
// sets no deadline.
func (s *Store) apart(ctx context.Context, limit time.Duration, do func(own context.Context, limit time.Duration) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.closed.Load() {
		return shutDown
	}
	if deadline, ok := ctx.Deadline(); ok {
		// The database reads 0 as no limit at all.
		limit = max(min(longest, time.Until(deadline)), time.Millisecond)
	}
	own, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit+grace)
	if ctx.Done() == nil {
		defer cancel()
		return late(own, do(own, limit))
	}
	type end struct {
		err      error
		panicked any
	}
	done := make(chan end, 1)
	s.running.Go(func() {
		defer cancel()
		var e end
		defer func() {
			e.panicked = recover()
			done <- e
		}()
		e.err = late(own, do(own, limit))
	})
	select {
	case e := <-done:
		if e.panicked != nil {
			panic(e.panicked) // where the caller can catch it
		}
		return e.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// late says of an error that it came of our own deadline, which the driver tells as a lost connection.
func late(own context.Context, err error) error {
	var unreached *driver.ConnectivityError
	if own.Err() != nil && errors.As(err, &unreached) {
		return errors.Join(own.Err(), err)
	}
	return err
}

// list puts a question and decodes each row.
func list[T any](ctx context.Context, s *Store, q question, decode func(*row) T) ([]T, error) {
	var out []T
	err := s.read(ctx, q, func() func(*row) bool {
		out = make([]T, 0, min(q.rows, 128))
		return func(r *row) bool {
			out = append(out, decode(r))
			return true
		}
	})
	if err != nil {
		return nil, err // out may still be written to: a cancelled caller came back first
	}
	return out, nil
}

// packed puts a question that answers with one list of rows, and decodes each of them. The database tells a row of its own
// at twice the price of one in a list: that is worth it where rows are small and many, and few enough to be held at once.
func packed[T any](ctx context.Context, s *Store, q question, decode func(*row) T) ([]T, error) {
	lists, err := list(ctx, s, q, func(r *row) []T { return decoded(r.rows(), decode) })
	return slices.Concat(lists...), err
}

// belonging is a record as one of the parents asked about has it, with its place among that parent's records: a number,
// or else a key.
type belonging[T any] struct {
	to     string
	number int
	key    string
	record T
}

// lists puts a question for several parents at once and groups the rows by parent. The rows come in order, but no
// statement promises the order of a subquery within it; to look is next to nothing.
func lists[T any](ctx context.Context, s *Store, q question, descending bool, decode func(*row) belonging[T]) (map[string][]T, error) {
	all, err := list(ctx, s, q, decode)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b belonging[T]) int {
		if descending {
			a, b = b, a
		}
		return cmp.Or(cmp.Compare(a.number, b.number), strings.Compare(a.key, b.key))
	})
	out := map[string][]T{}
	for _, b := range all {
		out[b.to] = append(out[b.to], b.record)
	}
	return out, nil
}
