package resolvers_test

import (
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/sqlite"
	"github.com/allymap/allymap/resolvers"
)

const (
	benchActors = 5_000
	benchLinks  = 18_000
)

// BenchmarkLists answers with lists through the HTTP handler, in one pass, as it is served, and field by field.
// CPU is that of the process, user and system, collector included: cpu-ms/op is the figure to compare.
func BenchmarkLists(b *testing.B) {
	store, key := benchTown(b)
	for _, q := range []struct{ name, document string }{
		{"whole map", `{map(area:"bench"){actors{id kind name} links{id type strength from{id} to{id}}}}`},
		{"whole map, every field", `{map(area:"bench"){actors{` + fullActor + `} links{` + fullLink + ` from{id name} to{id name}}}}`},
		{"page of 50", `{actors(area:"bench",first:50){nodes{` + fullActor + `}}}`},
		{"50 actors with links and ends", `{actors(area:"bench",first:50){nodes{` + fullActor + ` links(first:20){edges{label direction other{id kind name} node{` + fullLink + `}}}}}}`},
	} {
		for _, path := range []struct {
			name    string
			options resolvers.Options
		}{{"in one pass", resolvers.Options{}}, {"field by field", resolvers.Options{}.FieldByField()}} {
			b.Run(q.name+"/"+path.name, func(b *testing.B) {
				path.options.Logger = slog.New(slog.NewTextHandler(io.Discard, nil))
				h := resolvers.New(graph.NewMap(store), path.options)
				b.ReportAllocs()
				before := cpu(b)
				for b.Loop() {
					w := &sink{header: http.Header{}}
					r := httptest.NewRequestWithContext(b.Context(), http.MethodPost, "/", strings.NewReader(fmt.Sprintf(`{"query":%q}`, q.document)))
					r.Header.Set("Content-Type", "application/json")
					r.Header.Set("Authorization", "Bearer "+key)
					h.ServeHTTP(w, r)
					if w.head != `{"data":` {
						b.Fatalf("the answer begins with %s", w.head)
					}
					b.SetBytes(w.n)
				}
				b.ReportMetric(float64(cpu(b)-before)/float64(time.Millisecond)/float64(b.N), "cpu-ms/op")
			})
		}
	}
}

const fullActor = `id kind name nameLanguage otherNames{name language} summary source languages tags visibility version createdAt updatedAt`

const fullLink = `id type strength mutual role since until basis source note visibility version createdAt`

// sink is a client that reads at once and keeps only how an answer begins.
type sink struct {
	header http.Header
	head   string
	n      int64
}

func (s *sink) Header() http.Header { return s.header }
func (s *sink) WriteHeader(int)     {}

func (s *sink) Write(b []byte) (int, error) {
	if s.head == "" {
		s.head = string(b)
	}
	s.n += int64(len(b))
	return len(b), nil
}

// cpu is what the process has used so far.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// benchTown is an area of benchActors with benchLinks among them, and a key to ask with.
func benchTown(b *testing.B) (graph.Store, string) {
	b.Helper()
	ctx := b.Context()
	store, err := sqlite.Open(ctx, filepath.Join(b.TempDir(), "map.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close() })
	r := rand.New(rand.NewPCG(5, 18))
	area := &graph.Area{ID: graph.NewID(graph.AreaPrefix), Slug: "bench", Name: "Bench", Version: 1, CreatedAt: time.Now()}
	apply := func(batch graph.Batch) {
		batch.Change = &graph.Change{ID: graph.NewID(graph.ChangePrefix), AreaIDs: []string{area.ID}}
		batch.Receipt = graph.Receipt{Key: batch.Change.ID, Fingerprint: "bench", Result: []byte("[]")}
		if err := store.Write(ctx, func(tx graph.Tx) error {
			batch.Change.At = tx.Now()
			if _, err := tx.Lock(ctx, nil); err != nil {
				return err
			}
			return tx.Apply(ctx, batch)
		}); err != nil {
			b.Fatal(err)
		}
	}
	apply(graph.Batch{Areas: []*graph.Area{area}})
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	kinds := []graph.ActorKind{graph.KindAlly, graph.KindAlly, graph.KindAlly, graph.KindOrganisation, graph.KindLeader}
	actors := make([]*graph.Actor, benchActors)
	for i := range actors {
		a := &graph.Actor{
			ID: graph.NewID(graph.ActorPrefix), Kind: kinds[r.IntN(len(kinds))], Name: fmt.Sprintf("Person %d of %d", r.IntN(1000), i),
			Tags: []string{"esol", "rents"}[:r.IntN(3)], AreaID: area.ID, Visibility: graph.InArea, Version: 1, CreatedAt: now, UpdatedAt: now,
		}
		if a.Kind == graph.KindOrganisation {
			a.Classification = graph.ClassOther
		}
		actors[i] = a
	}
	apply(graph.Batch{Put: graph.Records{Actors: actors}})
	links := make([]*graph.Link, benchLinks)
	for i := range links {
		x, y := r.IntN(benchActors), r.IntN(benchActors-1)
		if y >= x {
			y++
		}
		strength := 1 + r.IntN(5)
		links[i] = &graph.Link{
			ID: graph.NewID(graph.LinkPrefix), Type: graph.AlliedWith, FromID: actors[x].ID, ToID: actors[y].ID, AreaID: area.ID,
			Strength: &strength, Visibility: graph.InArea, Version: 1, CreatedAt: now, UpdatedAt: now,
		}
	}
	apply(graph.Batch{Put: graph.Records{Links: links}})
	account, key, err := graph.NewAccount("Bench", graph.RoleCoordinator, nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	if err := store.SaveAccount(ctx, account); err != nil {
		b.Fatal(err)
	}
	return store, key
}
