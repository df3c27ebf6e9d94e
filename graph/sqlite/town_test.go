package sqlite

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/allymap/allymap/graph"
)

// open makes a fresh store that ends with the test.
func open(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "map.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// deed is a batch in the making: what the door would hand to Apply.
type deed struct {
	batch graph.Batch
	areas map[string]string // of each record, by id
}

func newDeed() *deed {
	return &deed{
		batch: graph.Batch{Change: &graph.Change{ID: graph.NewID(graph.ChangePrefix), At: now()}, Receipt: graph.Receipt{Key: graph.NewID("key_"), Result: []byte("{}")}},
		areas: map[string]string{},
	}
}

func (d *deed) log(id string, kind graph.ChangeKind, n graph.Node, area, audience string, ends ...string) {
	raw, _ := json.Marshal(n)
	r := &graph.RecordChange{RecordID: id, Kind: kind, AreaID: area, Audience: audience, EndIDs: ends}
	if kind != graph.Added {
		r.Before = raw
	}
	if kind != graph.Removed {
		r.After = raw
	}
	d.areas[id] = area
	d.batch.Change.Records = append(d.batch.Change.Records, r)
	d.batch.Change.AreaIDs = append(d.batch.Change.AreaIDs, area)
}

func (d *deed) area(a *graph.Area) {
	d.batch.Areas = append(d.batch.Areas, a)
	d.log(a.ID, graph.Added, a, a.ID, graph.AudienceOf(graph.Project, a.ID, nil))
}

func (d *deed) actor(a *graph.Actor, kind graph.ChangeKind) {
	if kind == graph.Removed {
		d.batch.Removed = append(d.batch.Removed, a.ID)
	} else {
		d.batch.Put.Actors = append(d.batch.Put.Actors, a)
	}
	d.log(a.ID, kind, a, a.AreaID, a.Audience())
}

func (d *deed) issue(i *graph.Issue, kind graph.ChangeKind) {
	if kind == graph.Removed {
		d.batch.Removed = append(d.batch.Removed, i.ID)
	} else {
		d.batch.Put.Issues = append(d.batch.Put.Issues, i)
	}
	d.log(i.ID, kind, i, i.AreaID, i.Audience())
}

func (d *deed) link(l *graph.Link, kind graph.ChangeKind, farAreas ...string) {
	if kind == graph.Removed {
		d.batch.Removed = append(d.batch.Removed, l.ID)
	} else {
		d.batch.Put.Links = append(d.batch.Put.Links, l)
	}
	d.log(l.ID, kind, l, l.AreaID, l.Audience(), l.FromID, l.ToID)
	d.batch.Change.AreaIDs = append(d.batch.Change.AreaIDs, farAreas...)
}

func (d *deed) assessment(a *graph.Assessment, kind graph.ChangeKind, farAreas ...string) {
	if kind == graph.Removed {
		d.batch.Removed = append(d.batch.Removed, a.ID)
	} else {
		d.batch.Put.Assessments = append(d.batch.Put.Assessments, a)
	}
	d.log(a.ID, kind, a, a.AreaID, a.Audience(), a.ActorID, a.IssueID)
	d.batch.Change.AreaIDs = append(d.batch.Change.AreaIDs, farAreas...)
}

func (d *deed) write(t testing.TB, s *Store) *graph.Change {
	t.Helper()
	slices.Sort(d.batch.Change.AreaIDs)
	d.batch.Change.AreaIDs = slices.Compact(d.batch.Change.AreaIDs)
	if err := s.Write(t.Context(), func(tx graph.Tx) error { return tx.Apply(t.Context(), d.batch) }); err != nil {
		t.Fatal(err)
	}
	return d.batch.Change
}

func newArea(slug string) *graph.Area {
	return &graph.Area{ID: graph.NewID(graph.AreaPrefix), Slug: slug, Name: strings.ToUpper(slug), Version: 1, CreatedAt: now()}
}

func newActor(area, name string, kind graph.ActorKind, v graph.Visibility, creator *string) *graph.Actor {
	a := &graph.Actor{
		ID: graph.NewID(graph.ActorPrefix), Kind: kind, Name: name, OtherNames: []graph.OtherName{}, Identifiers: []graph.ExternalIdentifier{},
		Languages: []string{}, Tags: []string{}, AreaID: area, Visibility: v, ContactDetails: []graph.ContactDetail{}, Version: 1,
		CreatedAt: now(), UpdatedAt: now(), CreatedBy: creator,
	}
	if !kind.Person() {
		a.Classification = graph.ClassOther
	}
	return a
}

func newLink(from, to *graph.Actor, kind graph.LinkType, v graph.Visibility, creator *string) *graph.Link {
	return &graph.Link{ID: graph.NewID(graph.LinkPrefix), Type: kind, FromID: from.ID, ToID: to.ID, AreaID: from.AreaID, Visibility: v, Version: 1, CreatedAt: now(), UpdatedAt: now(), CreatedBy: creator}
}

// crowd writes so many actors of made-up names into areas, with links between them, most within their area: a few of them hubs.
func crowd(t testing.TB, s *Store, seed uint64, areas []*graph.Area, actors, links int) []*graph.Actor {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	all := make([]*graph.Actor, actors)
	kinds := []graph.ActorKind{graph.KindAlly, graph.KindAlly, graph.KindAlly, graph.KindOrganisation, graph.KindLeader}
	for i := range all {
		kind := kinds[r.IntN(len(kinds))]
		if kind == graph.KindLeader && r.IntN(10) > 0 {
			kind = graph.KindAlly
		}
		a := newActor(areas[r.IntN(len(areas))].ID, word(r, 400)+" "+word(r, 4000), kind, graph.Project, nil)
		if r.IntN(10) == 0 {
			a.OtherNames = append(a.OtherNames, graph.OtherName{Name: word(r, 400) + " " + word(r, 4000)})
		}
		if r.IntN(20) == 0 {
			a.Tags = append(a.Tags, "faith")
		}
		a.CreatedAt = a.CreatedAt.Add(-time.Duration(r.IntN(1e9)) * time.Millisecond)
		a.UpdatedAt = a.CreatedAt
		all[i] = a
	}
	for part := range slices.Chunk(all, 1000) {
		d := newDeed()
		for _, a := range part {
			d.actor(a, graph.Added)
		}
		d.write(t, s)
	}
	near := map[string][]*graph.Actor{}
	for _, a := range all {
		near[a.AreaID] = append(near[a.AreaID], a)
	}
	for left := links; left > 0; left -= 1000 {
		d := newDeed()
		for range min(left, 1000) {
			from := all[r.IntN(actors)]
			among := near[from.AreaID]
			if r.IntN(20) == 0 {
				among = all
			}
			to := among[skewed(r, len(among))]
			if from == to {
				continue
			}
			l := newLink(from, to, graph.AlliedWith, graph.Project, nil)
			if n := r.IntN(6); n > 0 {
				l.Strength = &n
			}
			d.link(l, graph.Added, to.AreaID)
		}
		d.write(t, s)
	}
	return all
}

// skewed is an index that is small far more often than large.
func skewed(r *rand.Rand, n int) int {
	x := r.Float64()
	return int(float64(n) * x * x * x)
}

var syllables = strings.Fields("ma ri ya ka so le an to ni fa de lu ba sha mo ha da ro vi ne chu gor pe sti wen ok am el zu qi")

// word is one of so many made-up words, some of them far more frequent than others.
func word(r *rand.Rand, of int) string {
	n := skewed(r, of)
	w := ""
	for i, x := 0, uint64(n)*2654435761+97; i < 2+n%3; i++ {
		w += syllables[x%uint64(len(syllables))]
		x /= uint64(len(syllables))
		x ^= x << 7
	}
	return w + fmt.Sprint(string(rune('a'+n%26)))
}
