package graphtest

import (
	"fmt"
	"strings"

	"github.com/allymap/allymap/graph"
)

var meetingEditClaims = []claim{
	{"every field of a meeting is kept, changed and cleared", meetingKept},
	{"without a date a meeting was today", func(p *place) {
		p.town()
		m := p.do(p.lena, graph.AddMeeting{Kind: "RECRUITMENT", Leaders: []string{actor("amina")}, With: []string{actor("bo")}}).Meeting
		p.want("on", m.On, m.CreatedAt.UTC().Format("2006-01-02"))
	}},
	{"bad values of a meeting are refused by their own rules", badMeetings},
	{"a meeting has our leaders on one side and others on the other", meetingSides},
	{"a meeting belongs to the area of the first leader named in whose area its author may write", meetingArea},
	{"what is done to a meeting is logged in the area of everybody who was there, and in their histories", meetingLogged},
	{"a hidden meeting answers as one that never was", meetingHidden},
	{"an actor takes its meetings along, hidden ones unmentioned, and brings them back", meetingGoes},
	{"a leader with nothing left to do may become an ally, and what was led stays; hidden meetings go unmentioned", meetingKinds},
	{"each edit of a meeting is undone", meetingUndone},
	{"a meeting comes back to a leader who is none any more, and not without somebody who is gone", meetingComesBack},
	{"who has met somebody since is not taken back by an undo", meetingGained},
}

func meetingKept(p *place) {
	p.town()
	e := graph.AddMeeting{
		ID: ptr(meeting("Whole")), Kind: "ESCALATION", Leaders: []string{actor("farid"), actor("amina")}, With: []string{actor("mosque"), actor("council"), actor("mosque")},
		On: on("2017-05"), Agreed: ptr(" a\nb "), NextStep: ptr("c"), NextStepBy: ptr(actor("farid")), Due: on("2017-06"), DoneOn: on("2017-06-03"), Note: ptr("d"),
		Visibility: graph.Project,
	}
	out := p.do(p.lena, e)
	told := func(m *graph.Meeting) string {
		text := func(s *string) string {
			if s == nil {
				return "-"
			}
			return *s
		}
		return line(m.Kind, shorts(m.LeaderIDs), "met", shorts(m.WithIDs), m.On, text(m.Agreed), text(m.NextStep), short(text(m.NextStepBy)), text((*string)(m.Due)), text((*string)(m.DoneOn)), text(m.Note), m.Visibility, m.Version)
	}
	got := p.meeting(p.mo, meeting("Whole"))
	p.want("as it was given", told(got), "ESCALATION amina, farid met council, mosque 2017-05 a\nb c farid 2017-06 2017-06-03 d PROJECT 1")
	p.want("its area, author and times", []any{got.AreaID, *got.CreatedBy, got.CreatedAt, got.UpdatedAt}, []any{p.dock, p.lena.Account().ID, out.Change.At, out.Change.At})
	out = p.do(p.lena, graph.ChangeMeeting{ID: meeting("Whole"), ExpectedVersion: 1, Kind: graph.To[graph.MeetingKind]("MAINTENANCE"), On: graph.To[graph.PartialDate]("2017-05-02")})
	got = p.meeting(p.mo, meeting("Whole"))
	p.want("what is absent stays", told(got), "MAINTENANCE amina, farid met council, mosque 2017-05-02 a\nb c farid 2017-06 2017-06-03 d PROJECT 2")
	p.want("changed at", got.UpdatedAt, out.Change.At)
	none, never := graph.To[*string](nil), graph.To[*graph.PartialDate](nil)
	p.do(p.lena, graph.ChangeMeeting{
		ID: meeting("Whole"), ExpectedVersion: 2, Agreed: none, NextStep: none, NextStepBy: none, Due: never, DoneOn: never, Note: none, Visibility: graph.To[graph.Visibility](""),
	})
	p.want("cleared", told(p.meeting(p.lena, meeting("Whole"))), "MAINTENANCE amina, farid met council, mosque 2017-05-02 - -  - - - AREA 3")
	same := p.do(p.lena, graph.ChangeMeeting{ID: meeting("Whole"), ExpectedVersion: 3, Kind: graph.To[graph.MeetingKind]("MAINTENANCE")})
	p.want("what says the same is no change", []any{same.Change == nil, same.Meeting.Version}, []any{true, 3})
	stale := p.refused(p.lena, graph.ChangeMeeting{ID: meeting("Whole"), ExpectedVersion: 2, Note: graph.To(ptr("e"))}, "CONFLICT version.stale expectedVersion")
	p.want("with the meeting as it is", stale.Meeting.Version, 3)
	p.refused(p.lena, graph.RemoveMeeting{ID: meeting("Whole"), ExpectedVersion: 2}, "CONFLICT version.stale expectedVersion")
	p.want("removed", p.do(p.lena, graph.RemoveMeeting{ID: meeting("Whole"), ExpectedVersion: 3}).RemovedID, meeting("Whole"))
	p.want("gone", []string{p.present(p.lena, meeting("Whole")), p.met(p.lena, actor("mosque"), false), p.met(p.lena, p.dock, false)}, []string{"", "", ""})
	p.refused(p.lena, e, "INVALID id.taken id")
}

func badMeetings(p *place) {
	p.town()
	good := graph.AddMeeting{Kind: "RECRUITMENT", Leaders: []string{actor("amina")}, With: []string{actor("bo")}, On: on("2017-05-09")}
	many := make([]string, 21)
	for i := range many {
		many[i] = actor(fmt.Sprint("n", i))
	}
	for _, c := range []struct {
		what func(e *graph.AddMeeting)
		want string
	}{
		{func(e *graph.AddMeeting) { e.ID = ptr("met_1") }, "INVALID id.invalid id"},
		{func(e *graph.AddMeeting) { e.Kind = "PARTY" }, "INVALID kind.unknown kind"},
		{func(e *graph.AddMeeting) { e.Kind = "" }, "INVALID kind.unknown kind"},
		{func(e *graph.AddMeeting) { e.On = on("2017-02-30") }, "INVALID date.invalid on"},
		{func(e *graph.AddMeeting) { e.On = on("") }, "INVALID date.invalid on"},
		{func(e *graph.AddMeeting) { e.Leaders = nil }, "INVALID meeting.leaders leaders"},
		{func(e *graph.AddMeeting) { e.Leaders = many[:6] }, "INVALID meeting.leaders leaders"},
		{func(e *graph.AddMeeting) { e.With = nil }, "INVALID meeting.with with"},
		{func(e *graph.AddMeeting) { e.With = many }, "INVALID meeting.with with"},
		{func(e *graph.AddMeeting) { e.With = []string{actor("never")} }, "NOT_FOUND actor.unknown with"},
		{func(e *graph.AddMeeting) { e.Leaders = []string{actor("never")} }, "NOT_FOUND actor.unknown leaders"},
		{func(e *graph.AddMeeting) { e.With = []string{link("AminaBo")} }, "NOT_FOUND actor.unknown with"},
		{func(e *graph.AddMeeting) { e.Agreed = ptr("\x00") }, "INVALID text.control agreed"},
		{func(e *graph.AddMeeting) { e.NextStep = ptr(strings.Repeat("x", 4001)) }, "INVALID text.tooLong nextStep"},
		{func(e *graph.AddMeeting) { e.Note = ptr("a\xff") }, "INVALID text.utf8 note"},
		{func(e *graph.AddMeeting) { e.Due = on("2018") }, "INVALID step.missing due"},
		{func(e *graph.AddMeeting) { e.DoneOn = on("2018") }, "INVALID step.missing doneOn"},
		{func(e *graph.AddMeeting) { e.NextStepBy = ptr(actor("amina")) }, "INVALID step.missing nextStepBy"},
		{func(e *graph.AddMeeting) { e.NextStep, e.NextStepBy = ptr("x"), ptr(actor("bo")) }, "INVALID step.by nextStepBy"},
		{func(e *graph.AddMeeting) { e.NextStep, e.NextStepBy = ptr("x"), ptr(actor("farid")) }, "INVALID step.by nextStepBy"},
		{func(e *graph.AddMeeting) { e.NextStep, e.Due = ptr("x"), on("2017-04") }, "INVALID date.order due"},
		{func(e *graph.AddMeeting) { e.NextStep, e.DoneOn = ptr("x"), on("2016") }, "INVALID date.order doneOn"},
		{func(e *graph.AddMeeting) { e.NextStep, e.DoneOn = ptr("x"), ptr(p.daysFromNow(3)) }, "INVALID date.future doneOn"},
		{func(e *graph.AddMeeting) { e.NextStep, e.Due = ptr("x"), on("soon") }, "INVALID date.invalid due"},
		{func(e *graph.AddMeeting) { e.Visibility = "SECRET" }, "INVALID visibility.unknown visibility"},
	} {
		e := good
		c.what(&e)
		p.refused(p.lena, e, c.want)
	}
	good.ID, good.NextStep, good.Due = ptr(meeting("Good")), ptr("x"), on("2017") // which may mean the same day
	p.do(p.lena, good)
	p.refused(p.lena, graph.ChangeMeeting{ID: meeting("Good"), ExpectedVersion: 1, NextStep: graph.To[*string](nil)}, "INVALID step.missing due")
	p.refused(p.lena, graph.ChangeMeeting{ID: meeting("Good"), ExpectedVersion: 1, On: graph.To[graph.PartialDate]("")}, "INVALID date.invalid on")
	p.refused(p.lena, graph.ChangeMeeting{ID: meeting("Good"), ExpectedVersion: 1, Kind: graph.To[graph.MeetingKind]("")}, "INVALID kind.unknown kind")
}

func meetingSides(p *place) {
	p.town()
	e := graph.AddMeeting{Kind: "RECRUITMENT", Leaders: []string{actor("amina"), actor("bo")}, With: []string{actor("mosque")}}
	p.refused(p.lena, e, "INVALID meeting.leader leaders")
	e.Leaders, e.With = []string{actor("amina")}, []string{actor("mosque"), actor("amina")}
	p.refused(p.lena, e, "INVALID meeting.twice with")
	e.With = []string{actor("farid")} // one of ours may be met as well
	p.do(p.lena, e)
}

func meetingArea(p *place) {
	p.town()
	e := graph.AddMeeting{Kind: "RECRUITMENT", Leaders: []string{actor("farid"), actor("amina")}, With: []string{actor("mosque")}}
	p.want("lena's", p.do(p.lena, e).Meeting.AreaID, p.dock)
	p.want("mo's", p.do(p.mo, e).Meeting.AreaID, p.mill)
	p.want("cora's", p.do(p.cora, e).Meeting.AreaID, p.mill)
	e.Leaders = []string{actor("farid")}
	p.refused(p.lena, e, "FORBIDDEN area.forbidden leaders")
	e.Visibility = graph.Project
	open := p.do(p.mo, e).Meeting.ID
	p.refused(p.lena, graph.ChangeMeeting{ID: open, ExpectedVersion: 1, Note: graph.To(ptr("x"))}, "FORBIDDEN area.forbidden id")
	p.refused(p.lena, graph.RemoveMeeting{ID: open, ExpectedVersion: 1}, "FORBIDDEN area.forbidden id")
	p.refused(p.cora, graph.ChangeMeeting{ID: open, ExpectedVersion: 1, Visibility: graph.To(graph.Private)}, "FORBIDDEN visibility.creator visibility")
	e.Visibility = graph.Private
	p.refused(p.op, e, "FORBIDDEN visibility.creator visibility")
}

func meetingLogged(p *place) {
	p.town()
	p.meetings()
	step := graph.ChangeMeeting{ID: meeting("Mosque"), ExpectedVersion: 1, DoneOn: graph.To(on("2017-06-03"))}
	c := p.do(p.lena, step).Change
	p.want("its areas", c.AreaIDs, sorted(p.dock, p.mill))
	for _, slug := range []string{"dock", "mill"} {
		for _, scope := range []graph.Scope{p.lena, p.mo, p.cora} {
			p.want("in "+slug, p.lastChange(scope, slug), "CHANGED Mosque")
		}
	}
	for _, of := range []string{"amina", "farid", "mosque"} {
		p.want("in the history of "+of, strings.HasSuffix(p.history(p.mo, actor(of)), " | CHANGED Mosque"), true)
	}
	fields := c.Records[0].Fields(true)
	p.want("its fields", []any{len(fields), fields[0].Field, fields[0].Before == nil, *fields[0].After}, []any{1, "doneOn", true, `"2017-06-03"`})
	read, ok := must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.mo, []string{c.ID}))[0].(*graph.Change)
	if !ok {
		p.Fatal("the change is not there")
	}
	p.want("as it reads later", []any{touched(read), read.AreaIDs}, []any{"CHANGED Mosque", c.AreaIDs})
	p.do(p.lena, graph.RemoveMeeting{ID: meeting("Mosque"), ExpectedVersion: 2})
	p.want("removed, as mo sees it", p.lastChange(p.mo, "mill"), "REMOVED Mosque")
	p.do(p.lena, graph.ChangeActor{ID: actor("mosque"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	p.want("hidden with who was there", strings.Contains(p.history(p.mo, actor("farid")), "Mosque"), false)
	p.want("in Mill", strings.Contains(p.lastChange(p.mo, "mill"), "Mosque"), false)
}

func meetingHidden(p *place) {
	p.town()
	p.meetings()
	for _, version := range []int{1, 7} {
		for _, c := range []struct {
			scope  graph.Scope
			hidden string
		}{{p.mo, "AminaBo"}, {p.cora, "Carla"}, {p.cora, "Secret"}, {p.lena, "Gita"}} {
			p.sameRefusal(c.scope, meeting(c.hidden), meeting("none"), func(id string) graph.Edit {
				return graph.ChangeMeeting{ID: id, ExpectedVersion: version, On: graph.To[graph.PartialDate]("x")}
			})
			p.sameRefusal(c.scope, meeting(c.hidden), meeting("none"), func(id string) graph.Edit { return graph.RemoveMeeting{ID: id, ExpectedVersion: version} })
		}
	}
	for _, hidden := range []string{"bo", "carla"} {
		p.sameRefusal(p.mo, actor(hidden), actor("none"), func(id string) graph.Edit {
			return graph.AddMeeting{Kind: "RECRUITMENT", Leaders: []string{actor("farid")}, With: []string{id}}
		})
		p.sameRefusal(p.mo, actor(hidden), actor("none"), func(id string) graph.Edit {
			return graph.AddMeeting{Kind: "RECRUITMENT", Leaders: []string{id}, With: []string{actor("farid")}, NextStep: ptr("x"), NextStepBy: &id}
		})
	}
}

func meetingGoes(p *place) {
	p.town()
	p.meetings()
	out := p.do(p.cora, graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 1})
	p.want("what cora is told", touched(out.Change), "REMOVED bo, REMOVED AminaBo, REMOVED BoClinic, REMOVED BoGita, REMOVED bo, REMOVED AminaBo")
	p.want("all gone", p.present(p.lena, meeting("AminaBo"), meeting("Carla")), "")
	p.want("Amina's", p.met(p.lena, actor("amina"), false), "Mosque, Secret")
	back := p.do(p.cora, graph.Undo{Change: out.Change.ID})
	p.want("what cora is told", touched(back.Change), "ADDED bo, ADDED AminaBo, ADDED BoClinic, ADDED BoGita, ADDED bo, ADDED AminaBo")
	p.want("all back", p.met(p.lena, actor("bo"), false), "AminaBo, Carla")
	p.want("and to do", p.met(p.lena, actor("amina"), true), "AminaBo, Mosque, Carla")
	p.want("as the next version", p.meeting(p.lena, meeting("Carla")).Version, 2)
}

func meetingKinds(p *place) {
	p.town()
	p.meetings()
	leaves := graph.ChangeActorKind{ID: actor("amina"), ExpectedVersion: 1, Kind: graph.KindAlly}
	steps := "INVALID kind.steps kind"
	out := p.refused(p.lena, leaves, steps, steps, steps)
	p.want("named", out.Refused[0].Values, []string{meeting("AminaBo"), "2017-05-09", "Amina"})
	for name, version := range map[string]int{"AminaBo": 1, "Mosque": 1} {
		p.do(p.cora, graph.ChangeMeeting{ID: meeting(name), ExpectedVersion: version, DoneOn: graph.To(on("2018"))})
	}
	p.refused(p.lena, leaves, steps)
	p.do(p.cora, leaves)
	p.want("what she led stays", p.met(p.lena, actor("amina"), false), "AminaBo, Carla, Mosque, Secret")
	again := graph.AddMeeting{ID: ptr(meeting("Filed")), Kind: "MAINTENANCE", Leaders: []string{actor("amina")}, With: []string{actor("mosque")}, On: on("2016")}
	p.refused(p.lena, again, "INVALID meeting.leader leaders")
	p.do(p.op, again)
	again.ID, again.Leaders, again.With = ptr(meeting("Odd")), []string{actor("mosque")}, []string{actor("bo")}
	p.refused(p.op, again, "INVALID meeting.leader leaders")
	p.do(p.lena, graph.ChangeActorKind{ID: actor("bo"), ExpectedVersion: 1, Kind: graph.KindLeader})
	p.want("an ally who was met may become a leader", p.met(p.lena, actor("bo"), false), "AminaBo, Carla")
}

func meetingUndone(p *place) {
	p.town()
	p.meetings()
	e := graph.AddMeeting{ID: ptr(meeting("New")), Kind: "RECRUITMENT", Leaders: []string{actor("amina")}, With: []string{actor("clinic")}}
	p.want("added", touched(p.undone(p.lena, e)), "REMOVED New")
	p.want("changed", touched(p.undone(p.lena, graph.ChangeMeeting{ID: meeting("AminaBo"), ExpectedVersion: 1, On: graph.To[graph.PartialDate]("2017-05-01"), DoneOn: graph.To(on("2018"))})), "CHANGED AminaBo")
	m := p.meeting(p.lena, meeting("AminaBo"))
	p.want("as it was", line(m.On, m.Open(), m.Version), "2017-05-09 true 3")
	p.want("removed", touched(p.undone(p.lena, graph.RemoveMeeting{ID: meeting("AminaBo"), ExpectedVersion: 3})), "ADDED AminaBo")
	p.want("in its lists", []string{p.met(p.cora, actor("bo"), false), p.met(p.cora, actor("amina"), true)}, []string{"AminaBo", "AminaBo, Mosque"})
	p.want("its version", p.meeting(p.lena, meeting("AminaBo")).Version, 4)
	c := p.do(p.lena, graph.ChangeMeeting{ID: meeting("Mosque"), ExpectedVersion: 1, Note: graph.To(ptr("x"))}).Change.ID
	p.do(p.cora, graph.ChangeMeeting{ID: meeting("Mosque"), ExpectedVersion: 2, Note: graph.To(ptr("y"))})
	p.refused(p.lena, graph.Undo{Change: c}, "CONFLICT undo.moved change")
	p.refused(p.mo, graph.Undo{Change: c}, "FORBIDDEN area.forbidden change")
}

func meetingComesBack(p *place) {
	p.town()
	p.meetings()
	gone := p.do(p.mo, graph.RemoveMeeting{ID: meeting("Gita"), ExpectedVersion: 1}).Change.ID
	gita := p.do(p.mo, graph.RemoveActor{ID: actor("gita"), ExpectedVersion: 1}).Change.ID
	p.refused(p.mo, graph.Undo{Change: gone}, "CONFLICT undo.ends change")
	p.do(p.mo, graph.Undo{Change: gita})
	p.do(p.mo, graph.ChangeActorKind{ID: actor("farid"), ExpectedVersion: 1, Kind: graph.KindAlly})
	p.do(p.mo, graph.Undo{Change: gone})
	p.want("Farid's", p.met(p.mo, actor("farid"), false), "Mosque, Gita")
}

func meetingGained(p *place) {
	p.town()
	e := p.addAlly("Ines")
	e.ID = ptr(actor("ines"))
	c := p.do(p.lena, e).Change.ID
	m := p.meet(actor("ines"), "2017")
	p.refused(p.lena, graph.Undo{Change: c}, "CONFLICT undo.moved change")
	p.do(p.lena, graph.RemoveMeeting{ID: m.ID, ExpectedVersion: 1})
	secret := p.do(p.cora, graph.AddMeeting{Kind: "RECRUITMENT", Leaders: []string{actor("amina")}, With: []string{actor("ines")}, Visibility: graph.Private}).Meeting.ID
	out := p.do(p.lena, graph.Undo{Change: c})
	p.want("what lena is told", touched(out.Change), "REMOVED ines")
	p.want("cora's is gone", p.present(p.cora, secret), "")
	p.do(p.lena, graph.Undo{Change: out.Change.ID})
	p.want("and back", p.present(p.cora, secret), short(secret))
}
