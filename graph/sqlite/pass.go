package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const passSQL = `
SELECT p.account, p.data, p.ends_at
FROM pass p
WHERE p.kind = ?1 AND p.hash = ?2 AND p.ends_at > ?3`

// Pass looks at the end in the statement: one that has ended may still be in the file.
func (s *Store) Pass(ctx context.Context, kind graph.PassKind, hash string) (*graph.Pass, error) {
	found, err := list(ctx, s.reader, passSQL, func() row[*graph.Pass] {
		var account string
		var data bytes
		var ends number
		return row[*graph.Pass]{[]any{&account, &data, &ends}, func() (*graph.Pass, error) {
			return &graph.Pass{Hash: hash, Kind: kind, AccountID: account, Data: data, EndsAt: ends.time()}, nil
		}}
	}, string(kind), hash, now().UnixMilli())
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, graph.UnknownPass()
	}
	return found[0], nil
}

const savePassSQL = `
INSERT INTO pass (kind, hash, account, data, ends_at)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (kind, hash) DO UPDATE SET account = ?3, data = ?4, ends_at = ?5`

const prunePassesSQL = `
DELETE FROM pass
WHERE (kind, hash) IN (SELECT p.kind, p.hash FROM pass p WHERE p.ends_at <= ?1 ORDER BY p.ends_at LIMIT 16)`

// SavePass drops what has ended in the same transaction.
func (s *Store) SavePass(ctx context.Context, p *graph.Pass) error {
	return s.transact(ctx, func(t *tx) error {
		if err := t.exec(ctx, savePassSQL, string(p.Kind), p.Hash, p.AccountID, p.Data, p.EndsAt.UnixMilli()); err != nil {
			return err
		}
		return t.exec(ctx, prunePassesSQL, t.now.UnixMilli())
	})
}

const dropPassSQL = `DELETE FROM pass WHERE kind = ?1 AND hash = ?2 AND ends_at > ?3`

const dropPassesOfSQL = `DELETE FROM pass WHERE account = ?2 AND kind = ?1 AND ends_at > ?3`

// DropPasses leaves those that have ended to SavePass: they are not known already.
func (s *Store) DropPasses(ctx context.Context, f graph.PassFilter) (int, error) {
	statement, of := dropPassSQL, f.Hash
	if of == "" {
		statement, of = dropPassesOfSQL, f.AccountID
	}
	if of == "" {
		return 0, nil
	}
	var dropped int64
	err := s.transact(ctx, func(t *tx) (err error) {
		dropped, err = t.affect(ctx, statement, string(f.Kind), of, t.now.UnixMilli())
		return err
	})
	return int(dropped), err
}
