package resolvers

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"

	"github.com/allymap/allymap/graph"
)

// caller is who sends a request: what they see and may do, and what was fetched for them so far. It lives as long as the
// request, and is nobody else's.
type caller struct {
	mu       sync.Mutex
	scope    graph.Scope
	fault    error // why it could not be found out who asks
	families map[any]*family
	gathered []func() // families whose members are not looked up yet
	alone    map[string]*fetched
}

type callerKey struct{}

func callerOf(ctx context.Context) *caller {
	c, _ := ctx.Value(callerKey{}).(*caller)
	return c
}

// signedIn says whether the caller showed a key that is known. Where the store could not tell, the request goes on as far
// as the first question, which says so.
func signedIn(ctx context.Context) bool { return callerOf(ctx) != nil }

// scopeOf is what the caller of ctx sees; the zero Scope, which sees nothing, where nobody is known.
func scopeOf(ctx context.Context) (graph.Scope, error) {
	c := callerOf(ctx)
	if c == nil {
		return graph.Scope{}, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.scope, c.fault
}

// gained lets the rest of the request see an area that it added or changed.
func (c *caller) gained(area *graph.Area) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.scope = c.scope.With(area)
}

type refusalKey struct{}

// refusalOf is why a request is refused whatever it asks, nil if it is not.
func refusalOf(ctx context.Context) *refusal {
	no, _ := ctx.Value(refusalKey{}).(*refusal)
	return no
}

// signIn finds out who sends each request, by its Authorization header or its session.
func signIn(m *graph.Map, o Options, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), o.Timeout)
		keyHash, two, err := o.credentials(r.WithContext(ctx))
		var scope graph.Scope
		if err == nil && keyHash != "" && !two {
			scope, err = m.SignInAs(ctx, keyHash)
		}
		cancel()
		var refused *graph.Error
		switch {
		case two:
			no := badRequest(http.StatusBadRequest, "credentials.two", "The request shows a key and a session, which may be two people's. Send one of them: the header Authorization or the cookie.")
			r = r.WithContext(context.WithValue(r.Context(), refusalKey{}, no))
		case err == nil && keyHash == "", errors.As(err, &refused) && refused.Code == graph.NotFound:
		default:
			c := &caller{scope: scope, fault: err, families: map[any]*family{}, alone: map[string]*fetched{}}
			r = r.WithContext(context.WithValue(r.Context(), callerKey{}, c))
		}
		next.ServeHTTP(w, r)
	})
}

// credentials are the hash of the key that a request shows, or that its session remembers; empty for neither. two: it shows
// a key and a session.
func (o Options) credentials(r *http.Request) (keyHash string, two bool, err error) {
	if scheme, key, _ := strings.Cut(r.Header.Get("Authorization"), " "); strings.EqualFold(scheme, "Bearer") {
		if key = strings.TrimSpace(key); key != "" {
			keyHash = graph.HashKey(key)
		}
	}
	if o.Session == nil {
		return keyHash, false, nil
	}
	remembered, shown, err := o.Session(r)
	if keyHash != "" {
		return keyHash, shown, nil
	}
	return remembered, false, err
}
