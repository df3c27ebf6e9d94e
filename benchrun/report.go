package main

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"time"
)

func short(f figure) string {
	switch {
	case f.runs == 0:
		return "-"
	case f.p50 < time.Millisecond:
		return fmt.Sprintf("%d us", f.p50.Microseconds())
	case f.p50 < 100*time.Millisecond:
		return fmt.Sprintf("%.1f ms", float64(f.p50.Microseconds())/1000)
	}
	return fmt.Sprintf("%d ms", f.p50.Milliseconds())
}

func report(w io.Writer, results []result) {
	fmt.Fprintf(w, `# Benchmarks

Written by %s on %s, %s, %d cores. Shared machines are noisy: trust the ratios, which are taken between runs in
turn within one process, more than the times. Maps are made up: %d links an actor, degrees by a power law, hubs of up to
%s links; 2 leaders, 18 organisations and 80 allies in a hundred. p50 of up to %d runs, each about another actor; a
record's allocations are objects made in one run (through HTTP: client and server together).

"Map" is graph.Map over the store, in process. "HTTP" is the same question through the server on loopback: GraphQL parsed
or taken from the cache, the caller looked up by key, resolvers, JSON. "Bare" is the same statements with the same
parameters, the caller's look-up included, through the Neo4j driver alone, taking every row. "Growth" is the p50 over
HTTP of each size divided by that of the size before, while the map grew tenfold.
`, "`make bench`", time.Now().UTC().Format("2 January 2006"), runtime.Version(), runtime.NumCPU(), linksEach, "1,000", mostRuns)
	for i := 0; i < len(results); {
		j := i
		for j < len(results) && results[j].store == results[i].store && results[j].actors == results[i].actors {
			j++
		}
		table(w, results[i:j], earlier(results, results[i]))
		i = j
	}
}

// earlier finds the same question on the map one size smaller.
func earlier(results []result, first result) map[string]figure {
	out := map[string]figure{}
	best := 0
	for _, r := range results {
		if r.store == first.store && r.actors < first.actors && r.actors >= best {
			best = r.actors
			out[r.question] = r.http
		}
	}
	return out
}

func table(w io.Writer, rows []result, before map[string]figure) {
	fmt.Fprintf(w, "\n## %s, %d actors, %d links\n\n", title(rows[0].store), rows[0].actors, linksEach*rows[0].actors)
	fmt.Fprintln(w, "| question | map | allocations | HTTP | allocations | bare driver | HTTP / bare | growth |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|")
	for _, r := range rows {
		fmt.Fprintf(w, "| %s | %s | %d | %s | %d | %s | %s | %s |\n", r.question, short(r.direct), r.direct.allocs, short(r.http), r.http.allocs,
			short(r.bare), ratio(r.http, r.bare), ratio(r.http, before[r.question]))
	}
}

func title(store string) string {
	return map[string]string{"sqlite": "SQLite", "neo4j": "Neo4j"}[store]
}

func ratio(a, b figure) string {
	if b.runs == 0 || b.p50 == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", math.Round(100*float64(a.p50)/float64(b.p50))/100)
}
