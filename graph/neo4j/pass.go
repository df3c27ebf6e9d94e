package neo4j

import (
	"context"
	"time"

	"github.com/allymap/allymap/graph"
)

const passCypher = `
MATCH (p:Pass)
WHERE p.kind = $kind AND p.hash = $hash AND p.endsAt > datetime({epochMillis: $now})
RETURN p.account, p.data, p.endsAt.epochMillis`

// Pass looks at the end in the statement: one that has ended may still be in the database.
func (s *Store) Pass(ctx context.Context, kind graph.PassKind, hash string) (*graph.Pass, error) {
	params := map[string]any{"kind": string(kind), "hash": hash, "now": now().UnixMilli()}
	found, err := list(ctx, s, question{passCypher, params, 1}, func(r *row) *graph.Pass {
		p := &graph.Pass{Hash: hash, Kind: kind, AccountID: r.text()}
		p.Data, _ = r.value().([]byte)
		p.EndsAt = r.instant()
		return p
	})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, graph.UnknownPass()
	}
	return found[0], nil
}

const savePassCypher = `
MERGE (p:Pass {kind: $kind, hash: $hash})
SET p = $pass`

const prunePassesCypher = `
MATCH (p:Pass)
WHERE p.endsAt <= datetime({epochMillis: $now})
WITH p LIMIT 16
DELETE p`

// SavePass drops what has ended in a transaction of its own, so that no sign-in waits for another's. Where that fails,
// the next one will do.
func (s *Store) SavePass(ctx context.Context, p *graph.Pass) error {
	kept := map[string]any{
		"kind": string(p.Kind), "hash": p.Hash, "account": p.AccountID, "endsAt": instant(p.EndsAt.Truncate(time.Millisecond)),
	}
	if len(p.Data) > 0 {
		kept["data"] = p.Data
	}
	return translate(s.apart(ctx, usual, func(own context.Context, _ time.Duration) error {
		if err := s.alone(own, savePassCypher, map[string]any{"kind": string(p.Kind), "hash": p.Hash, "pass": kept}); err != nil {
			return err
		}
		_ = s.alone(own, prunePassesCypher, map[string]any{"now": now().UnixMilli()})
		return nil
	}))
}

const dropPassCypher = `
MATCH (p:Pass)
WHERE p.kind = $kind AND p.hash = $of AND p.endsAt > datetime({epochMillis: $now})
DELETE p`

const dropPassesOfCypher = `
MATCH (p:Pass)
WHERE p.kind = $kind AND p.account = $of AND p.endsAt > datetime({epochMillis: $now})
DELETE p`

// DropPasses takes the count that the database itself keeps of what it removed: a second one that found the pass as well
// waits for the first and then removes nothing, where a count of the rows would count it twice. Where the outcome is unknown
// it looks again, and may then say of a pass that it dropped that there was none: rather nobody gets in than two.
func (s *Store) DropPasses(ctx context.Context, f graph.PassFilter) (int, error) {
	statement, of := dropPassCypher, f.Hash
	if of == "" {
		statement, of = dropPassesOfCypher, f.AccountID
	}
	if of == "" {
		return 0, nil
	}
	params := map[string]any{"kind": string(f.Kind), "of": of, "now": now().UnixMilli()}
	dropped := 0
	err := s.apart(ctx, usual, func(own context.Context, _ time.Duration) error {
		did, err := s.aloneCounting(own, statement, params)
		if err == nil {
			dropped = did.NodesDeleted()
		}
		return err
	})
	if err != nil {
		return 0, translate(err)
	}
	return dropped, nil
}
