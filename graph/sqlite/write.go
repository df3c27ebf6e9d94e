package sqlite

import (
	"context"
	"database/sql"
	"time"

	"github.com/allymap/allymap/graph"
)

// receiptsKept is how long a key is remembered at least.
const receiptsKept = 72 * time.Hour

// Write holds SQLite's one write lock from before f reads until the commit, so that f runs once and alone.
func (s *Store) Write(ctx context.Context, f func(tx graph.Tx) error) error {
	return s.transact(ctx, func(t *tx) error { return f(t) })
}

func (s *Store) transact(ctx context.Context, f func(t *tx) error) error {
	if err := s.writer.prepareWanted(ctx); err != nil {
		return translate(ctx, err)
	}
	begun, err := s.writer.db.BeginTx(ctx, nil)
	if err != nil {
		return translate(ctx, err)
	}
	defer func() { _ = begun.Rollback() }() // after a commit it does nothing
	t := &tx{handle: s.writer, tx: begun, known: &s.audiences, now: now(), own: map[string]*sql.Stmt{}}
	if err := f(t); err != nil {
		return err
	}
	return translate(ctx, begun.Commit())
}

// tx is a graph.Tx.
type tx struct {
	handle *handle
	tx     *sql.Tx
	known  *audiences
	now    time.Time
	own    map[string]*sql.Stmt
}

// stmt gives the statement as this transaction uses it. One that is new has to be prepared within the transaction, for
// there is but one connection; it is remembered, and prepared for good before the next.
func (t *tx) stmt(ctx context.Context, statement string) (*sql.Stmt, error) {
	if st := t.own[statement]; st != nil {
		return st, nil
	}
	if known, ok := t.handle.prepared.Load(statement); ok {
		if st, ok := known.(*sql.Stmt); ok {
			t.own[statement] = t.tx.StmtContext(ctx, st)
			return t.own[statement], nil
		}
	}
	t.handle.wanted.Store(statement, true)
	st, err := t.tx.PrepareContext(ctx, statement)
	if err != nil {
		return nil, err
	}
	t.own[statement] = st
	return st, nil
}

func (h *handle) prepareWanted(ctx context.Context) (err error) {
	h.wanted.Range(func(statement, _ any) bool {
		if text, ok := statement.(string); ok {
			_, err = h.stmt(ctx, text) //nolint:sqlclosecheck // kept for the next call; it ends with its connections
		}
		if err == nil {
			h.wanted.Delete(statement)
		}
		return err == nil
	})
	return err
}

func (t *tx) query(ctx context.Context, statement string, args ...any) (*sql.Rows, error) {
	st, err := t.stmt(ctx, statement) //nolint:sqlclosecheck // kept for the next call; it ends with the transaction
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

func (t *tx) exec(ctx context.Context, statement string, args ...any) error {
	_, err := t.affect(ctx, statement, args...)
	return err
}

// affect gives how many rows the statement wrote.
func (t *tx) affect(ctx context.Context, statement string, args ...any) (int64, error) {
	st, err := t.stmt(ctx, statement) //nolint:sqlclosecheck // kept for the next call; it ends with the transaction
	if err != nil {
		return 0, translate(ctx, err)
	}
	result, err := st.ExecContext(ctx, args...)
	if err != nil {
		return 0, translate(ctx, err)
	}
	return result.RowsAffected()
}

// Now is when the transaction began.
func (t *tx) Now() time.Time { return t.now }

const receiptSQL = `
SELECT r.fingerprint, r.result
FROM receipt r
WHERE r.account = ?1 AND r.key = ?2`

// Receipt looks the key up.
func (t *tx) Receipt(ctx context.Context, accountID, key string) (graph.Receipt, bool, error) {
	found, err := list(ctx, t, receiptSQL, func() row[graph.Receipt] {
		var fingerprint string
		var result bytes
		return row[graph.Receipt]{[]any{&fingerprint, &result}, func() (graph.Receipt, error) {
			return graph.Receipt{AccountID: accountID, Key: key, Fingerprint: fingerprint, Result: result}, nil
		}}
	}, accountID, key)
	if err != nil || len(found) == 0 {
		return graph.Receipt{}, false, err
	}
	return found[0], true, nil
}

// Lock has nothing to take: the transaction holds the lock of the whole file.
func (t *tx) Lock(ctx context.Context, _ []string) ([]*graph.Area, error) {
	return list(ctx, t, areasSQL, areas)
}
