package graph

import (
	"context"
	"slices"
	"strings"
	"time"
)

// writing is the part of the map that a write looks at, as it was before and as it will be after. Every record in it is
// what the transaction read, until an edit puts another in its place; records are never changed where they are.
type writing struct {
	scope Scope
	tx    Tx
	now   time.Time
	areas []*Area // all, as they stand under the lock

	asked  map[string]bool  // ids that were looked for
	before map[string]Node  // as read
	after  map[string]Node  // as it will be; nil: removed
	traces map[string]Trace // of ids that exist or once did
	order  []string         // ids that were touched, in that order
	twins  map[string][]string
	undoes *string
	places map[string]*MapPosition // that were given, by area and actor
}

func newWriting(scope Scope, tx Tx, areas []*Area) *writing {
	w := &writing{
		scope: scope, tx: tx, now: tx.Now(), areas: areas,
		asked: map[string]bool{}, before: map[string]Node{}, after: map[string]Node{}, traces: map[string]Trace{}, twins: map[string][]string{},
	}
	for _, a := range areas {
		w.before[a.ID] = a
	}
	return w
}

// load fetches the records of these ids that were not fetched yet, with the ends of links, the actors and issues of
// assessments and the actors of meetings among them.
func (w *writing) load(ctx context.Context, ids ...string) error {
	for {
		var missing []string
		for _, id := range ids {
			if id != "" && !w.asked[id] {
				w.asked[id] = true
				missing = append(missing, id)
			}
		}
		if len(missing) == 0 {
			return nil
		}
		rs, err := w.tx.Load(ctx, sorted(missing))
		if err != nil {
			return err
		}
		ids = w.hold(rs)
	}
}

// hold takes in what was read and gives the ids that it refers to.
func (w *writing) hold(rs Records) []string {
	var refers []string
	for id, t := range rs.Traces {
		w.traces[id] = t
	}
	for _, a := range rs.Actors {
		w.before[a.ID] = a
	}
	for _, l := range rs.Links {
		w.before[l.ID] = l
		refers = append(refers, l.FromID, l.ToID)
	}
	for _, i := range rs.Issues {
		w.before[i.ID] = i
	}
	for _, a := range rs.Assessments {
		w.before[a.ID] = a
		refers = append(refers, a.ActorID, a.IssueID)
	}
	for _, m := range rs.Meetings {
		w.before[m.ID] = m
		refers = append(refers, m.ActorIDs()...)
	}
	for _, c := range rs.Changes {
		w.before[c.ID] = c
	}
	return refers
}

// attached fetches the links, assessments and meetings of an actor, or the assessments of an issue, whoever may see
// them, and gives those that stand on the map by now, each kind by id.
func (w *writing) attached(ctx context.Context, id string) (Records, error) {
	rs, err := w.tx.Attached(ctx, []string{id})
	if err != nil {
		return Records{}, err
	}
	rs.each(func(n Node) { w.asked[n.NodeID()] = true })
	if err := w.load(ctx, w.hold(rs)...); err != nil {
		return Records{}, err
	}
	var out Records
	for _, n := range w.standing() {
		switch r := n.(type) {
		case *Link:
			if r.FromID == id || r.ToID == id {
				out.Links = append(out.Links, r)
			}
		case *Assessment:
			if r.ActorID == id || r.IssueID == id {
				out.Assessments = append(out.Assessments, r)
			}
		case *Meeting:
			if slices.Contains(r.ActorIDs(), id) {
				out.Meetings = append(out.Meetings, r)
			}
		}
	}
	return out, nil
}

// standing is every record known here that exists by now, by id.
func (w *writing) standing() []Node {
	ids := map[string]bool{}
	for id := range w.before {
		ids[id] = true
	}
	for id := range w.after {
		ids[id] = true
	}
	out := make([]Node, 0, len(ids))
	for id := range ids {
		if n := w.record(id); n != nil {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b Node) int { return strings.Compare(a.NodeID(), b.NodeID()) })
	return out
}

// record is the record as it stands by now, nil where there is none.
func (w *writing) record(id string) Node {
	if n, touched := w.after[id]; touched {
		return n
	}
	return w.before[id]
}

// sees says whether the caller sees a record, and its ends where it has some.
func (w *writing) sees(n Node) bool {
	switch r := n.(type) {
	case *Area:
		return true
	case *Actor:
		return w.scope.Sees(r.Audience())
	case *Issue:
		return w.scope.Sees(r.Audience())
	case *Link:
		return w.scope.Sees(r.Audience()) && w.actor(r.FromID) != nil && w.actor(r.ToID) != nil
	case *Assessment:
		return w.scope.Sees(r.Audience()) && w.actor(r.ActorID) != nil && w.issue(r.IssueID) != nil
	case *Meeting:
		return w.scope.Sees(r.Audience()) && !slices.ContainsFunc(r.ActorIDs(), func(id string) bool { return w.actor(id) == nil })
	}
	return false
}

// visible is the record of this id as the caller sees it, the zero value where there is none.
func visible[T Node](w *writing, id string) T {
	var none T
	r, ok := w.record(id).(T)
	if !ok || !w.sees(r) {
		return none
	}
	return r
}

func (w *writing) actor(id string) *Actor     { return visible[*Actor](w, id) }
func (w *writing) link(id string) *Link       { return visible[*Link](w, id) }
func (w *writing) issue(id string) *Issue     { return visible[*Issue](w, id) }
func (w *writing) meeting(id string) *Meeting { return visible[*Meeting](w, id) }

// attachedEnds is a copy of the link with its ends attached.
func (w *writing) attachedEnds(l *Link) *Link {
	c := *l
	c.From, _ = w.record(l.FromID).(*Actor)
	c.To, _ = w.record(l.ToID).(*Actor)
	return &c
}

// area finds an area by slug as it stands under the lock.
func (w *writing) area(slug, field string) (*Area, *Error) {
	for _, id := range w.areaIDs() {
		if a, ok := w.record(id).(*Area); ok && a.Slug == slug {
			return a, nil
		}
	}
	return w.scope.areaOf(slug, field)
}

func (w *writing) areaIDs() []string {
	var out []string
	for _, a := range w.areas {
		out = append(out, a.ID)
	}
	for _, id := range w.order {
		if w.before[id] == nil && IsID(AreaPrefix, id) {
			out = append(out, id)
		}
	}
	return out
}

// mayWrite refuses a write in an area that is not the caller's.
func (w *writing) mayWrite(areaID, field string) *Error {
	if w.scope.MayWrite(areaID) || w.scope.Role() == RoleAdmin {
		return nil
	}
	name := areaID
	if a, ok := w.record(areaID).(*Area); ok {
		name = a.Name
	}
	return refuse(Forbidden, "area.forbidden", field, "You may look at what is shared of %s, but not write there. Ask a coordinator of that area.", clip(name))
}

// mayHide refuses to make a record PRIVATE for anybody but its creator.
func (w *writing) mayHide(v, was Visibility, creator *string) *Error {
	if v != Private || was == Private || w.scope.isCreator(creator) {
		return nil
	}
	return creatorsAlone()
}

func creatorsAlone() *Error {
	return refuse(Forbidden, "visibility.creator", "visibility", "Only whoever added a record may make it PRIVATE. Choose AREA or PROJECT.")
}

// taken says whether an id is or once was somebody's: it is never given twice.
func (w *writing) taken(id string) bool {
	_, was := w.traces[id]
	return was || w.before[id] != nil || w.after[id] != nil
}

// newID is the id that a client made, if it has our form and is free, or one made here.
func (w *writing) newID(c *checker, prefix string, given *string) string {
	switch {
	case given == nil:
		return NewID(prefix)
	case !IsID(prefix, *given):
		c.add(invalid("id.invalid", "id", "%s is no id that a client may make: it is %s and 22 letters or digits. Leave it out and one is made.", clip(*given), prefix))
	case w.taken(*given):
		c.add(invalid("id.taken", "id", "The id %s is taken. Leave it out and one is made, or make another.", *given))
	}
	return *given
}

// put adds a record, or puts it in the place of the one with its id.
func (w *writing) put(n Node) {
	w.touch(n.NodeID(), n)
	if l, ok := n.(*Link); ok {
		w.addTwin(l)
	}
}

// remove takes a record off the map.
func (w *writing) remove(id string) { w.touch(id, nil) }

func (w *writing) touch(id string, n Node) {
	if _, again := w.after[id]; !again {
		w.order = append(w.order, id)
	}
	w.after[id] = n
}

// tieKey is the same for two links that are the SameTie.
func tieKey(l *Link) string {
	from, to := l.FromID, l.ToID
	if l.Type.Symmetric() && to < from {
		from, to = to, from
	}
	since := ""
	if l.Since != nil {
		since = string(*l.Since)
	}
	return strings.Join([]string{string(l.Type), from, to, since}, " ")
}

func (w *writing) addTwin(l *Link) {
	key := tieKey(l)
	if !slices.Contains(w.twins[key], l.ID) {
		w.twins[key] = append(w.twins[key], l.ID)
	}
}

// loadTwins fetches the links that are the same tie as one of these.
func (w *writing) loadTwins(ctx context.Context, ties []*Link) error {
	if len(ties) == 0 {
		return nil
	}
	links, err := w.tx.Twins(ctx, ties)
	if err != nil {
		return err
	}
	for _, l := range links {
		w.asked[l.ID] = true
		w.addTwin(l)
	}
	return w.load(ctx, w.hold(Records{Links: links})...)
}

// twin finds a link that the caller sees and that is the same tie as l, nil where there is none.
func (w *writing) twin(l *Link) *Link {
	for _, id := range w.twins[tieKey(l)] {
		if o := w.link(id); o != nil && o.ID != l.ID && o.SameTie(l) {
			return o
		}
	}
	return nil
}
