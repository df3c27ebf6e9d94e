package graphtest

import (
	"strings"

	"github.com/allymap/allymap/graph"
)

var meetingClaims = []claim{
	{"meetings come by the last day that their date may mean, then by when they were written down, both ways", meetingOrder},
	{"a meeting is in the list of all who were there and of its area, and in no other", meetingLists},
	{"a meeting is seen only with everybody who was there", meetingSight},
	{"a meeting is seen by its own visibility too", meetingVisibility},
	{"an actor that is hidden hides its meetings, and opened it opens them", meetingHiddenLater},
	{"next steps come by the last day on which they are due, those without a date last", openOrder},
	{"a next step is for the leader named, else for all who met, until it is done", openDoers},
	{"meetings of many actors come at once, each with its own page", meetingsOfMany},
	{"a page of meetings belongs to its list", meetingCursors},
}

func meeting(name string) string { return id(graph.MeetingPrefix, name) }

// Who met whom in the town. UPPER CASE is seen by everybody, lower case by the area's team, a star by its creator alone; a
// meeting is seen as its line says (═ by everybody, ─ by the team, · by its creator alone) if all who were there are.
//
//	AminaBo   2017-05-09  AMINA ══════ bo           RECRUITMENT   next: “Ring the clinic”, by 2017-05-20
//	Mosque    2017        AMINA, FARID ══ MOSQUE    MAINTENANCE   next: “Ask for the hall”, AMINA, by 2017-06
//	Carla     2017-06     AMINA ────── bo, carla*   MAINTENANCE   next: “A coffee”
//	Gita      2018-01-02  FARID ────── gita         ESCALATION    next: “Count votes”, by 2018-02, done on 2018-02-11
//	Secret    2018-03     AMINA ······ COUNCIL      RECRUITMENT
//
// lena wrote down what Amina led, mo what Farid did alone.
func (p *place) meetings() {
	p.Helper()
	p.all(p.lena,
		graph.AddMeeting{
			ID: ptr(meeting("AminaBo")), Kind: "RECRUITMENT", Leaders: []string{actor("amina")}, With: []string{actor("bo")}, On: on("2017-05-09"),
			NextStep: ptr("Ring the clinic"), Due: on("2017-05-20"), Visibility: graph.Project,
		},
		graph.AddMeeting{
			ID: ptr(meeting("Mosque")), Kind: "MAINTENANCE", Leaders: []string{actor("amina"), actor("farid")}, With: []string{actor("mosque")}, On: on("2017"),
			NextStep: ptr("Ask for the hall"), NextStepBy: ptr(actor("amina")), Due: on("2017-06"), Visibility: graph.Project,
		},
		graph.AddMeeting{
			ID: ptr(meeting("Carla")), Kind: "MAINTENANCE", Leaders: []string{actor("amina")}, With: []string{actor("carla"), actor("bo")}, On: on("2017-06"),
			NextStep: ptr("A coffee"),
		},
	)
	p.do(p.mo, graph.AddMeeting{
		ID: ptr(meeting("Gita")), Kind: "ESCALATION", Leaders: []string{actor("farid")}, With: []string{actor("gita")}, On: on("2018-01-02"),
		NextStep: ptr("Count votes"), Due: on("2018-02"), DoneOn: on("2018-02-11"),
	})
	p.do(p.lena, graph.AddMeeting{
		ID: ptr(meeting("Secret")), Kind: "RECRUITMENT", Leaders: []string{actor("amina")}, With: []string{actor("council")}, On: on("2018-03"), Visibility: graph.Private,
	})
}

func on(d graph.PartialDate) *graph.PartialDate { return &d }

func (p *place) meetingPages(scope graph.Scope, of string, open bool) func(graph.PageArgs) (*graph.Page[*graph.Meeting], error) {
	return func(args graph.PageArgs) (*graph.Page[*graph.Meeting], error) {
		pages, err := p.m.Meetings(p.ctx, scope, graph.MeetingFilter{Of: []string{of}, Open: open}, args)
		return pages[of], err
	}
}

// met are the meetings of an actor or an area, by name, in their order.
func (p *place) met(scope graph.Scope, of string, open bool) string {
	p.Helper()
	page := must[*graph.Page[*graph.Meeting]](p)(p.meetingPages(scope, of, open)(graph.PageArgs{}))
	p.want("the total", must[map[string]int](p)(p.m.Total(p.ctx, scope, page.Filter))[of], len(page.Items))
	names := make([]string, len(page.Items))
	for i, m := range page.Items {
		names[i] = short(m.ID)
	}
	return strings.Join(names, ", ")
}

func (p *place) meeting(scope graph.Scope, id string) *graph.Meeting {
	p.Helper()
	m, ok := must[[]graph.Node](p)(p.m.Nodes(p.ctx, scope, []string{id}))[0].(*graph.Meeting)
	if !ok {
		p.Fatalf("no meeting %s", id)
	}
	return m
}

// meet writes down a meeting of Amina's that everybody sees.
func (p *place) meet(with string, day graph.PartialDate) *graph.Meeting {
	p.Helper()
	return p.do(p.lena, graph.AddMeeting{Kind: "MAINTENANCE", Leaders: []string{actor("amina")}, With: []string{with}, On: &day, Visibility: graph.Project}).Meeting
}

func meetingOrder(p *place) {
	p.town()
	for _, day := range []graph.PartialDate{"2018-01", "2017", "2017-12-31", "2018", "2017-05", "2017-05-01"} {
		p.meet(actor("mosque"), day)
	}
	want := []string{"2017-05-01", "2017-05", "2017", "2017-12-31", "2018-01", "2018"}
	day := func(m *graph.Meeting) string { return string(m.On) }
	for _, of := range []string{actor("mosque"), actor("amina"), p.dock} {
		everyWay(p, "meetings", want, day, p.meetingPages(p.mo, of, false), 1, 4, 100)
	}
	first := p.meet(actor("bo"), "2019")
	second := p.meet(actor("bo"), "2019")
	ids := []string{first.ID, second.ID}
	if first.DateKey() > second.DateKey() { // written in the same millisecond
		ids = []string{second.ID, first.ID}
	}
	everyWay(p, "Bo's", ids, (*graph.Meeting).NodeID, p.meetingPages(p.lena, actor("bo"), false), 1, 100)
}

func meetingLists(p *place) {
	p.town()
	p.meetings()
	for of, want := range map[string]string{
		actor("amina"): "AminaBo, Carla, Mosque, Secret", actor("bo"): "AminaBo, Carla", actor("carla"): "Carla", actor("mosque"): "Mosque",
		actor("farid"): "Mosque", actor("clinic"): "", actor("nobody"): "", p.dock: "AminaBo, Carla, Mosque, Secret", p.mill: "",
	} {
		p.want("of "+short(of)+", as lena sees it", p.met(p.lena, of, false), want)
	}
	p.want("Farid's, as mo sees it", p.met(p.mo, actor("farid"), false), "Mosque, Gita")
	p.want("Mill's, as mo sees it", p.met(p.mo, p.mill, false), "Gita")
	area := must[*graph.Page[*graph.Meeting]](p)(p.m.AreaMeetings(p.ctx, p.cora, graph.AreaMeetingsQuery{Area: "mill"}, graph.PageArgs{}))
	p.want("Mill's, by its slug", short(area.Items[0].ID), "Gita")
	_, err := p.m.AreaMeetings(p.ctx, p.cora, graph.AreaMeetingsQuery{Area: "quay"}, graph.PageArgs{})
	p.fails(err, "NOT_FOUND area.unknown area")
}

func meetingSight(p *place) {
	p.town()
	p.meetings()
	all := []string{meeting("AminaBo"), meeting("Mosque"), meeting("Carla"), meeting("Gita"), meeting("Secret")}
	p.want("lena", p.present(p.lena, all...), "AminaBo, Carla, Mosque, Secret")
	p.want("mo, who does not see Bo", p.present(p.mo, all...), "Gita, Mosque")
	for _, scope := range []graph.Scope{p.cora, p.ada, p.op} {
		p.want("who sees all but Carla", p.present(scope, all...), "AminaBo, Gita, Mosque")
		p.want("Bo's", p.met(scope, actor("bo"), false), "AminaBo")
		p.want("Dock's", p.met(scope, p.dock, false), "AminaBo, Mosque")
		p.want("Dock's open ones", p.met(scope, p.dock, true), "AminaBo, Mosque")
	}
	p.want("Amina's, as mo sees it", p.met(p.mo, actor("amina"), false), "Mosque")
	p.want("hidden Bo's", p.met(p.mo, actor("bo"), false), "")
	p.want("nobody's", p.met(graph.Scope{}, actor("amina"), false), "")
}

func meetingVisibility(p *place) {
	p.town()
	one := p.do(p.mo, graph.AddMeeting{Kind: "RECRUITMENT", Leaders: []string{actor("farid")}, With: []string{actor("mosque")}}).Meeting
	p.want("by default it is the team's", []any{one.Visibility, p.present(p.lena, one.ID), p.met(p.lena, actor("mosque"), false)}, []any{graph.InArea, "", ""})
	p.do(p.mo, graph.ChangeMeeting{ID: one.ID, ExpectedVersion: 1, Visibility: graph.To(graph.Project)})
	p.want("opened", p.met(p.lena, actor("mosque"), false), short(one.ID))
	p.do(p.mo, graph.ChangeMeeting{ID: one.ID, ExpectedVersion: 2, Visibility: graph.To(graph.Private)})
	p.want("closed again", []any{p.met(p.cora, actor("mosque"), false), p.met(p.mo, actor("mosque"), false)}, []any{"", short(one.ID)})
}

func meetingHiddenLater(p *place) {
	p.town()
	p.meetings()
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	p.want("Amina's, as cora sees it", p.met(p.cora, actor("amina"), false), "Mosque")
	p.want("Dock's open ones", p.met(p.cora, p.dock, true), "Mosque")
	p.want("by id", p.present(p.cora, meeting("AminaBo")), "")
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 2, Visibility: graph.To(graph.Project)})
	p.want("opened, as mo sees it", p.met(p.mo, actor("amina"), false), "AminaBo, Mosque")
	p.do(p.lena, graph.ChangeActor{ID: actor("carla"), ExpectedVersion: 1, Visibility: graph.To(graph.InArea)})
	p.want("Carla's, as cora sees it", p.met(p.cora, actor("carla"), false), "Carla")
	// A meeting that is written again has its actors as they are by now.
	p.do(p.cora, graph.ChangeMeeting{ID: meeting("Carla"), ExpectedVersion: 1, Note: graph.To(ptr("x"))})
	p.do(p.lena, graph.ChangeActor{ID: actor("carla"), ExpectedVersion: 2, Visibility: graph.To(graph.Private)})
	p.want("and no more", p.met(p.cora, actor("bo"), false), "AminaBo")
}

func openOrder(p *place) {
	p.town()
	var want []string
	// 2017-06 may mean its last day, and 2017 the last of the year.
	for _, due := range []graph.PartialDate{"2017-06-29", "2017-06", "2017-07-01", "2017-12-30", "2017", "2018-01-01", ""} {
		e := graph.AddMeeting{Kind: "MAINTENANCE", Leaders: []string{actor("amina")}, With: []string{actor("mosque")}, On: on("2017"), NextStep: ptr("Call"), Visibility: graph.Project}
		e.ID = ptr(meeting("d" + strings.ReplaceAll(string(due), "-", "")))
		if due != "" {
			e.Due = &due
		}
		p.do(p.lena, e)
		want = append(want, *e.ID)
	}
	for _, of := range []string{actor("amina"), p.dock} {
		everyWay(p, "open", want, (*graph.Meeting).NodeID, p.meetingPages(p.mo, of, true), 1, 3, 100)
	}
	p.want("whom they met has nothing to do", p.met(p.mo, actor("mosque"), true), "")
}

func openDoers(p *place) {
	p.town()
	p.meetings()
	p.want("Amina's", p.met(p.lena, actor("amina"), true), "AminaBo, Mosque, Carla")
	p.want("Farid's, whom nobody named", p.met(p.mo, actor("farid"), true), "")
	p.do(p.lena, graph.ChangeMeeting{ID: meeting("Mosque"), ExpectedVersion: 1, NextStepBy: graph.To[*string](nil)})
	p.want("for all of them", []string{p.met(p.mo, actor("farid"), true), p.met(p.lena, actor("amina"), true)}, []string{"Mosque", "AminaBo, Mosque, Carla"})
	p.do(p.lena, graph.ChangeMeeting{ID: meeting("Mosque"), ExpectedVersion: 2, NextStepBy: graph.To(ptr(actor("farid")))})
	p.want("for Farid", []string{p.met(p.mo, actor("farid"), true), p.met(p.lena, actor("amina"), true)}, []string{"Mosque", "AminaBo, Carla"})
	p.do(p.lena, graph.ChangeMeeting{ID: meeting("Mosque"), ExpectedVersion: 3, DoneOn: graph.To(on("2017-06-01"))})
	p.want("done", []string{p.met(p.mo, actor("farid"), true), p.met(p.lena, p.dock, true)}, []string{"", "AminaBo, Carla"})
	p.do(p.lena, graph.ChangeMeeting{ID: meeting("Mosque"), ExpectedVersion: 4, DoneOn: graph.To[*graph.PartialDate](nil), Due: graph.To[*graph.PartialDate](nil)})
	open := strings.Split(p.met(p.lena, p.dock, true), ", ")
	p.want("open again, without a date", open[0]+" and "+shorts([]string{meeting(open[1]), meeting(open[2])}), "AminaBo and Carla, Mosque")
}

func meetingsOfMany(p *place) {
	p.town()
	p.meetings()
	f := graph.MeetingFilter{Of: []string{actor("bo"), actor("mosque"), actor("gita"), actor("amina")}}
	pages := must[map[string]*graph.Page[*graph.Meeting]](p)(p.m.Meetings(p.ctx, p.lena, f, graph.PageArgs{Last: ptr(1)}))
	p.want("the last of each", []any{
		short(pages[actor("bo")].Items[0].ID), short(pages[actor("mosque")].Items[0].ID), len(pages[actor("gita")].Items), short(pages[actor("amina")].Items[0].ID),
	}, []any{"Carla", "Mosque", 0, "Secret"})
	counts := must[map[string]int](p)(p.m.Total(p.ctx, p.cora, f))
	p.want("counts, as cora sees them", []int{counts[actor("bo")], counts[actor("mosque")], counts[actor("gita")], counts[actor("amina")]}, []int{1, 1, 1, 2})
}

func meetingCursors(p *place) {
	p.town()
	p.meetings()
	page := must[*graph.Page[*graph.Meeting]](p)(p.meetingPages(p.lena, actor("amina"), false)(graph.PageArgs{First: ptr(1)}))
	for _, other := range []func(graph.PageArgs) (*graph.Page[*graph.Meeting], error){p.meetingPages(p.lena, actor("bo"), false), p.meetingPages(p.lena, actor("amina"), true)} {
		_, err := other(graph.PageArgs{After: &page.Cursors[0]})
		p.fails(err, "INVALID cursor.other after")
	}
	_, err := p.meetingPages(p.lena, actor("amina"), false)(graph.PageArgs{First: ptr(101)})
	p.fails(err, "INVALID page.range first")
}
