package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

// maxMonths bounds how far back Gaps looks.
const maxMonths = 120

// Gaps is what is missing from the map of an area. Lists hold the first so many, by name.
type Gaps struct {
	Unlinked       *GapActors // nothing ties them to anybody
	Unassessed     *GapActors // nobody said where they stand on any issue
	Unsourced      *GapActors // nobody noted where they are known from
	MissingClasses []Classification
	WithoutLeader  bool      // none of our leaders is on the map of the area
	OldLinks       *GapLinks // nobody touched them for so many months
	Seen           *Seen
}

// GapActors is how many actors lack something, and the first of them.
type GapActors struct {
	Count  int
	Actors []Kinded
}

// GapLinks is how many links are old, and the oldest of them.
type GapLinks struct {
	Count int
	Links []*Link
}

// Gaps tells what is missing from the map of an area: of its own actors (those of other areas are others' to complete),
// and of all links with an end in it.
func (m *Map) Gaps(ctx context.Context, scope Scope, slug string, months, first int) (*Gaps, error) {
	var c checker
	if months < 1 || months > maxMonths {
		c.add(invalid("months.range", "months", "A link is old after 1 to %d months, not %d. Ask for another “months”.", maxMonths, months))
	}
	c.add(length("first", first, maxRanked))
	if err := c.err(); err != nil {
		return nil, err
	}
	v, err := m.View(ctx, scope, slug)
	if err != nil {
		return nil, err
	}
	out := &Gaps{MissingClasses: v.missingClasses(), WithoutLeader: true, Seen: v.seen()}
	tied := make([]bool, len(v.actors))
	for _, l := range v.links {
		tied[l.from], tied[l.to] = true, true
	}
	var missing [3][]int32
	for i, a := range v.actors {
		if a.AreaID != v.Area.ID {
			continue
		}
		out.WithoutLeader = out.WithoutLeader && a.Kind != KindLeader
		for j, lacks := range [...]bool{!tied[i], !a.Assessed, !a.Sourced} {
			if lacks {
				missing[j] = append(missing[j], int32(i))
			}
		}
	}
	if err := m.tellMissing(ctx, scope, v, missing, first, out); err != nil {
		return nil, err
	}
	out.OldLinks, err = m.oldLinks(ctx, scope, v, m.now().UTC().AddDate(0, -months, 0), first)
	return out, err
}

// tellMissing loads the first of each list, in one go.
func (m *Map) tellMissing(ctx context.Context, scope Scope, v *View, missing [3][]int32, first int, out *Gaps) error {
	var places []int32
	for i := range missing {
		slices.SortFunc(missing[i], v.byName)
		places = append(places, missing[i][:min(first, len(missing[i]))]...)
	}
	actors, err := m.actorsAt(ctx, scope, v, places)
	if err != nil {
		return err
	}
	for i, to := range []**GapActors{&out.Unlinked, &out.Unassessed, &out.Unsourced} {
		n := min(first, len(missing[i]))
		*to = &GapActors{len(missing[i]), present(actors[:n])}
		actors = actors[n:]
	}
	return nil
}

// missingClasses are the classes of which no organisation stands on the map, the one for everything else apart.
func (v *View) missingClasses() []Classification {
	there := map[Classification]bool{ClassOther: true}
	for _, a := range v.actors {
		there[a.Classification] = true
	}
	out := []Classification{}
	for _, c := range Classifications {
		if !there[c] {
			out = append(out, c)
		}
	}
	return out
}

// oldLinks are those that nobody touched since, the oldest first; of one moment, as an import writes them, by their ends' ids,
// type and id.
func (m *Map) oldLinks(ctx context.Context, scope Scope, v *View, since time.Time, first int) (*GapLinks, error) {
	var old []viewLink
	for _, l := range v.links {
		if l.updated < since.UnixMilli() {
			old = append(old, l)
		}
	}
	out := &GapLinks{Count: len(old), Links: []*Link{}}
	if len(old) == 0 {
		return out, nil
	}
	slices.SortStableFunc(old, func(a, b viewLink) int { return cmp.Compare(a.updated, b.updated) }) // a view's stand by the rest
	var ids []string
	for _, l := range old[:min(first, len(old))] {
		ids = append(ids, v.actors[l.from].ID, v.actors[l.to].ID)
	}
	actors, among, err := m.store.Among(ctx, scope, sorted(ids), nil)
	if err != nil {
		return nil, err
	}
	links := slices.DeleteFunc(attach(among, actors), func(l *Link) bool { return !l.UpdatedAt.Before(since) })
	slices.SortFunc(links, func(a, b *Link) int {
		return cmp.Or(a.UpdatedAt.Compare(b.UpdatedAt), strings.Compare(a.FromID, b.FromID), strings.Compare(a.ToID, b.ToID), cmp.Compare(a.Type, b.Type), strings.Compare(a.ID, b.ID))
	})
	out.Links = links[:min(first, len(links))]
	return out, nil
}
