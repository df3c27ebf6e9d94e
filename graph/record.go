package graph

import (
	"encoding/json"
	"slices"
	"strings"
)

// standing of a record in the log: what every kind of record answers alike.
type traced struct {
	areaID   string
	audience string
	endIDs   []string // that must be seen as well
	actorIDs []string // in whose areas and histories it stands, besides its own area
}

func tracedOf(n Node) traced {
	switch r := n.(type) {
	case *Area:
		return traced{areaID: r.ID, audience: audienceProject}
	case *Actor:
		return traced{areaID: r.AreaID, audience: r.Audience()}
	case *Issue:
		return traced{areaID: r.AreaID, audience: r.Audience()}
	case *Link:
		ends := []string{r.FromID, r.ToID}
		return traced{areaID: r.AreaID, audience: r.Audience(), endIDs: ends, actorIDs: ends}
	case *Assessment:
		return traced{areaID: r.AreaID, audience: r.Audience(), endIDs: []string{r.ActorID, r.IssueID}, actorIDs: []string{r.ActorID}}
	case *Meeting:
		ends := r.ActorIDs()
		return traced{areaID: r.AreaID, audience: r.Audience(), endIDs: ends, actorIDs: ends}
	}
	return traced{}
}

// decode reads a snapshot back; the id's prefix says of what. nil where there is none.
func decode(id string, raw []byte) Node {
	if len(raw) == 0 {
		return nil
	}
	var n Node
	switch prefix, _, _ := strings.Cut(id, "_"); prefix + "_" {
	case AreaPrefix:
		n = &Area{}
	case ActorPrefix:
		n = &Actor{OtherNames: []OtherName{}, Identifiers: []ExternalIdentifier{}, Languages: []string{}, Tags: []string{}, ContactDetails: []ContactDetail{}}
	case LinkPrefix:
		n = &Link{}
	case IssuePrefix:
		n = &Issue{}
	case AssessmentPrefix:
		n = &Assessment{Roles: []CampaignRole{}}
	case MeetingPrefix:
		n = &Meeting{}
	default:
		return nil
	}
	if json.Unmarshal(raw, n) != nil {
		return nil
	}
	return n
}

// unlocked is the areas that the write touches and that were not locked for it, sorted.
func (w *writing) unlocked(locked map[string]bool) []string {
	var out []string
	for _, id := range w.touchedAreas() {
		if w.before[id] != nil && !locked[id] {
			out = append(out, id)
		}
	}
	return out
}

// touchedAreas are the areas of every record touched and of its actors, sorted.
func (w *writing) touchedAreas() []string {
	var out []string
	for _, id := range w.order {
		out = append(out, w.areasOf(w.was(id))...)
	}
	return sorted(out)
}

// was is the touched record as it will be, or as it was if it is removed; nil where it came and went in one write.
func (w *writing) was(id string) Node {
	if n := w.after[id]; n != nil {
		return n
	}
	return w.before[id]
}

func (w *writing) areasOf(n Node) []string {
	if n == nil {
		return nil
	}
	t := tracedOf(n)
	out := []string{t.areaID}
	for _, id := range t.actorIDs {
		if a, ok := w.was(id).(*Actor); ok {
			out = append(out, a.AreaID)
		}
	}
	return out
}

// batch is all that the write does, with the change that the log will hold; no change where nothing was touched.
func (w *writing) batch() Batch {
	b := Batch{Positions: w.positions()}
	change := &Change{ID: NewID(ChangePrefix), At: w.now, ByID: w.scope.creator(), Undoes: w.undoes, AreaIDs: w.touchedAreas()}
	for _, id := range w.order {
		n, before := w.after[id], w.before[id]
		rc := &RecordChange{RecordID: id}
		switch {
		case n == nil && before == nil:
			continue
		case n == nil:
			rc.Kind, rc.Before = Removed, snapshot(before)
			b.Removed = append(b.Removed, id)
		case before == nil:
			_, was := w.traces[id]
			rc.Kind, rc.After, rc.New = Added, snapshot(n), !was
		default:
			rc.Kind, rc.Before, rc.After = Changed, snapshot(before), snapshot(n)
		}
		b.add(n)
		t := tracedOf(w.was(id))
		rc.AreaID, rc.Audience, rc.EndIDs = t.areaID, t.audience, t.endIDs
		change.Records = append(change.Records, rc)
	}
	if len(change.Records) > 0 {
		b.Change = change
	}
	return b
}

func (b *Batch) add(n Node) {
	switch r := n.(type) {
	case *Area:
		b.Areas = append(b.Areas, r)
	case *Actor:
		b.Put.Actors = append(b.Put.Actors, r)
	case *Link:
		b.Put.Links = append(b.Put.Links, r)
	case *Issue:
		b.Put.Issues = append(b.Put.Issues, r)
	case *Assessment:
		b.Put.Assessments = append(b.Put.Assessments, r)
	case *Meeting:
		b.Put.Meetings = append(b.Put.Meetings, r)
	}
}

// seen is a change as the caller sees it: without the records that the caller does not see.
func (w *writing) seen(c *Change) *Change {
	out := *c
	out.Records, out.AreaIDs = nil, nil
	for _, r := range c.Records {
		if n := w.was(r.RecordID); w.seesWas(n) {
			out.Records = append(out.Records, r)
			out.AreaIDs = append(out.AreaIDs, w.areasOf(n)...)
		}
	}
	if len(out.Records) == 0 {
		return nil
	}
	out.AreaIDs = sorted(out.AreaIDs)
	return &out
}

// seesWas is sees for a record that this write may have removed, its ends too.
func (w *writing) seesWas(n Node) bool {
	if n == nil {
		return false
	}
	t := tracedOf(n)
	return w.scope.Sees(t.audience) && !slices.ContainsFunc(t.endIDs, func(id string) bool {
		end := w.was(id)
		return end == nil || !w.scope.Sees(tracedOf(end).audience)
	})
}
