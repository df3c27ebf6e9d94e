package exchange

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/allymap/allymap/graph"
)

// mapped is the part of the map that the files are compared with, as the operator sees it.
type mapped struct {
	actors       map[string]*graph.Actor                     // of the area, by id
	byIdentifier map[graph.ExternalIdentifier][]*graph.Actor // of the area
	links        map[string]*graph.Link                      // with an end in the area, by id
	ties         map[tie][]*graph.Link                       // the same, by what makes two links one
	issues       map[string]*graph.Issue                     // of the area, by id
	titles       map[string][]*graph.Issue                   // of the area
	others       map[string]graph.Node                       // whatever else the files name by an id of ours
	assessments  map[string][]*graph.Assessment              // of the actors that the files assess, by actor
	meetings     map[string][]*graph.Meeting                 // of the area, if the files have any, by meetingKey
}

// tie is what two links have in common that are told twice, their beginning apart.
type tie struct {
	kind     graph.LinkType
	from, to string
}

func tieOf(kind graph.LinkType, from, to string) tie {
	if kind.Symmetric() && to < from {
		from, to = to, from
	}
	return tie{kind, from, to}
}

// readMap reads what the files are compared with. A new area has nothing yet.
func readMap(ctx context.Context, m *graph.Map, scope graph.Scope, area *graph.Area, made bool, c *contents) (*mapped, error) {
	w := &mapped{
		actors: map[string]*graph.Actor{}, byIdentifier: map[graph.ExternalIdentifier][]*graph.Actor{}, links: map[string]*graph.Link{},
		ties: map[tie][]*graph.Link{}, issues: map[string]*graph.Issue{}, titles: map[string][]*graph.Issue{},
		others: map[string]graph.Node{}, assessments: map[string][]*graph.Assessment{},
		meetings: map[string][]*graph.Meeting{},
	}
	if !made {
		if err := w.readArea(ctx, m, scope, area); err != nil {
			return nil, err
		}
		if len(c.meetings) > 0 {
			if err := w.readMeetings(ctx, m, scope, area.Slug); err != nil {
				return nil, err
			}
		}
	}
	if err := w.readOthers(ctx, m, scope, c); err != nil {
		return nil, err
	}
	return w, nil
}

func (w *mapped) readArea(ctx context.Context, m *graph.Map, scope graph.Scope, area *graph.Area) error {
	whole, err := m.Whole(ctx, scope, area.Slug)
	if err != nil {
		return err
	}
	for _, a := range whole.Actors {
		if a.AreaID != area.ID {
			w.others[a.ID] = a
			continue
		}
		w.actors[a.ID] = a
		for _, i := range a.Identifiers {
			w.byIdentifier[i] = append(w.byIdentifier[i], a)
		}
	}
	for _, l := range whole.Links {
		t := tieOf(l.Type, l.FromID, l.ToID)
		w.links[l.ID], w.ties[t] = l, append(w.ties[t], l)
	}
	return eachIssue(ctx, m, scope, area.Slug, func(i *graph.Issue) {
		w.issues[i.ID], w.titles[i.Title] = i, append(w.titles[i.Title], i) // normal by then
	})
}

// eachIssue calls f for every issue of an area, by title.
func eachIssue(ctx context.Context, m *graph.Map, scope graph.Scope, slug string, f func(*graph.Issue)) error {
	return eachPage(func(args graph.PageArgs) (*graph.Page[*graph.Issue], error) {
		return m.Issues(ctx, scope, slug, nil, args)
	}, f)
}

// pageSize is how many records are read at once: as many as the map gives.
const pageSize = 100

// eachPage reads a list to its end.
func eachPage[T any](read func(graph.PageArgs) (*graph.Page[T], error), f func(T)) error {
	size := pageSize
	args := graph.PageArgs{First: &size}
	for {
		p, err := read(args)
		if err != nil {
			return err
		}
		for _, item := range p.Items {
			f(item)
		}
		if !p.HasNext || len(p.Cursors) == 0 {
			return nil
		}
		args.After = &p.Cursors[len(p.Cursors)-1]
	}
}

// readOthers looks up the ids of our own form that the area does not have.
func (w *mapped) readOthers(ctx context.Context, m *graph.Map, scope graph.Scope, c *contents) error {
	var ids []string
	add := func(refs ...string) {
		for _, ref := range refs {
			if isOurs(ref) && w.actors[ref] == nil && w.links[ref] == nil && w.issues[ref] == nil && w.others[ref] == nil {
				ids = append(ids, ref)
			}
		}
	}
	for _, a := range c.actors {
		add(a.ref)
	}
	for _, l := range c.links {
		add(l.ref, l.from.ref, l.to.ref)
	}
	for _, i := range c.issues {
		add(i.ref)
	}
	for _, a := range c.assessments {
		add(a.ref, a.actor.ref, a.issue)
	}
	for _, r := range c.meetings {
		add(r.ref)
		for _, e := range r.ends() {
			add(e.ref)
		}
	}
	slices.Sort(ids)
	for part := range slices.Chunk(slices.Compact(ids), graph.MaxNodes) {
		found, err := m.Nodes(ctx, scope, part)
		if err != nil {
			return err
		}
		for _, n := range found {
			switch r := n.(type) {
			case nil:
			case graph.Kinded:
				w.others[r.NodeID()] = r.Self()
			default:
				w.others[r.NodeID()] = r
			}
		}
	}
	return nil
}

func isOurs(ref string) bool {
	for _, prefix := range []string{graph.ActorPrefix, graph.LinkPrefix, graph.IssuePrefix, graph.AssessmentPrefix, graph.MeetingPrefix} {
		if graph.IsID(prefix, ref) {
			return true
		}
	}
	return false
}

// actor finds an actor of any area by its id.
func (w *mapped) actor(id string) *graph.Actor {
	if a := w.actors[id]; a != nil {
		return a
	}
	a, _ := w.others[id].(*graph.Actor)
	return a
}

// holders are the actors of the area that hold an identifier. Popolo counts persons and organisations apart, so for its ids
// only those of the record's own sort are meant.
func (w *mapped) holders(r *actorRecord) []*graph.Actor {
	found := w.byIdentifier[graph.ExternalIdentifier{Scheme: normal(r.scheme), Value: normal(r.ref)}]
	if !r.kindAssumed {
		return found
	}
	var out []*graph.Actor
	for _, a := range found {
		if a.Kind.Person() == r.fields.Kind.Person() {
			out = append(out, a)
		}
	}
	return out
}

// link finds the link that a row means: by its id, by type, ends and beginning, or, where the row gives no beginning, the
// only one of its type between its ends.
func (w *mapped) link(l *linkRecord) *graph.Link {
	if found := w.links[l.ref]; found != nil {
		return found
	}
	if found, ok := w.others[l.ref].(*graph.Link); ok {
		return found
	}
	same := w.ties[tieOf(l.fields.Type, l.from.id, l.to.id)]
	for _, o := range same {
		if (o.Since == nil) == (l.fields.Since == nil) && (o.Since == nil || *o.Since == *l.fields.Since) {
			return o
		}
	}
	if l.fields.Since == nil && len(same) == 1 {
		return same[0]
	}
	return nil
}

// issue finds the issue of the area that a row or a cell means: by its id, else by its title.
func (w *mapped) issue(ref, title string) *graph.Issue {
	if i := w.issues[ref]; i != nil {
		return i
	}
	if found := w.titles[normal(title)]; len(found) == 1 {
		return found[0]
	}
	return nil
}

// readAssessments reads every assessment of the actors, so that a row that says the same again is known.
func (w *mapped) readAssessments(ctx context.Context, m *graph.Map, scope graph.Scope, ids []string) error {
	return eachAssessment(ctx, m, scope, ids, func(a *graph.Assessment) {
		w.assessments[a.ActorID] = append(w.assessments[a.ActorID], a)
	})
}

// eachAssessment calls f for every assessment of the actors: a page of each at once, and the few longer lists to their end.
func eachAssessment(ctx context.Context, m *graph.Map, scope graph.Scope, ids []string, f func(*graph.Assessment)) error {
	size := pageSize
	for part := range slices.Chunk(ids, pageSize) {
		first, err := m.Assessments(ctx, scope, graph.AssessmentFilter{Of: part}, graph.PageArgs{First: &size})
		if err != nil {
			return err
		}
		for _, id := range part {
			page := first[id]
			err := eachPage(func(args graph.PageArgs) (*graph.Page[*graph.Assessment], error) {
				if args.After == nil {
					return page, nil
				}
				more, err := m.Assessments(ctx, scope, graph.AssessmentFilter{Of: []string{id}}, args)
				return more[id], err
			}, f)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// normal is a text in the form in which the map keeps it: composed, trimmed, without marks of direction. What is compared
// with the map is compared in this form.
func normal(s string) string {
	return strings.TrimSpace(norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)))
}

// normalLines is normal for a text of several lines.
func normalLines(s string) string { return normal(strings.ReplaceAll(s, "\r\n", "\n")) }
