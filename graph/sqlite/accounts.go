package sqlite

import (
	"context"
	"time"

	"github.com/allymap/allymap/graph"
)

const callerSQL = `
SELECT c.id, c.name, c.role, c.areas, c.leader, c.key_hash, c.demo, c.created_at, c.revoked_at,
  a.id, a.slug, a.name, a.version, a.created_at, a.counter
FROM account c
LEFT JOIN area a ON a.name_key > ''
WHERE c.key_hash = ?1 AND c.revoked_at IS NULL
ORDER BY a.name_key`

type callerRow struct {
	account *graph.Account
	area    *graph.Area
}

// Caller repeats the account beside each area: one row where there is no area yet.
func (s *Store) Caller(ctx context.Context, keyHash string) (*graph.Account, []*graph.Area, error) {
	found, err := list(ctx, s.reader, callerSQL, func() row[callerRow] {
		account, area := accounts(), areas()
		return row[callerRow]{append(account.columns, area.columns...), func() (c callerRow, err error) {
			if c.account, err = account.take(); err == nil {
				c.area, err = area.take()
			}
			return c, err
		}}
	}, keyHash)
	if err != nil {
		return nil, nil, err
	}
	if len(found) == 0 {
		return nil, nil, &graph.Error{Code: graph.NotFound, Reason: "account.unknown", Message: "This key opens nothing: there is no such account, or it was revoked. Ask a coordinator for a new key."}
	}
	all := make([]*graph.Area, 0, len(found))
	for _, c := range found {
		if c.area.ID != "" {
			all = append(all, c.area)
		}
	}
	return found[0].account, all, nil
}

const areasSQL = `
SELECT a.id, a.slug, a.name, a.version, a.created_at, a.counter
FROM area a
WHERE a.name_key > ''
ORDER BY a.name_key`

// Areas reads them in the order of their index.
func (s *Store) Areas(ctx context.Context) ([]*graph.Area, error) {
	return list(ctx, s.reader, areasSQL, areas)
}

const accountsByIDSQL = `
SELECT c.id, c.name, c.role, c.areas, c.leader, c.key_hash, c.demo, c.created_at, c.revoked_at
FROM json_each(?1) o
CROSS JOIN account c ON c.id = o.value`

const everyAccountSQL = `
SELECT c.id, c.name, c.role, c.areas, c.leader, c.key_hash, c.demo, c.created_at, c.revoked_at
FROM account c
WHERE c.id > ''`

// AccountsByID has a statement for each of its two questions: one plan does not serve both.
func (s *Store) AccountsByID(ctx context.Context, ids []string) ([]*graph.Account, error) {
	if ids == nil {
		return list(ctx, s.reader, everyAccountSQL, accounts)
	}
	return list(ctx, s.reader, accountsByIDSQL, accounts, array(ids))
}

const saveAccountSQL = `
INSERT INTO account (id, name, role, areas, leader, key_hash, demo, created_at, revoked_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (id) DO UPDATE SET name = ?2, role = ?3, areas = ?4, leader = ?5, key_hash = ?6, demo = ?7, created_at = ?8, revoked_at = ?9`

const keepAudienceSQL = `INSERT INTO audience (key) VALUES (?1) ON CONFLICT DO NOTHING`

// SaveAccount makes the account's own audience as well, so that it is looked up once.
func (s *Store) SaveAccount(ctx context.Context, a *graph.Account) error {
	if a.CreatedAt.IsZero() {
		a.CreatedAt = now()
	}
	ids, err := enlist(a.AreaIDs)
	if err != nil {
		return err
	}
	var revoked any
	if a.RevokedAt != nil {
		revoked = a.RevokedAt.UnixMilli()
	}
	return s.transact(ctx, func(t *tx) error {
		if err := t.exec(ctx, keepAudienceSQL, graph.AudienceOf(graph.Private, "", &a.ID)); err != nil {
			return err
		}
		return t.exec(ctx, saveAccountSQL, a.ID, a.Name, string(a.Role), ids, text(a.LeaderID), a.KeyHash, flag(a.Demo), a.CreatedAt.UnixMilli(), revoked)
	})
}

// accounts takes the columns id, name, role, areas, leader, key_hash, demo, created_at and revoked_at.
func accounts() row[*graph.Account] {
	var a graph.Account
	var ids, leader maybe
	var demo, created number
	var revoked maybeCount
	return row[*graph.Account]{
		[]any{&a.ID, &a.Name, (*string)(&a.Role), &ids, &leader, &a.KeyHash, &demo, &created, &revoked},
		func() (*graph.Account, error) {
			out := a
			out.LeaderID, out.Demo, out.CreatedAt = leader.value, demo > 0, created.time()
			if revoked.value != nil {
				at := time.UnixMilli(int64(*revoked.value)).UTC()
				out.RevokedAt = &at
			}
			var err error
			out.AreaIDs, err = unlist[string](ids)
			return &out, err
		},
	}
}

// areas takes the columns id, slug, name, version, created_at and counter; the id is empty where all of them are NULL.
func areas() row[*graph.Area] {
	var id, slug, name maybe
	var version, created, counter number
	return row[*graph.Area]{
		[]any{&id, &slug, &name, &version, &created, &counter},
		func() (*graph.Area, error) {
			if id.value == nil {
				return &graph.Area{}, nil
			}
			return &graph.Area{
				ID: *id.value, Slug: *slug.value, Name: *name.value, Version: int(version), CreatedAt: created.time(), Counter: int64(counter),
			}, nil
		},
	}
}

// now is the clock of the store, in whole milliseconds as they are kept.
func now() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }
