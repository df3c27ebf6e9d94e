package neo4j

import (
	"context"
	"time"

	"github.com/allymap/allymap/graph"
)

const callerCypher = `
MATCH (c:Account {keyHash: $keyHash})
WHERE c.revokedAt IS NULL
RETURN c.id, c.name, c.role, c.areas, c.leader, c.keyHash, c.demo, c.createdAt.epochMillis, c.revokedAt.epochMillis,
  COLLECT {
    MATCH (a:Area)
    WHERE a.sort > ''
    RETURN [a.id, a.slug, a.name, a.version, a.createdAt.epochMillis, a.seq]
    ORDER BY a.sort
  }`

type caller struct {
	account *graph.Account
	areas   []*graph.Area
}

// Caller asks by the unique index over the hashes of keys.
func (s *Store) Caller(ctx context.Context, keyHash string) (*graph.Account, []*graph.Area, error) {
	found, err := list(ctx, s, question{callerCypher, map[string]any{"keyHash": keyHash}, 1}, func(r *row) caller {
		c := caller{account: account(r), areas: []*graph.Area{}}
		for _, a := range r.rows() {
			c.areas = append(c.areas, area(&a))
		}
		return c
	})
	if err != nil {
		return nil, nil, err
	}
	if len(found) == 0 {
		return nil, nil, &graph.Error{Code: graph.NotFound, Reason: "account.unknown", Message: "This key opens nothing: there is no such account, or it was revoked. Ask a coordinator for a new key."}
	}
	return found[0].account, found[0].areas, nil
}

const areasCypher = `
MATCH (a:Area)
WHERE a.sort > ''
RETURN a.id, a.slug, a.name, a.version, a.createdAt.epochMillis, a.seq
ORDER BY a.sort`

// Areas reads them in the order of their index.
func (s *Store) Areas(ctx context.Context) ([]*graph.Area, error) {
	return list(ctx, s, question{statement: areasCypher}, area)
}

const accountsCypher = `
MATCH (c:Account)
WHERE c.id IN $ids
RETURN c.id, c.name, c.role, c.areas, c.leader, c.keyHash, c.demo, c.createdAt.epochMillis, c.revokedAt.epochMillis`

const allAccountsCypher = `
MATCH (c:Account)
WHERE c.id > ''
RETURN c.id, c.name, c.role, c.areas, c.leader, c.keyHash, c.demo, c.createdAt.epochMillis, c.revokedAt.epochMillis`

// AccountsByID has a statement for each of its two questions: one plan does not serve both.
func (s *Store) AccountsByID(ctx context.Context, ids []string) ([]*graph.Account, error) {
	if ids == nil {
		return list(ctx, s, question{statement: allAccountsCypher}, account)
	}
	return list(ctx, s, question{accountsCypher, map[string]any{"ids": ids}, len(ids)}, account)
}

const saveAccountCypher = `
MERGE (c:Account {id: $id})
SET c = $account`

// SaveAccount has the same effect each time, so that it simply runs again where its outcome is unknown.
func (s *Store) SaveAccount(ctx context.Context, a *graph.Account) error {
	if a.CreatedAt.IsZero() {
		a.CreatedAt = now()
	}
	kept := map[string]any{
		"id": a.ID, "name": a.Name, "role": string(a.Role), "areas": listOrNull(a.AreaIDs), "leader": orNull(a.LeaderID),
		"keyHash": notEmpty(a.KeyHash), "demo": a.Demo, "createdAt": instant(a.CreatedAt),
	}
	if a.RevokedAt != nil {
		kept["revokedAt"] = instant(*a.RevokedAt)
	}
	return translate(s.apart(ctx, usual, func(own context.Context, _ time.Duration) error {
		return s.alone(own, saveAccountCypher, map[string]any{"id": a.ID, "account": kept})
	}))
}

// account reads the columns id, name, role, areas, leader, keyHash, demo, createdAt and revokedAt.
func account(r *row) *graph.Account {
	return &graph.Account{
		ID: r.text(), Name: r.text(), Role: graph.Role(r.text()), AreaIDs: words[string](r), LeaderID: maybe[string](r),
		KeyHash: r.text(), Demo: r.truth(), CreatedAt: r.instant(), RevokedAt: r.maybeInstant(),
	}
}

// area reads the columns id, slug, name, version, createdAt and seq.
func area(r *row) *graph.Area {
	return &graph.Area{ID: r.text(), Slug: r.text(), Name: r.text(), Version: r.number(), CreatedAt: r.instant(), Counter: int64(r.number())}
}

// now is the clock of the store, in whole milliseconds as they are kept.
func now() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }
