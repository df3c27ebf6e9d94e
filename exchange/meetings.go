package exchange

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

// meetingRecord is a meeting as a file tells it.
type meetingRecord struct {
	at            Origin
	ref           string
	leaders, with []end
	nextStepBy    string // as the cell says
	fields        graph.AddMeeting
}

func (c *contents) takeMeeting(r row) {
	if r.at.Record == "" {
		r.at.Record = strings.TrimSpace(r.cells["on"] + " " + r.cells["with"])
	}
	on := r.date("on")
	if on == nil {
		c.refuse(r.at, "on", "date.invalid", "A meeting in a file needs its date: 2017, 2017-05 or 2017-05-09.")
		return
	}
	c.meetings = append(c.meetings, &meetingRecord{
		at: r.at, ref: strings.TrimSpace(r.cells["id"]), leaders: r.ends("leaders"), with: r.ends("with"), nextStepBy: r.endOf("nextStepBy", r.cells["nextStepBy"]).ref,
		fields: graph.AddMeeting{
			Kind: enum[graph.MeetingKind](r.cells["kind"]), On: on, Agreed: r.text("agreed"), NextStep: r.text("nextStep"), Due: r.date("due"),
			DoneOn: r.date("doneOn"), Note: r.text("note"), Visibility: enum[graph.Visibility](r.cells["visibility"]),
		},
	})
}

// ends reads a cell that names several actors.
func (r row) ends(column string) []end {
	var out []end
	for _, part := range wordsOf(r.cells[column]) {
		out = append(out, r.endOf(column, part))
	}
	return out
}

// endOf reads an actor of another area as id@area.
func (r row) endOf(column, cell string) end {
	ref := strings.TrimSpace(cell)
	e := end{column: column, ref: ref}
	if id, area, far := strings.Cut(ref, farMark); far && graph.IsID(graph.ActorPrefix, id) {
		e.ref, e.area = id, area
	}
	e.file = e.ref
	return e
}

const farMark = "@"

func (r *meetingRecord) ends() []*end {
	var out []*end
	for _, side := range [][]end{r.leaders, r.with} {
		for i := range side {
			out = append(out, &side[i])
		}
	}
	return out
}

// meetingKey is the same for two meetings of the same people on one date.
func meetingKey(on graph.PartialDate, leaders, with []string) string {
	return string(on) + " " + strings.Join(slices.Sorted(slices.Values(leaders)), " ") + " / " + strings.Join(slices.Sorted(slices.Values(with)), " ")
}

func idsOf(ends []end) []string {
	var out []string
	for _, e := range ends {
		if id := e.now(); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func (p *plan) planMeeting(r *meetingRecord) {
	if !p.findEnds(r.at, p.c.scheme, r.ends()...) {
		return
	}
	if !slices.ContainsFunc(r.leaders, p.inArea) {
		p.c.refuse(r.at, "leaders", "area.other", "None of the leaders of this meeting is of %s. Import it with an area of one of them.", p.area.Name)
		return
	}
	s := &step{at: r.at, noun: nounMeetings}
	for _, e := range r.ends() {
		s.ends = append(s.ends, *e)
	}
	p.steps = append(p.steps, s)
	key := meetingKey(*r.fields.On, idsOf(r.leaders), idsOf(r.with))
	there := p.w.meeting(r.ref, key)
	if there == nil {
		id := r.ref
		if !graph.IsID(graph.MeetingPrefix, id) || p.w.others[id] != nil {
			id = graph.NewID(graph.MeetingPrefix)
		}
		s.edits = func(bool) []graph.Edit {
			add := r.fields
			add.ID, add.Leaders, add.With, add.NextStepBy = &id, idsOf(r.leaders), idsOf(r.with), r.doer()
			return []graph.Edit{add}
		}
		return
	}
	if meetingKey("", there.LeaderIDs, there.WithIDs) != meetingKey("", idsOf(r.leaders), idsOf(r.with)) {
		s.refuse(Refusal{Column: "id", Reason: "meeting.fixed", Message: "On the map others were at this meeting: who was there stays. Remove it there and give this one no id."})
		return
	}
	s.version = there.Version
	s.edits = func(untouched bool) []graph.Edit {
		f := r.fields
		return []graph.Edit{graph.ChangeMeeting{
			ID: there.ID, ExpectedVersion: there.Version, Untouched: untouched, Kind: given(f.Kind), On: given(*f.On), Agreed: given(f.Agreed),
			NextStep: given(f.NextStep), NextStepBy: given(r.doer()), Due: given(f.Due), DoneOn: given(f.DoneOn), Note: given(f.Note),
			Visibility: given(f.Visibility),
		}}
	}
}

// doer is who of the leaders does the next step; whoever else the cell names, the map refuses.
func (r *meetingRecord) doer() *string {
	for _, e := range r.leaders {
		if e.ref == r.nextStepBy {
			id := e.now()
			return &id
		}
	}
	return optional(r.nextStepBy)
}

// meeting finds the meeting that a row means: by its id, else the only one of the same people on its date.
func (w *mapped) meeting(ref, key string) *graph.Meeting {
	if found, ok := w.others[ref].(*graph.Meeting); ok {
		return found
	}
	if same := w.meetings[key]; len(same) == 1 && !graph.IsID(graph.MeetingPrefix, ref) {
		return same[0]
	}
	return nil
}

// readMeetings reads the meetings of the area, so that a row that says the same again is known.
func (w *mapped) readMeetings(ctx context.Context, m *graph.Map, scope graph.Scope, slug string) error {
	return eachMeeting(ctx, m, scope, slug, func(found *graph.Meeting) {
		key := meetingKey(found.On, found.LeaderIDs, found.WithIDs)
		w.meetings[key] = append(w.meetings[key], found)
	})
}

// eachMeeting calls f for every meeting of an area.
func eachMeeting(ctx context.Context, m *graph.Map, scope graph.Scope, slug string, f func(*graph.Meeting)) error {
	return eachPage(func(args graph.PageArgs) (*graph.Page[*graph.Meeting], error) {
		return m.AreaMeetings(ctx, scope, graph.AreaMeetingsQuery{Area: slug}, args)
	}, f)
}

// collectMeetings takes the meetings that belong to the area, and notes where those who were there are from.
func (h *holding) collectMeetings(ctx context.Context, m *graph.Map, scope graph.Scope) error {
	var unknown []string
	err := eachMeeting(ctx, m, scope, h.area.Slug, func(found *graph.Meeting) {
		h.meetings = append(h.meetings, found)
		for _, id := range found.ActorIDs() {
			if h.areaOf[id] == "" {
				unknown = append(unknown, id)
			}
		}
	})
	if err != nil {
		return err
	}
	others, err := m.NodesByID(ctx, scope, unknown)
	if err != nil {
		return err
	}
	for id, n := range others {
		if k, ok := n.(graph.Kinded); ok {
			h.areaOf[id] = k.Self().AreaID
		}
	}
	for _, found := range h.meetings {
		if slices.ContainsFunc(found.ActorIDs(), func(id string) bool { return h.far(id) != "" }) {
			h.farEnds++
		}
	}
	slices.SortFunc(h.meetings, func(a, b *graph.Meeting) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.ID, b.ID)) })
	return nil
}

func (h *holding) meetingRows() [][]string {
	present := func(id string) string {
		if area := h.far(id); area != "" {
			return id + farMark + area
		}
		return id
	}
	var out [][]string
	for _, m := range h.meetings {
		out = append(out, []string{
			m.ID, string(m.Kind), string(m.On), joined(m.LeaderIDs, present), joined(m.WithIDs, present), textOf(m.Agreed), textOf(m.NextStep),
			textOf(m.NextStepBy), textOf(m.Due), textOf(m.DoneOn), textOf(m.Note), string(m.Visibility),
		})
	}
	return out
}
