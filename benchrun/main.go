// Command benchrun measures both stores on made-up maps of several sizes, directly and through HTTP and GraphQL, and
// writes BENCHMARKS.md. `make bench` calls it with a Neo4j at hand. Trust the ratios, which are taken within one run;
// the machines are shared and noisy.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/neo4j"
	"github.com/allymap/allymap/graph/sqlite"
	"github.com/allymap/allymap/resolvers"
)

func main() {
	sizes := flag.String("sizes", "1000,10000,100000", "how many actors, smallest first")
	stores := flag.String("stores", "sqlite,neo4j", "which stores")
	only := flag.String("only", "", "measure only the questions that match this `REGEXP`, while working on them")
	out := flag.String("out", "BENCHMARKS.md", "the file to write")
	flag.Parse()
	chosen, err := regexp.Compile(*only)
	if err == nil {
		err = run(context.Background(), strings.Split(*stores, ","), strings.Split(*sizes, ","), chosen, *out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchrun:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, stores, sizes []string, only *regexp.Regexp, out string) error {
	var results []result
	for _, store := range stores {
		for _, size := range sizes {
			n, err := strconv.Atoi(size)
			if err != nil {
				return fmt.Errorf("a size is a number of actors: %w", err)
			}
			// After each question, so that a run that is broken off has told what it knows.
			err = bench(ctx, store, n, only, func(r result) error {
				results = append(results, r)
				return write(out, results)
			})
			if err != nil {
				return fmt.Errorf("%s with %d actors: %w", store, n, err)
			}
		}
	}
	return nil
}

// remarks begin what people wrote below the tables, which a run leaves as it is.
const remarks = "\n## Remarks\n"

func write(out string, results []result) error {
	before, err := os.ReadFile(out)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	report(f, results)
	if _, said, ok := strings.Cut(string(before), remarks); ok {
		fmt.Fprint(f, remarks, said)
	}
	return f.Close()
}

// result is a question on a store of a size.
type result struct {
	store    string
	actors   int
	question string
	direct   figure
	http     figure
	bare     figure // the same statements through the bare driver; no runs where that was not measured
	cypher   figure // one statement by hand that finds as many rows, through the bare driver
}

// opened is a store to measure, and what it has just been asked.
type opened struct {
	store graph.Store
	watch *statements
	bare  *bareDriver
	close func() error
}

func open(ctx context.Context, name string) (*opened, error) {
	switch name {
	case "sqlite":
		dir, err := os.MkdirTemp("", "allymap-bench-")
		if err != nil {
			return nil, err
		}
		s, err := sqlite.Open(ctx, filepath.Join(dir, "bench.db"))
		if err != nil {
			return nil, err
		}
		return &opened{store: s, close: func() error { return errors.Join(s.Close(), os.RemoveAll(dir)) }}, nil
	case "neo4j":
		c := neo4j.Config{URI: os.Getenv("NEO4J_URI"), Username: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD")}
		if c.URI == "" {
			return nil, fmt.Errorf("set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD, or call this by make bench")
		}
		bare, err := openBare(ctx, c)
		if err != nil {
			return nil, err
		}
		if err := bare.empty(ctx); err != nil {
			return nil, err
		}
		w := &statements{}
		c.Watch = w.note
		s, err := neo4j.Open(ctx, c)
		if err != nil {
			return nil, err
		}
		return &opened{store: s, watch: w, bare: bare, close: func() error {
			if err := s.Close(); err != nil {
				return err
			}
			return bare.close(ctx)
		}}, nil
	}
	return nil, fmt.Errorf("%q is no store; name sqlite or neo4j", name)
}

func bench(ctx context.Context, name string, n int, only *regexp.Regexp, told func(result) error) error {
	o, err := open(ctx, name)
	if err != nil {
		return err
	}
	t := makeTown(n)
	began := time.Now()
	if err := t.fill(ctx, o.store); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%s: %d actors and %d links written in %.1fs\n", name, n, len(t.links), time.Since(began).Seconds())
	m := graph.NewMap(o.store)
	account, key, err := graph.NewAccount("Bench", graph.RoleCoordinator, nil, nil)
	if err != nil {
		return err
	}
	if err := o.store.SaveAccount(ctx, account); err != nil {
		return err
	}
	scope, err := m.SignIn(ctx, key)
	if err != nil {
		return err
	}
	said, err := campaigns(ctx, m, scope, t)
	if err != nil {
		return err
	}
	done, err := corrections(ctx, m, scope, t)
	if err != nil {
		return err
	}
	deep, err := deepCursor(ctx, m, scope, n)
	if err != nil {
		return err
	}
	server := httptest.NewServer(resolvers.New(m, resolvers.Options{Logger: slog.New(slog.NewTextHandler(io.Discard, nil)), Timeout: time.Minute}))
	defer server.Close()
	c := client{url: server.URL, key: key, http: &http.Client{}}
	for _, q := range questions(asker{store: o.store, t: t, c: said, past: done, deep: deep}) {
		if !only.MatchString(q.name) {
			continue
		}
		r := result{store: name, actors: n, question: q.name}
		if err := r.measure(ctx, o, q, m, scope, c); err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
		fmt.Fprintf(os.Stderr, "  %-34s map %8s  http %8s  bare %8s\n", q.name, short(r.direct), short(r.http), short(r.bare))
		if err := told(r); err != nil {
			return err
		}
	}
	return o.close()
}

func (r *result) measure(ctx context.Context, o *opened, q question, m *graph.Map, scope graph.Scope, c client) error {
	var err error
	direct := alone(func(i int) error { return q.ask(ctx, m, scope, i) })
	if q.view != "" {
		// A map that has the view at hand, and has worked nothing out on it.
		var fresh *graph.Map
		direct.ready = func(int) error {
			fresh = graph.NewMap(o.store)
			_, err := fresh.View(ctx, scope, q.view)
			return err
		}
		direct.do = func(i int) error { return q.ask(ctx, fresh, scope, i) }
	}
	if r.direct, err = measure(direct); err != nil {
		return err
	}
	if q.document == "" {
		return nil
	}
	http := func(i int) error { return c.ask(ctx, q.document, q.vars(i)) }
	if o.bare == nil || !q.reads {
		r.http, err = measure(alone(http))
		return err
	}
	// The same statements with the same parameters, right after the answer that needed them.
	var replay []statement
	fs, err := interleave(
		alone(func(i int) error { o.watch.begin(); err := http(i); replay = o.watch.end(); return err }),
		alone(func(int) error { return o.bare.run(ctx, replay) }),
	)
	if err != nil {
		return err
	}
	r.http, r.bare = fs[0], fs[1]
	if q.cypher == "" {
		return nil
	}
	fs, err = interleave(direct, alone(func(i int) error {
		return o.bare.run(ctx, []statement{{q.cypher, map[string]any{"vars": q.vars(i), "audiences": scope.Audiences()}}})
	}))
	if err != nil {
		return err
	}
	r.direct, r.cypher = fs[0], fs[1]
	return nil
}

// deepCursor stands in the middle of the list that is paged.
func deepCursor(ctx context.Context, m *graph.Map, scope graph.Scope, n int) (string, error) {
	area := "large"
	if n <= wholeArea {
		area = "whole"
	}
	size := 100
	args := graph.PageArgs{First: &size}
	for {
		p, err := m.Actors(ctx, scope, graph.ActorsQuery{Area: area}, args)
		if err != nil {
			return "", err
		}
		if p.Items[0].Folded() >= "k" {
			return p.Cursors[0], nil
		}
		args.After = &p.Cursors[len(p.Cursors)-1]
	}
}
