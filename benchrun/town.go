package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/allymap/allymap/graph"
)

// wholeArea is how many actors the area has whose whole map is asked for.
const wholeArea = 5_000

// town is a made-up map: 2 leaders, 18 organisations and 80 allies in a hundred, 5 links an actor, half of them to an
// actor that has links already, so that degrees follow a power law, and nobody over hubLinks of them. One link in
// abroad leads wherever it falls, the others stay in their area, as those of a community do.
type town struct {
	areas  []*graph.Area // the large one, then the one that is asked for whole
	actors []*graph.Actor
	links  []*graph.Link
}

const (
	linksEach = 5
	hubLinks  = 1_000
	abroad    = 50
	batchSize = 2_000
)

var syllables = []string{"am", "ba", "cho", "da", "el", "fa", "go", "ha", "is", "jo", "ka", "li", "ma", "no", "ol", "pa", "ra", "sa", "to", "un", "va", "wi", "ya", "ze", "bin", "dra", "kos", "mir", "sha", "tov"}

func word(r *rand.Rand, length int) string {
	w := ""
	for range length {
		w += syllables[r.IntN(len(syllables))]
	}
	return string(w[0]-32) + w[1:]
}

func makeTown(n int) *town {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	t := &town{}
	for _, slug := range []string{"large", "whole"} {
		t.areas = append(t.areas, &graph.Area{ID: graph.NewID(graph.AreaPrefix), Slug: slug, Name: slug, Version: 1, CreatedAt: now})
	}
	whole := min(wholeArea, n)
	for i := range n {
		area := t.areas[0]
		if i < whole {
			area = t.areas[1]
		}
		a := &graph.Actor{
			ID: graph.NewID(graph.ActorPrefix), Kind: graph.KindAlly, Name: word(r, 2+r.IntN(2)) + " " + word(r, 2+r.IntN(2)),
			OtherNames: []graph.OtherName{}, Identifiers: []graph.ExternalIdentifier{}, Languages: []string{}, Tags: []string{}, ContactDetails: []graph.ContactDetail{},
			AreaID: area.ID, Visibility: graph.InArea, Version: 1, CreatedAt: now, UpdatedAt: now.Add(time.Duration(i) * time.Millisecond),
		}
		switch p := r.IntN(100); {
		case p < 2:
			a.Kind = graph.KindLeader
		case p < 20:
			a.Kind, a.Classification = graph.KindOrganisation, graph.Classifications[r.IntN(len(graph.Classifications))]
		}
		t.actors = append(t.actors, a)
	}
	t.tie(r, now)
	return t
}

func (t *town) tie(r *rand.Rand, now time.Time) {
	degree := map[int]int{}
	n, whole := len(t.actors), min(wholeArea, len(t.actors))
	ends := map[string][]int{} // by area
	other := func(x int) int {
		if r.IntN(abroad) == 0 {
			return r.IntN(n)
		}
		area := t.actors[x].AreaID
		switch {
		case len(ends[area]) > 0 && r.IntN(2) == 0:
			return ends[area][r.IntN(len(ends[area]))]
		case x < whole:
			return r.IntN(whole)
		default:
			return whole + r.IntN(n-whole)
		}
	}
	for len(t.links) < linksEach*n {
		x := r.IntN(n)
		y := other(x)
		if x == y || degree[x] >= hubLinks || degree[y] >= hubLinks {
			continue
		}
		from, to := t.actors[x], t.actors[y]
		l := &graph.Link{
			ID: graph.NewID(graph.LinkPrefix), FromID: from.ID, ToID: to.ID, AreaID: from.AreaID,
			Visibility: graph.InArea, Version: 1, CreatedAt: now, UpdatedAt: now,
		}
		for {
			l.Type = graph.LinkTypes[r.IntN(len(graph.LinkTypes))].Type
			if l.Type.Fits(from.Kind, to.Kind) {
				break
			}
		}
		if s := r.IntN(6); s > 0 {
			l.Strength = &s
		}
		degree[x]++
		degree[y]++
		ends[from.AreaID] = append(ends[from.AreaID], x)
		ends[to.AreaID] = append(ends[to.AreaID], y)
		t.links = append(t.links, l)
	}
}

// fill writes the town into an empty store, in batches, each record with its trace.
func (t *town) fill(ctx context.Context, store graph.Store) error {
	var change *graph.Change
	apply := func(b graph.Batch) error {
		b.Change = change
		b.Receipt = graph.Receipt{Key: change.ID, Fingerprint: "bench", Result: []byte("[]")}
		return store.Write(ctx, func(tx graph.Tx) error {
			change.At = tx.Now()
			if _, err := tx.Lock(ctx, nil); err != nil {
				return err
			}
			return tx.Apply(ctx, b)
		})
	}
	begin := func() {
		change = &graph.Change{ID: graph.NewID(graph.ChangePrefix), AreaIDs: []string{t.areas[0].ID, t.areas[1].ID}}
	}
	begin()
	for _, a := range t.areas {
		change.Records = append(change.Records, &graph.RecordChange{RecordID: a.ID, Kind: graph.Added, AreaID: a.ID, Audience: "PROJECT"})
	}
	if err := apply(graph.Batch{Areas: t.areas}); err != nil {
		return fmt.Errorf("areas: %w", err)
	}
	for i := 0; i < len(t.actors); i += batchSize {
		begin()
		part := t.actors[i:min(i+batchSize, len(t.actors))]
		for _, a := range part {
			change.Records = append(change.Records, &graph.RecordChange{RecordID: a.ID, Kind: graph.Added, AreaID: a.AreaID, Audience: a.Audience()})
		}
		if err := apply(graph.Batch{Put: graph.Records{Actors: part}}); err != nil {
			return fmt.Errorf("actors: %w", err)
		}
	}
	for i := 0; i < len(t.links); i += batchSize {
		begin()
		part := t.links[i:min(i+batchSize, len(t.links))]
		for _, l := range part {
			change.Records = append(change.Records, &graph.RecordChange{RecordID: l.ID, Kind: graph.Added, AreaID: l.AreaID, Audience: l.Audience(), EndIDs: []string{l.FromID, l.ToID}})
		}
		if err := apply(graph.Batch{Put: graph.Records{Links: part}}); err != nil {
			return fmt.Errorf("links: %w", err)
		}
	}
	return nil
}
