package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"time"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers"
	"github.com/allymap/allymap/resolvers/graphiql"
)

// readyTimeout is how long /readyz waits for the store.
const readyTimeout = 3 * time.Second

// httpOptions say what is served.
type httpOptions struct {
	dev bool
	get bool
	log *slog.Logger
}

// newHandler is everything that this server answers.
func newHandler(store graph.Store, o httpOptions) http.Handler {
	m := graph.NewMap(store)
	mux := http.NewServeMux()
	mux.Handle("/graphql", resolvers.New(m, resolvers.Options{Dev: o.dev, GET: o.get, Logger: o.log}))
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
	welcome := "This is Allymap. Its API is at /graphql, by POST, with the header “Authorization: Bearer KEY”."
	if o.dev {
		mux.Handle(graphiql.Prefix, graphiql.Handler())
		mux.Handle(graphiql.Prefix+"/", graphiql.Handler())
		welcome += " To ask by hand, open " + graphiql.Prefix + "."
	}
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { sentence(w, http.StatusOK, welcome) })
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		sentence(w, http.StatusNotFound, "There is nothing here. The API is at /graphql.")
	})
	return mux
}

// sentence answers in plain text, which no browser takes for anything else.
func sentence(w http.ResponseWriter, status int, text string) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text+"\n") // whoever asked may be gone
}
