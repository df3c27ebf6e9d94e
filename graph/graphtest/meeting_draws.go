package graphtest

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/allymap/allymap/graph"
)

// meeting is a meeting of leaders with anybody.
func (d *drawing) meeting(who string) graph.AddMeeting {
	e := graph.AddMeeting{
		ID: next(&d.meetings, graph.MeetingPrefix), Kind: rapid.SampledFrom(graph.MeetingKinds).Draw(d.r, "kind of meeting"), Visibility: d.visibility(who),
		Leaders: d.some(d.leaders, 1), With: d.some(d.actors, 2), On: on(rapid.SampledFrom([]graph.PartialDate{"2017", "2017-05", "2017-05-09", "2018-01-02"}).Draw(d.r, "on")),
	}
	if rapid.Bool().Draw(d.r, "next step") {
		e.NextStep = ptr("Call")
		if rapid.Bool().Draw(d.r, "due") {
			e.Due = on(rapid.SampledFrom([]graph.PartialDate{"2018", "2018-01", "2018-03-01"}).Draw(d.r, "due on"))
		}
		if rapid.Bool().Draw(d.r, "by") {
			e.NextStepBy = &e.Leaders[0]
		}
	}
	return e
}

// some are one and up to so many more of the actors, hidden ones or not.
func (d *drawing) some(of []string, more int) []string {
	out := []string{d.one(of)}
	for range d.number("more", 0, more) {
		out = append(out, d.one(of))
	}
	return out
}

func (d *drawing) changeOfMeeting(p *place, scope graph.Scope, who string) graph.Edit {
	p.Helper()
	of := d.one(d.meetings)
	version := p.versionOf(scope, of)
	switch d.number("change of a meeting", 0, 2) {
	case 0:
		return graph.RemoveMeeting{ID: of, ExpectedVersion: version}
	case 1:
		return graph.ChangeMeeting{ID: of, ExpectedVersion: version, NextStep: graph.To(ptr("Write")), DoneOn: graph.To(on("2019"))}
	}
	return graph.ChangeMeeting{ID: of, ExpectedVersion: version, Visibility: graph.To(d.visibility(who)), On: graph.To[graph.PartialDate]("2017-06")}
}

// meetingTrial adds, changes or removes a meeting.
func (d *drawing) meetingTrial() trial {
	of := d.one(d.meetings)
	switch d.number("meeting trial", 0, 2) {
	case 0:
		return func(p *place, scope graph.Scope) graph.Edit {
			return graph.RemoveMeeting{ID: of, ExpectedVersion: p.versionOf(scope, of)}
		}
	case 1:
		return func(p *place, scope graph.Scope) graph.Edit {
			return graph.ChangeMeeting{ID: of, ExpectedVersion: p.versionOf(scope, of), Note: graph.To(ptr("n"))}
		}
	}
	e := d.meeting("operator")
	e.ID = ptr(id(graph.MeetingPrefix, fmt.Sprintf("t%dx", len(d.trials))))
	return func(*place, graph.Scope) graph.Edit { return e }
}

// meetings are who met whom, and what is to do.
func (q *asking) meetings() {
	owners := slices.Concat(q.d.actors, q.d.areas)
	for _, open := range []bool{false, true} {
		f := graph.MeetingFilter{Of: owners, Open: open}
		pages, err := q.p.m.Meetings(q.p.ctx, q.scope, f, graph.PageArgs{})
		tell(q, pages, err, eachPage[*graph.Meeting](owners), "meetings, open %v", open)
		q.total(graph.MeetingFilter{Of: slices.Clone(owners), Open: open}, owners...)
		for _, of := range slices.Concat(q.d.few(q.d.actors), q.d.areas) {
			through(q, fmt.Sprintf("meetings of %s, open %v", of, open), pageSizes[:1], q.p.meetingPages(q.scope, of, open))
		}
	}
}
