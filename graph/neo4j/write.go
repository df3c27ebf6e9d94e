package neo4j

import (
	"context"
	"errors"
	"slices"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/allymap/allymap/graph"
)

// Write is a managed transaction, which the driver runs again after a deadlock, a change of leader or a connection lost
// before the commit. A connection lost during the commit leaves its outcome unknown: that is for Map to find out, by the
// receipt.
func (s *Store) Write(ctx context.Context, f func(tx graph.Tx) error) error {
	err := s.apart(ctx, longest, func(own context.Context, limit time.Duration) (err error) {
		session := s.driver.NewSession(own, driver.SessionConfig{
			AccessMode: driver.AccessModeWrite, DatabaseName: s.database, BookmarkManager: s.bookmarks, FetchSize: driver.FetchAll,
		})
		// By then the transaction has ended; what closing could tell is of no use to anybody.
		defer func() { _ = session.Close(own) }()
		committing := false
		_, err = session.ExecuteWrite(own, func(managed driver.ManagedTransaction) (any, error) {
			committing = false
			t := &transaction{store: s, own: own, managed: managed, now: now()}
			err := f(t)
			switch {
			case err == nil:
				committing = true
				return true, nil
			case t.failed != nil:
				return nil, t.failed // as the driver knows it, so that it can run f again
			}
			return nil, refusal{err}
		}, driver.WithTxTimeout(limit))
		return outcome(err, committing)
	})
	var refused refusal
	if errors.As(err, &refused) {
		return refused.error
	}
	if err == nil {
		s.pruneInPassing(ctx)
	}
	return translate(err)
}

// outcome is what an error means after f has run; committing says that f had asked for its commit by then.
func outcome(err error, committing bool) error {
	var server *driver.Neo4jError
	var given refusal
	var limit *driver.TransactionExecutionLimit
	switch {
	case err == nil, errors.As(err, &given), errors.As(err, &limit):
		return err
	case errors.As(err, &server):
		if takenMeanwhile[server.Code] || committing && server.Code == "Neo.DatabaseError.Transaction.TransactionCommitFailed" {
			return graph.ErrAgain
		}
		return err
	case committing:
		return graph.ErrAgain
	}
	return err
}

// takenMeanwhile are the codes of what another writer did in the same moment.
var takenMeanwhile = map[string]bool{
	violated: true,
	"Neo.ClientError.Statement.EntityNotFound": true,
}

// refusal is what f itself gave back, to be handed on as it is.
type refusal struct{ error }

// transaction is a graph.Tx. Its statements run under the store's own deadline, not under the context of the call, whose
// end would cost the connection; a call whose context has ended does nothing.
type transaction struct {
	store   *Store
	own     context.Context
	managed driver.ManagedTransaction
	now     time.Time
	failed  error // the first error of the driver, which ends the transaction
}

// Now is taken when the locks are held, so that times follow the order of commits as far as the servers' clocks agree.
func (t *transaction) Now() time.Time { return t.now }

// run runs a statement and hands its rows to take.
func (t *transaction) run(ctx context.Context, statement string, params map[string]any, take func(*row)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if t.failed != nil {
		return t.failed
	}
	result, err := t.managed.Run(t.own, t.store.text(statement), params)
	if err != nil {
		t.failed = err
		return err
	}
	var record *driver.Record
	for result.NextRecord(t.own, &record) {
		if take != nil {
			take(&row{values: record.Values})
		}
	}
	t.failed = t.store.told(t.own, statement, result)
	return t.failed
}

func collect[T any](ctx context.Context, t *transaction, statement string, params map[string]any, decode func(*row) T) ([]T, error) {
	var out []T
	err := t.run(ctx, statement, params, func(r *row) { out = append(out, decode(r)) })
	return out, err
}

const receiptCypher = `
MATCH (r:Receipt {account: $account, key: $key})
RETURN r.fingerprint, r.result`

// Receipt finds it by the index over account and key.
func (t *transaction) Receipt(ctx context.Context, accountID, key string) (graph.Receipt, bool, error) {
	found, err := collect(ctx, t, receiptCypher, map[string]any{"account": accountID, "key": key}, func(r *row) graph.Receipt {
		out := graph.Receipt{AccountID: accountID, Key: key, Fingerprint: r.text()}
		out.Result, _ = r.value().([]byte)
		return out
	})
	if err != nil || len(found) == 0 {
		return graph.Receipt{}, false, err
	}
	return found[0], true, nil
}

const lockCypher = `
UNWIND $ids AS id
MATCH (l:Area {id: id})
SET l.lock = true
WITH count(*) AS locked
MATCH (a:Area)
WHERE a.sort > ''
RETURN a.id, a.slug, a.name, a.version, a.createdAt.epochMillis, a.seq
ORDER BY a.sort`

// Lock writes a property that means nothing, because a write takes the lock that a read does not. To write the counter
// as it is would not do: it would be read before the lock is there and written after, over another's count. The areas
// are read behind the count of the locked, and so after the locks are held.
func (t *transaction) Lock(ctx context.Context, areaIDs []string) ([]*graph.Area, error) {
	ids := slices.Clone(areaIDs)
	slices.Sort(ids)
	areas, err := collect(ctx, t, lockCypher, map[string]any{"ids": asStrings(slices.Compact(ids))}, area)
	t.now = now()
	return areas, err
}

const pruneCypher = `
MATCH (r:Receipt)
WHERE r.at < datetime({epochMillis: $before})
WITH r LIMIT 10000
DELETE r`

// A receipt answers a write that is sent again; nobody sends one again after three days.
const (
	receiptLife   = 72 * time.Hour
	pruneInterval = time.Hour
)

func (s *Store) pruneInPassing(ctx context.Context) {
	if last := s.pruned.Load(); time.Since(time.Unix(last, 0)) > pruneInterval {
		s.prune(ctx)
	}
}

// prune removes old receipts in a transaction of its own, so that no write waits for another's. Where it fails, because
// another server does the same just now or for any other reason, the next one will do.
func (s *Store) prune(ctx context.Context) {
	s.pruned.Store(time.Now().Unix())
	_ = s.apart(ctx, usual, func(own context.Context, _ time.Duration) error {
		return s.alone(own, pruneCypher, map[string]any{"before": now().Add(-receiptLife).UnixMilli()})
	})
}
