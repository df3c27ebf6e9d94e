package graphtest

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

// visible is what one change did, as far as somebody sees it: no record of it, no visible.
type visible struct {
	change *graph.Change
	put    graph.Records
	areas  []*graph.Area
}

// past is one record as it last was: who sees it, and with what.
type past struct {
	audience string
	ends     []string // that must be seen as well
	actors   []string // in whose areas it stands, too
	area     string
}

// visibleTo reads the whole log with the eyes of everybody, and leaves out what the asker does not see.
func (d *drawing) visibleTo(p *place, scope graph.Scope) []*visible {
	p.Helper()
	census := graph.ScopeOfCensus(scope.Areas(), d.accounts)
	found := map[string]*graph.Change{}
	for chunk := range slices.Chunk(d.changes, graph.MaxNodes) {
		for i, n := range must[[]graph.Node](p)(p.m.Nodes(p.ctx, census, chunk)) {
			c, ok := n.(*graph.Change)
			if !ok {
				p.Fatalf("the change %s is lost", chunk[i])
			}
			found[c.ID] = c
		}
	}
	last := map[string]past{}
	for _, id := range d.changes {
		for _, r := range found[id].Records {
			last[r.RecordID] = pastOf(p, r)
		}
	}
	sees := func(id string) bool {
		l, ok := last[id]
		return ok && scope.Sees(l.audience) && !slices.ContainsFunc(l.ends, func(end string) bool { return !scope.Sees(last[end].audience) })
	}
	var out []*visible
	for _, id := range d.changes {
		if v := visibleOf(p, found[id], last, sees); len(v.change.Records) > 0 {
			out = append(out, v)
		}
	}
	return out
}

func visibleOf(p *place, c *graph.Change, last map[string]past, sees func(id string) bool) *visible {
	p.Helper()
	own := *c
	own.Records, own.AreaIDs = nil, nil
	v := &visible{change: &own}
	for _, r := range c.Records {
		if !sees(r.RecordID) {
			continue
		}
		rc := *r
		was := pastOf(p, r)
		rc.Audience, rc.EndIDs, rc.AreaID = was.audience, was.ends, was.area
		own.Records = append(own.Records, &rc)
		own.AreaIDs = append(own.AreaIDs, was.area)
		for _, a := range was.actors {
			own.AreaIDs = append(own.AreaIDs, last[a].area)
		}
		if len(r.After) > 0 {
			v.keep(p, r)
		}
	}
	slices.Sort(own.AreaIDs)
	own.AreaIDs = slices.Compact(own.AreaIDs)
	return v
}

// keep notes the record as the change left it.
func (v *visible) keep(p *place, r *graph.RecordChange) {
	p.Helper()
	switch n := read(p, r.RecordID, r.After).(type) {
	case *graph.Area:
		v.areas = append(v.areas, n)
	case *graph.Actor:
		v.put.Actors = append(v.put.Actors, n)
	case *graph.Link:
		v.put.Links = append(v.put.Links, n)
	case *graph.Issue:
		v.put.Issues = append(v.put.Issues, n)
	case *graph.Assessment:
		v.put.Assessments = append(v.put.Assessments, n)
	case *graph.Meeting:
		v.put.Meetings = append(v.put.Meetings, n)
	}
}

// read is a record as the log has it.
func read(p *place, id string, raw []byte) graph.Node {
	p.Helper()
	var n graph.Node
	switch prefix, _, _ := strings.Cut(id, "_"); prefix + "_" {
	case graph.AreaPrefix:
		n = &graph.Area{}
	case graph.ActorPrefix:
		n = &graph.Actor{OtherNames: []graph.OtherName{}, Identifiers: []graph.ExternalIdentifier{}, Languages: []string{}, Tags: []string{}, ContactDetails: []graph.ContactDetail{}}
	case graph.LinkPrefix:
		n = &graph.Link{}
	case graph.IssuePrefix:
		n = &graph.Issue{}
	case graph.MeetingPrefix:
		n = &graph.Meeting{}
	default:
		n = &graph.Assessment{Roles: []graph.CampaignRole{}}
	}
	if err := json.Unmarshal(raw, n); err != nil {
		p.Fatalf("the log has %s as %q: %v", id, raw, err)
	}
	return n
}

// pastOf is who saw a record after the change, or before where it took the record away.
func pastOf(p *place, r *graph.RecordChange) past {
	p.Helper()
	raw := r.After
	if len(raw) == 0 {
		raw = r.Before
	}
	switch n := read(p, r.RecordID, raw).(type) {
	case *graph.Area:
		return past{audience: graph.AudienceOf(graph.Project, n.ID, nil), area: n.ID}
	case *graph.Actor:
		return past{audience: n.Audience(), area: n.AreaID}
	case *graph.Link:
		ends := []string{n.FromID, n.ToID}
		return past{audience: n.Audience(), area: n.AreaID, ends: ends, actors: ends}
	case *graph.Issue:
		return past{audience: n.Audience(), area: n.AreaID}
	case *graph.Assessment:
		return past{audience: n.Audience(), area: n.AreaID, ends: []string{n.ActorID, n.IssueID}, actors: []string{n.ActorID}}
	case *graph.Meeting:
		return past{audience: n.Audience(), area: n.AreaID, ends: n.ActorIDs(), actors: n.ActorIDs()}
	}
	return past{}
}

// copied writes the visible part of a log into an empty store, change by change, each at its time and under its id.
func copied(p *place, log []*visible) {
	p.Helper()
	for _, v := range log {
		b := graph.Batch{Areas: v.areas, Put: v.put, Change: v.change, Receipt: graph.Receipt{Key: v.change.ID, Fingerprint: "copy", Result: []byte("[]")}}
		for _, r := range v.change.Records {
			if r.Kind == graph.Removed {
				b.Removed = append(b.Removed, r.RecordID)
			}
		}
		err := p.store.Write(p.ctx, func(tx graph.Tx) error {
			if _, err := tx.Lock(p.ctx, v.change.AreaIDs); err != nil {
				return err
			}
			return tx.Apply(p.ctx, b)
		})
		if err != nil {
			p.Fatalf("copying %s: %v", touched(v.change), err)
		}
	}
}

// placesOfVisible are the positions that were given and not lost again, of the actors that the asker sees: the log does
// not tell of them. Those too that the asker does not see by now, for want of a link, and may see later.
func (d *drawing) placesOfVisible(p *place, scope graph.Scope, log []*visible) []*graph.MapPosition {
	p.Helper()
	removed := map[string]int{} // by the actor's id: how many changes there were when it last went
	for _, v := range log {
		for _, r := range v.change.Records {
			if r.Kind == graph.Removed {
				removed[r.RecordID] = slices.Index(d.changes, v.change.ID) + 1
			}
		}
	}
	there := must[map[string]graph.Node](p)(p.m.NodesByID(p.ctx, scope, d.actors))
	var out []*graph.MapPosition
	for _, g := range d.placed {
		for _, at := range g.edit.Positions {
			if there[at.Actor] != nil && g.changes >= removed[at.Actor] {
				area := d.areas[slices.Index([]string{"dock", "mill"}, g.edit.Area)]
				out = append(out, &graph.MapPosition{AreaID: area, ActorID: at.Actor, X: at.X, Y: at.Y})
			}
		}
	}
	return out
}

// placed writes the positions, one after the other.
func placed(p *place, all []*graph.MapPosition) {
	p.Helper()
	for _, one := range all {
		b := graph.Batch{Positions: []*graph.MapPosition{one}}
		if err := p.store.Write(p.ctx, func(tx graph.Tx) error { return tx.Apply(p.ctx, b) }); err != nil {
			p.Fatalf("copying positions: %v", err)
		}
	}
}
