// Package resolvers is the API over any graph.Store: thin resolvers, one presenter of errors, the limits of an operation
// and the way it travels over HTTP. It knows what the schema promises to a caller; it does not know which store answers,
// who a caller is (the server says so in the context), nor any rule of the map.
package resolvers

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
)

// Options say how the API is served. The zero value is the strictest: nobody is known, no GET, no introspection.
type Options struct {
	// Dev answers introspection and suggests names in errors.
	Dev bool
	// GET answers queries by GET too. Off in earnest: a URL with a name in it ends up in logs.
	GET bool
	// Timeout is how long an operation may take, through the store included; 10 s if zero.
	Timeout time.Duration
	// MaxBody is the largest request in bytes; 64 KB if zero.
	MaxBody int64
	// Limits of an operation; DefaultLimits for what is zero.
	Limits Limits
	// Logger gets one line an operation and the causes of internal errors; slog.Default() if nil.
	Logger *slog.Logger
	// Session finds who a request's cookie signs in: the hash of their key, empty where nobody; and whether the request
	// shows a session at all, known or not, so that one which shows a key besides is refused. nil: there are no sessions.
	Session func(*http.Request) (keyHash string, shown bool, err error)
	// Authenticated tells whether the caller of a request's context showed a key that is known; nil: nobody did.
	Authenticated func(context.Context) bool
	// Transports stand before the one for POST and GET: websockets, event streams.
	Transports []graphql.Transport
	// Extensions come after the limits: request-scoped loaders, counters of tests.
	Extensions []graphql.HandlerExtension

	// For tests: answer every list field by field, or tell of each list whether it was encoded in one pass.
	fieldByField bool
	watchLists   func(inOnePass bool)
}

func (o Options) orDefault() Options {
	if o.Timeout <= 0 {
		o.Timeout = 10 * time.Second
	}
	if o.MaxBody <= 0 {
		o.MaxBody = 64 << 10
	}
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	o.Limits = o.Limits.orDefault()
	return o
}

// NewHandler serves es at any path. No persisted queries, no array batches, no forms, no uploads.
func NewHandler(es graphql.ExecutableSchema, o Options) http.Handler {
	o = o.orDefault()
	faults := presenter{log: o.Logger, schema: es.Schema()}
	srv := handler.New(es)
	for _, t := range o.Transports {
		srv.AddTransport(t)
	}
	srv.AddTransport(overHTTP{maxBody: o.MaxBody, get: o.GET, faults: faults})
	srv.SetErrorPresenter(faults.present)
	srv.SetRecoverFunc(faults.recovered)
	srv.SetParserTokenLimit(o.Limits.Tokens)
	cache := documents{lru.New[*ast.QueryDocument](cachedDocuments)}
	srv.SetQueryCache(cache)
	if !o.Dev {
		srv.SetDisableSuggestion(true)
		srv.SetValidationRulesFn(validationRules)
	}
	srv.Use(capErrors{})
	srv.Use(gate{Limits: o.Limits, authenticated: o.Authenticated, passed: cache})
	srv.Use(limiter{Limits: o.Limits, introspection: o.Dev, timeout: o.Timeout})
	for _, e := range o.Extensions {
		srv.Use(e)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		ctx, q := withRequest(r.Context())
		srv.ServeHTTP(w, r.WithContext(ctx))
		q.line(ctx, o.Logger, time.Since(began))
	})
}
