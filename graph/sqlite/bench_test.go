package sqlite

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/allymap/allymap/graph"
)

// city is a map for the benchmarks, made once for all of them: of areas of 5,000 actors, with so many links an actor.
type city struct {
	actorCount int
	links      int

	once   sync.Once
	store  *Store
	areas  []*graph.Area
	actors []*graph.Actor
	scope  graph.Scope
}

// The walks and pages cost the same in a city five times as large (measured), which takes minutes to make; a search is
// asked of the many.
var (
	linked = &city{actorCount: 20_000, links: 5}
	named  = &city{actorCount: 100_000}
)

func (c *city) open(b *testing.B) *city {
	b.Helper()
	c.once.Do(func() {
		start := time.Now()
		s, err := Open(b.Context(), filepath.Join(cityDir, fmt.Sprint(c.actorCount)))
		if err != nil {
			b.Fatal(err)
		}
		c.store = s
		d := newDeed()
		for i := range c.actorCount / 5000 {
			c.areas = append(c.areas, newArea(fmt.Sprintf("area-%d", i)))
			d.area(c.areas[i])
		}
		d.write(b, s)
		c.actors = crowd(b, s, 3, c.areas, c.actorCount, c.links*c.actorCount)
		account := &graph.Account{ID: graph.NewID(graph.AccountPrefix), Role: graph.RoleLeader, AreaIDs: []string{c.areas[0].ID}}
		if err := s.SaveAccount(b.Context(), account); err != nil {
			b.Fatal(err)
		}
		c.scope = graph.ScopeOf(account, c.areas)
		b.Logf("built in %s", time.Since(start))
	})
	b.ReportAllocs()
	b.ResetTimer()
	return c
}

// cpu reports what an operation took of the processor, which other work on the machine does not lengthen as it does the
// time on the clock.
func cpu(b *testing.B) func() {
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	return func() { b.ReportMetric(float64((used()-before).Microseconds())/float64(b.N), "cpu-us/op") }
}

func (c *city) some(r *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = c.actors[r.IntN(len(c.actors))].ID
	}
	return out
}

func rolls() *rand.Rand { return rand.New(rand.NewPCG(5, 5)) }

func BenchmarkPointRead(b *testing.B) {
	c, r := linked.open(b), rolls()
	defer cpu(b)()
	for b.Loop() {
		if rs, err := c.store.Nodes(b.Context(), c.scope, c.some(r, 1)); err != nil || len(rs.Actors) != 1 {
			b.Fatal(err)
		}
	}
}

// The least that a question can cost here: what the other figures are to be compared with on a machine of another speed.
func BenchmarkBareDriver(b *testing.B) {
	c, r := linked.open(b), rolls()
	st, err := c.store.reader.db.PrepareContext(b.Context(), "SELECT name_key FROM actor WHERE id = ?")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = st.Close() })
	defer cpu(b)()
	for b.Loop() {
		var name string
		if err := st.QueryRowContext(b.Context(), c.some(r, 1)[0]).Scan(&name); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	c := linked.open(b)
	for name, above := range map[string]string{"first": "", "deep": "sa"} {
		b.Run(name, func(b *testing.B) {
			defer cpu(b)()
			for b.Loop() {
				if p, err := c.store.Actors(b.Context(), c.scope, graph.ActorFilter{AreaID: c.areas[0].ID}, graph.Range{Above: above, Limit: 50}); err != nil || len(p) != 50 {
					b.Fatal(len(p), err)
				}
			}
		})
	}
	b.Run("leaders", func(b *testing.B) {
		defer cpu(b)()
		for b.Loop() {
			if _, err := c.store.Actors(b.Context(), c.scope, graph.ActorFilter{AreaID: c.areas[0].ID, Kinds: []graph.ActorKind{graph.KindLeader}}, graph.Range{Above: "sa", Limit: 50}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkNeighbours(b *testing.B) {
	c, r := linked.open(b), rolls()
	// Each link whole, with its other end whole: two rows read at random places for each. Where only the neighbouring rows
	// are asked for, "ties of" is the like of it.
	for _, n := range []int{1, 50} {
		b.Run(fmt.Sprintf("of %d", n), func(b *testing.B) {
			rows := 0
			defer cpu(b)()
			for b.Loop() {
				m, err := c.store.Links(b.Context(), c.scope, graph.LinkFilter{Of: c.some(r, n), Direction: graph.Both}, graph.Range{Limit: 51})
				if err != nil {
					b.Fatal(err)
				}
				for _, l := range m {
					rows += len(l)
				}
			}
			b.ReportMetric(float64(rows)/float64(b.N), "links/op")
		})
	}
	for _, n := range []int{1, 50} {
		b.Run(fmt.Sprintf("ties of %d", n), func(b *testing.B) {
			rows := 0
			defer cpu(b)()
			for b.Loop() {
				ties, err := c.store.Ties(b.Context(), c.scope, graph.TieFilter{Of: c.some(r, n)}, 20_000)
				if err != nil {
					b.Fatal(err)
				}
				rows += len(ties)
			}
			b.ReportMetric(float64(rows)/float64(b.N), "ties/op")
		})
	}
	b.Run("degrees of 100", func(b *testing.B) {
		defer cpu(b)()
		for b.Loop() {
			if _, err := c.store.Count(b.Context(), c.scope, graph.LinkFilter{Of: c.some(r, 100), Direction: graph.Both}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkTies(b *testing.B) {
	c, r := linked.open(b), rolls()
	for _, steps := range []int{1, 2, 3} {
		b.Run(fmt.Sprintf("%d steps", steps), func(b *testing.B) {
			rows := 0
			defer cpu(b)()
			for b.Loop() {
				seen, frontier := map[string]bool{}, c.some(r, 1)
				for range steps {
					ties, err := c.store.Ties(b.Context(), c.scope, graph.TieFilter{Of: frontier}, 501-len(seen))
					if err != nil {
						b.Fatal(err)
					}
					rows += len(ties)
					frontier = frontier[:0]
					for _, t := range ties {
						if !seen[t.Other] {
							seen[t.Other] = true
							frontier = append(frontier, t.Other)
						}
					}
					if len(seen) >= 500 {
						break
					}
				}
			}
			b.ReportMetric(float64(rows)/float64(b.N), "ties/op")
		})
	}
	b.Run("hub", func(b *testing.B) {
		rows := 0
		defer cpu(b)()
		for b.Loop() {
			ties, err := c.store.Ties(b.Context(), c.scope, graph.TieFilter{Of: []string{c.actors[0].ID}}, 20_000)
			if err != nil {
				b.Fatal(err)
			}
			rows += len(ties)
		}
		b.ReportMetric(float64(rows)/float64(b.N), "ties/op")
	})
}

func BenchmarkAmong200(b *testing.B) {
	c, r := linked.open(b), rolls()
	defer cpu(b)()
	for b.Loop() {
		if _, _, err := c.store.Among(b.Context(), c.scope, c.some(r, 200), nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWhole(b *testing.B) {
	c := linked.open(b)
	var actors, links int
	defer cpu(b)()
	for b.Loop() {
		a, l, err := c.store.Whole(b.Context(), c.scope, c.areas[0].ID)
		if err != nil {
			b.Fatal(err)
		}
		actors, links = len(a), len(l)
	}
	b.ReportMetric(float64(actors), "actors")
	b.ReportMetric(float64(links), "links")
}

func BenchmarkOutline(b *testing.B) {
	c := linked.open(b)
	defer cpu(b)()
	for b.Loop() {
		if _, _, err := c.store.Outline(b.Context(), c.scope, c.areas[0].ID); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	c := named.open(b)
	one := c.actors[777].Name
	for _, q := range []struct{ name, text string }{
		{"exact", one},
		{"prefix", one[:len(one)-3]},
		{"one letter", "m"},
		{"word", one[len(one)-5:]},
		{"two words", "ma so"},
		{"typo", one[:2] + "x" + one[3:]},
		{"typo in one word", "xayasi"},
		{"typo at first", "x" + one[1:]},
		{"nothing", "zzzzzzzz qqqq"},
	} {
		b.Run(q.name, func(b *testing.B) {
			found := 0
			defer cpu(b)()
			for b.Loop() {
				a, err := c.store.Search(b.Context(), c.scope, graph.SearchFilter{SearchQuery: graph.NewSearchQuery(q.text), Limit: 10})
				if err != nil {
					b.Fatal(err)
				}
				found = len(a)
			}
			b.ReportMetric(float64(found), "found")
		})
	}
}

// A link as the door writes it, with the change, both histories and the receipt; and the link alone, with what its ends
// have of it.
func BenchmarkInsertLink(b *testing.B) {
	c, r := linked.open(b), rolls()
	for _, logged := range []bool{true, false} {
		b.Run(map[bool]string{true: "logged", false: "alone"}[logged], func(b *testing.B) {
			defer cpu(b)()
			for b.Loop() {
				from := r.IntN(len(c.actors))
				to := (from + 1 + r.IntN(len(c.actors)-1)) % len(c.actors)
				l := newLink(c.actors[from], c.actors[to], graph.Influences, graph.Project, nil)
				role := l.ID // whom chance brings together again is tied anew
				l.Role = &role
				d := &deed{batch: graph.Batch{Put: graph.Records{Links: []*graph.Link{l}}}}
				if logged {
					d = newDeed()
					d.link(l, graph.Added)
				}
				if err := c.store.Write(b.Context(), func(tx graph.Tx) error { return tx.Apply(b.Context(), d.batch) }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRenameHub(b *testing.B) {
	c := linked.open(b)
	defer cpu(b)()
	for i := 0; b.Loop(); i++ {
		a := *c.actors[0]
		a.Name = fmt.Sprint("Hub ", i)
		d := newDeed()
		d.actor(&a, graph.Changed)
		d.write(b, c.store)
	}
}

func BenchmarkImport1000(b *testing.B) {
	s := open(b)
	areas := []*graph.Area{newArea("here")}
	d := newDeed()
	d.area(areas[0])
	d.write(b, s)
	b.ReportAllocs()
	defer cpu(b)()
	for i := uint64(0); b.Loop(); i++ {
		crowd(b, s, i, areas, 1000, 0)
	}
}

func BenchmarkChanges(b *testing.B) {
	c := linked.open(b)
	for range 60 {
		d := newDeed()
		d.actor(c.actors[5], graph.Changed)
		d.write(b, c.store)
	}
	of := c.actors[5]
	b.Run("page", func(b *testing.B) {
		defer cpu(b)()
		for b.Loop() {
			if _, err := c.store.Changes(b.Context(), c.scope, graph.ChangeFilter{AreaID: of.AreaID}, graph.Range{Descending: true, Limit: 50}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("history", func(b *testing.B) {
		defer cpu(b)()
		for b.Loop() {
			if _, err := c.store.History(b.Context(), c.scope, []string{of.ID}, graph.Range{Descending: true, Limit: 50}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
