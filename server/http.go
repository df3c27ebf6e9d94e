package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers"
	"github.com/allymap/allymap/resolvers/graphiql"
	"github.com/allymap/allymap/web"
)

// readyTimeout is how long /readyz waits for the store.
const readyTimeout = 3 * time.Second

// httpOptions say what is served.
type httpOptions struct {
	dev    bool
	get    bool
	webDir string // of the client's sources, where they are being worked on
	public *url.URL
	log    *slog.Logger
}

// newHandler is everything that this server answers.
func newHandler(store graph.Store, o httpOptions) (http.Handler, error) {
	m := graph.NewMap(store)
	client, err := web.Handler(web.Options{Dir: o.webDir, Log: o.log})
	if err != nil {
		return nil, err
	}
	overTLS := o.public.Scheme == "https"
	sessions := newSessions(store, m, overTLS, o.log)
	mux := http.NewServeMux()
	mux.Handle("/", client)
	mux.Handle("/graphql", resolvers.New(m, resolvers.Options{Dev: o.dev, GET: o.get, Logger: o.log, Session: sessions.keyHash}))
	sessions.mount(mux)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { sentence(w, http.StatusOK, "alive") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
		defer cancel()
		if err := m.Ready(ctx); err != nil {
			o.log.Warn("not ready", "cause", readable(err))
			sentence(w, http.StatusServiceUnavailable, "The map does not answer.")
			return
		}
		sentence(w, http.StatusOK, "ready")
	})
	if o.dev {
		mux.Handle(graphiql.Prefix, graphiql.Handler())
		mux.Handle(graphiql.Prefix+"/", graphiql.Handler())
	}
	sameOrigin := http.NewCrossOriginProtection()
	if err := sameOrigin.AddTrustedOrigin(o.public.String()); err != nil { // where a proxy gives us another Host
		return nil, err
	}
	sameOrigin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		sentence(w, http.StatusForbidden, "This came from a page of another site, which may change nothing here.")
	}))
	return guarded(overTLS, sameOrigin.Handler(mux)), nil
}

// sentence answers in plain text, which no browser takes for anything else.
func sentence(w http.ResponseWriter, status int, text string) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text+"\n") // whoever asked may be gone
}
