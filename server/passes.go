package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/alexedwards/scs/v2"

	"github.com/allymap/allymap/graph"
)

// How long a session lasts. A leader opens the map a few times a week, on a phone that others in the house use too: one that
// nobody used for three days ends, and none lasts longer than two weeks, after which a new link is asked for.
const (
	sessionLifetime = 14 * 24 * time.Hour
	sessionIdle     = 72 * time.Hour
	// noteUse is how much of sessionIdle passes before a use is noted, so that a session writes once an hour at most.
	noteUse = time.Hour
)

// What a session remembers.
const (
	sessionAccount = "account" // whose it is: the id
	sessionKey     = "key"     // the hash of the key that this account had: with a new one, or revoked, the session ends
)

// used ends the hash of the second pass of a session, which lives for sessionIdle from its last use. A use is noted there
// and never in the session's own pass: so nothing that still runs can bring back a session that was just ended.
const used = ".used"

// passes keeps sessions in the store, for scs.
type passes struct {
	store graph.Store
	codec scs.Codec
	log   *slog.Logger
}

var _ scs.CtxStore = passes{}

// find is the pass, nil where it is not known.
func (p passes) find(ctx context.Context, hash string) (*graph.Pass, error) {
	pass, err := p.store.Pass(ctx, graph.PassSession, hash)
	if unknown(err) {
		return nil, nil //nolint:nilnil // not known
	}
	return pass, err
}

// FindCtx is what a session holds.
func (p passes) FindCtx(ctx context.Context, hash string) ([]byte, bool, error) {
	session, err := p.find(ctx, hash)
	if session == nil || err != nil {
		return nil, false, err
	}
	use, err := p.find(ctx, hash+used)
	if use == nil || err != nil {
		return nil, false, err
	}
	if ends := time.Now().Add(sessionIdle); ends.Sub(use.EndsAt) > noteUse {
		use.EndsAt = moment(ends)
		if err := p.store.SavePass(ctx, use); err != nil {
			p.log.Warn("the use of a session is not noted", "cause", readable(err)) // who only reads can go on
		}
	}
	return session.Data, true, nil
}

// CommitCtx adds a session. It is never changed afterwards: a sign-in makes a new one.
func (p passes) CommitCtx(ctx context.Context, hash string, data []byte, ends time.Time) error {
	_, values, err := p.codec.Decode(data)
	if err != nil {
		return err
	}
	account, _ := values[sessionAccount].(string)
	use := &graph.Pass{Kind: graph.PassSession, Hash: hash + used, AccountID: account, EndsAt: moment(time.Now().Add(sessionIdle))}
	if err := p.store.SavePass(ctx, use); err != nil {
		return err
	}
	return p.store.SavePass(ctx, &graph.Pass{Kind: graph.PassSession, Hash: hash, AccountID: account, Data: data, EndsAt: moment(ends)})
}

// DeleteCtx ends a session.
func (p passes) DeleteCtx(ctx context.Context, hash string) error {
	for _, h := range []string{hash, hash + used} {
		if _, err := p.store.DropPasses(ctx, graph.PassFilter{Kind: graph.PassSession, Hash: h}); err != nil {
			return err
		}
	}
	return nil
}

// Find is FindCtx, for scs where it has no context.
func (p passes) Find(hash string) ([]byte, bool, error) {
	return p.FindCtx(context.Background(), hash)
}

// Commit is CommitCtx, for scs where it has no context.
func (p passes) Commit(hash string, data []byte, ends time.Time) error {
	return p.CommitCtx(context.Background(), hash, data, ends)
}

// Delete is DeleteCtx, for scs where it has no context.
func (p passes) Delete(hash string) error { return p.DeleteCtx(context.Background(), hash) }

func moment(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

// unknown says whether an error is that a key, an account or a pass is not known, or no longer.
func unknown(err error) bool {
	var refused *graph.Error
	return errors.As(err, &refused) && refused.Code == graph.NotFound
}
