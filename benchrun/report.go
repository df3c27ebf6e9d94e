package main

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"slices"
	"strings"
	"time"
)

func short(f figure) string { return f.told(f.p50) }

// told is a time of the figure in the unit that suits it; nothing where it was not measured.
func (f figure) told(d time.Duration) string {
	switch {
	case f.runs == 0:
		return "-"
	case d < time.Millisecond:
		return fmt.Sprintf("%d us", d.Microseconds())
	case d < 100*time.Millisecond:
		return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}

func (f figure) objects() string {
	if f.runs == 0 {
		return "-"
	}
	return fmt.Sprint(f.allocs)
}

func report(w io.Writer, results []result) {
	fmt.Fprintf(w, `# Benchmarks

Written by %s on %s, %s, %d cores. Shared machines are noisy: trust the ratios, which are taken between runs in
turn within one process, more than the times. Maps are made up: %d links an actor, degrees by a power law, hubs of up to
%s links, nearly all within their area; 2 leaders, 18 organisations and 80 allies in a hundred. Times are of up to %d runs, each about another actor; CPU
is the median of what this process took of the processors, Neo4j itself apart; allocations are objects made in one run
(through HTTP: client and server together).

"Map" is graph.Map over the store, in process. "HTTP" is the same question through the server on loopback: GraphQL parsed
or taken from the cache, the caller looked up by key, resolvers, JSON. "Bare" is the same statements with the same
parameters, the caller's look-up included, through the Neo4j driver alone, taking every row. "Growth" is the p50 over
HTTP of each size divided by that of the size before, while the map grew tenfold. "Best Cypher" is one statement by hand
for records of the same kind and number, all their columns, through the bare driver, in turn with the map; its five paths are
the shortest, which Cypher can find, where the map's are the warmest that differ in their people.

Questions about a whole area are worked out over a view: "map" is the first time that one is asked while the view is at
hand, "HTTP" is asked again, while nothing has changed. The area has 5,000 actors, or all where there are fewer; the large
area has the others.
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
	head := []string{"question", "map p50", "p95", "CPU", "allocations", "HTTP p50", "p95", "CPU", "allocations", "growth"}
	if rows[0].store == "neo4j" {
		head = append(head, "bare driver", "HTTP / bare", "best Cypher", "map / Cypher")
	}
	line(w, head)
	line(w, slices.Repeat([]string{"---"}, len(head)))
	for _, r := range rows {
		cells := []string{
			r.question, short(r.direct), r.direct.told(r.direct.p95), r.direct.told(r.direct.cpu), r.direct.objects(),
			short(r.http), r.http.told(r.http.p95), r.http.told(r.http.cpu), r.http.objects(), ratio(r.http, before[r.question]),
		}
		if r.store == "neo4j" {
			cells = append(cells, short(r.bare), ratio(r.http, r.bare), short(r.cypher), ratio(r.direct, r.cypher))
		}
		line(w, cells)
	}
}

func line(w io.Writer, cells []string) { fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | ")) }

func title(store string) string {
	return map[string]string{"sqlite": "SQLite", "neo4j": "Neo4j"}[store]
}

func ratio(a, b figure) string {
	if b.runs == 0 || b.p50 == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", math.Round(100*float64(a.p50)/float64(b.p50))/100)
}
