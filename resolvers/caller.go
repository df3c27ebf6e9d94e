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

// signIn finds out who sends each request, by its Authorization header.
func signIn(m *graph.Map, o Options, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		scheme, key, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		if key = strings.TrimSpace(key); key == "" || !strings.EqualFold(scheme, "Bearer") {
			next.ServeHTTP(w, r)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), o.Timeout)
		scope, err := m.SignIn(ctx, key)
		cancel()
		var refused *graph.Error
		if errors.As(err, &refused) && refused.Code == graph.NotFound {
			next.ServeHTTP(w, r)
			return
		}
		c := &caller{scope: scope, fault: err, families: map[any]*family{}, alone: map[string]*fetched{}}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), callerKey{}, c)))
	})
}
