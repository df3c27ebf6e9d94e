package graphtest

import (
	"fmt"
	"strings"

	"github.com/allymap/allymap/graph"
)

var unmetClaims = []claim{
	{"those never met come first, then those met longest ago, then by name", unmetOrder},
	{"a meeting that the asker does not see meets nobody", unmetHidden},
	{"who was met lately, or is about to be, is not among them", unmetLately},
	{"the nearest leader is the one in the asker's own areas with the warmest tie", nearestLeader},
	{"an area without allies has an empty answer, and bounds are told", unmetBounds},
}

// unmet are the names of those unmet, when they were met last and their nearest leader; how many in all; and what was seen.
func (p *place) unmet(scope graph.Scope, slug string, days, first int) string {
	p.Helper()
	found, err := p.m.Unmet(p.ctx, p.again(scope), slug, days, first)
	if refused := graph.Refusals(err); refused != nil {
		return told(refused)
	}
	must[*graph.Unmet](p)(found, err)
	out := make([]string, len(found.Allies))
	for i, u := range found.Allies {
		last, near := "never", "nobody"
		if day := u.LastMet(); day != nil {
			last = string(*day)
		}
		if u.Nearest != nil {
			near = u.Nearest.Name
		}
		out[i] = line(u.Ally.Name, last, near)
	}
	return fmt.Sprint(strings.Join(out, ", "), " / ", found.Total, " / ", *found.Seen)
}

// daysFromNow is the date so many days from the store's today.
func (p *place) daysFromNow(days int) graph.PartialDate {
	p.Helper()
	return graph.PartialDate(p.now().AddDate(0, 0, days).Format("2006-01-02"))
}

func unmetOrder(p *place) {
	p.town()
	for _, name := range []string{"Ivo", "Ida", "Ines", "Ian"} {
		p.ally(name)
	}
	p.meet(p.idOf("Ines"), "2017")
	p.meet(p.idOf("Ivo"), "2016-05")
	p.meet(p.idOf("Ivo"), "2016-04-30")
	p.meet(p.idOf("Ian"), "2017-12-30")
	want := "Bo never Amina, Ida never nobody, Ivo 2016-05 nobody, Ian 2017-12-30 nobody, Ines 2017 nobody / 5 / {5 1}"
	p.want("cora's", p.unmet(p.cora, "dock", 90, 50), want)
	p.want("the first three", p.unmet(p.cora, "dock", 90, 3), "Bo never Amina, Ida never nobody, Ivo 2016-05 nobody / 5 / {5 1}")
}

// idOf is the id of the actor of Dock with this name.
func (p *place) idOf(name string) string {
	p.Helper()
	for _, a := range must[*graph.AreaMap](p)(p.m.Whole(p.ctx, p.op, "dock")).Actors {
		if a.Name == name {
			return a.ID
		}
	}
	p.Fatalf("no %s in Dock", name)
	return ""
}

func unmetHidden(p *place) {
	p.town()
	p.meetings()
	p.want("lena's Dock", p.unmet(p.lena, "dock", 90, 50), "Bo 2017-06 Amina, Carla 2017-06 Amina / 2 / {2 2}")
	p.want("cora's, who does not see Carla", p.unmet(p.cora, "dock", 90, 50), "Bo 2017-05-09 Amina / 1 / {1 1}")
	p.want("mo's, who sees no ally there", p.unmet(p.mo, "dock", 90, 50), " / 0 / {0 0}")
	p.want("mo's Mill", p.unmet(p.mo, "mill", 90, 50), "Hugo never nobody, Gita 2018-01-02 Farid / 2 / {2 1}")
	p.do(p.lena, graph.RemoveMeeting{ID: meeting("AminaBo"), ExpectedVersion: 1})
	p.want("cora's by now", p.unmet(p.cora, "dock", 90, 50), "Bo never Amina / 1 / {1 1}")
}

func unmetLately(p *place) {
	p.town()
	p.meet(actor("bo"), p.daysFromNow(-50))
	p.want("in 30 days", strings.HasPrefix(p.unmet(p.cora, "dock", 30, 50), "Bo "), true)
	p.want("in 90 days", p.unmet(p.cora, "dock", 90, 50), " / 0 / {1 0}")
	p.meet(actor("bo"), p.daysFromNow(20))
	p.want("one is arranged", p.unmet(p.cora, "dock", 30, 50), " / 0 / {1 0}")
}

func nearestLeader(p *place) {
	p.town()
	for _, c := range []struct {
		name string
		tie  graph.AddLink
		want string
	}{
		{"Amina alone", graph.AddLink{Type: graph.Opposes, From: actor("farid"), To: actor("bo"), Strength: ptr(5)}, "Amina"},
		{"hearsay of Farid", graph.AddLink{Type: graph.Knows, From: actor("farid"), To: actor("bo"), Strength: ptr(5), Basis: ptr(graph.Hearsay)}, "Amina"},
		{"Farid himself", graph.AddLink{Type: graph.FamilyOf, From: actor("farid"), To: actor("bo"), Strength: ptr(5)}, "Farid"},
	} {
		p.do(p.cora, c.tie)
		p.want(c.name, strings.HasPrefix(p.unmet(p.cora, "dock", 90, 50), "Bo never "+c.want), true)
	}
	p.want("lena has no leader in Mill", p.unmet(p.lena, "dock", 90, 50), "Bo never Amina, Carla never Amina / 2 / {2 2}")
}

func unmetBounds(p *place) {
	p.want("empty", p.unmet(p.lena, "dock", 1, 1), " / 0 / {0 0}")
	p.want("far back", p.unmet(p.lena, "dock", 3650, 100), " / 0 / {0 0}")
	p.want("no days", p.unmet(p.lena, "dock", 0, 50), "INVALID days.range days")
	p.want("too many", p.unmet(p.lena, "dock", 3651, 101), "INVALID days.range days; INVALID page.range first")
	p.want("unknown", p.unmet(p.lena, "quay", 90, 50), "NOT_FOUND area.unknown area")
}

var agendaClaims = []claim{
	{"an agenda has the leader's own steps, the longest overdue first", agendaSteps},
	{"an agenda is of whom the asker is on the map, or of a leader in the asker's own areas", agendaWhose},
	{"it suggests whom the leader could move, who is new, and whom nobody has met lately", agendaSuggests},
	{"what the asker does not see suggests nobody and hides nobody", agendaHidden},
	{"an agenda says how many allies were thought about, and by how many links the leader knows them", agendaSeen},
}

func steps(of []*graph.Meeting) string {
	names := make([]string, len(of))
	for i, m := range of {
		names[i] = short(m.ID)
	}
	return strings.Join(names, ", ")
}

func suggested(a *graph.Agenda) string {
	out := make([]string, len(a.Suggestions))
	for i, s := range a.Suggestions {
		out[i] = line(s.Ally.Name, s.Reason)
	}
	return strings.Join(out, ", ")
}

func (p *place) agenda(scope graph.Scope, of string) *graph.Agenda {
	p.Helper()
	return must[*graph.Agenda](p)(p.m.Agenda(p.ctx, scope, &of))
}

func agendaSteps(p *place) {
	p.town()
	p.meetings() // AminaBo was due on 2017-05-20, Mosque in 2017-06; Carla has no date, and Gita is done
	for name, days := range map[string]int{"Soon": 3, "Later": 30, "Lately": -3} {
		due := p.daysFromNow(days)
		p.do(p.lena, graph.AddMeeting{
			ID: ptr(meeting(name)), Kind: "MAINTENANCE", Leaders: []string{actor("amina"), actor("farid")}, With: []string{actor("mosque")}, On: on("2017"),
			NextStep: ptr("Call"), Due: &due, Visibility: graph.Project,
		})
	}
	a := p.agenda(p.lena, actor("amina"))
	p.want("Amina's", []any{a.Leader.Name, steps(a.Overdue), steps(a.Due), steps(a.Undated), a.Truncated}, []any{"Amina", "AminaBo, Mosque, Lately", "Soon", "Carla", false})
	p.do(p.lena, graph.AddMeeting{
		ID: ptr(meeting("SomeDay")), Kind: "MAINTENANCE", Leaders: []string{actor("amina")}, With: []string{actor("mosque")}, On: on("2018"), NextStep: ptr("Sing"),
	})
	p.want("without a day, the latest meeting first", steps(p.agenda(p.lena, actor("amina")).Undated), "SomeDay, Carla")
	a = p.agenda(p.mo, actor("farid"))
	p.want("Farid's, whom nobody named alone", []string{steps(a.Overdue), steps(a.Due)}, []string{"Lately", "Soon"})
	p.do(p.lena, graph.ChangeMeeting{ID: meeting("Lately"), ExpectedVersion: 1, DoneOn: graph.To(on(p.daysFromNow(-1)))})
	p.want("one is done", steps(p.agenda(p.mo, actor("farid")).Overdue), "")
}

func agendaWhose(p *place) {
	p.town()
	as := func(role graph.Role, leader *string, areas ...string) graph.Scope {
		return graph.ScopeOf(&graph.Account{ID: id(graph.AccountPrefix, "x"), Role: role, AreaIDs: areas, LeaderID: leader}, p.op.Areas())
	}
	own := must[*graph.Agenda](p)(p.m.Agenda(p.ctx, as(graph.RoleLeader, ptr(actor("amina")), p.dock), nil))
	p.want("one's own", own.Leader.Name, "Amina")
	for _, c := range []struct {
		scope graph.Scope
		of    *string
		want  string
	}{
		{p.lena, nil, "INVALID agenda.nobody for"},
		{p.op, nil, "INVALID agenda.nobody for"},
		{as(graph.RoleLeader, ptr(actor("never")), p.dock), nil, "INVALID agenda.nobody for"},
		{p.lena, ptr(actor("never")), "NOT_FOUND actor.unknown for"},
		{p.cora, ptr(actor("carla")), "NOT_FOUND actor.unknown for"},
		{p.lena, ptr("nonsense"), "NOT_FOUND actor.unknown for"},
		{p.lena, ptr(actor("bo")), "INVALID agenda.leader for"},
		{p.lena, ptr(actor("farid")), "FORBIDDEN area.forbidden for"},
	} {
		_, err := p.m.Agenda(p.ctx, c.scope, c.of)
		p.fails(err, c.want)
	}
	p.want("a coordinator's", p.agenda(p.cora, actor("farid")).Leader.Name, "Farid")
}

func agendaSuggests(p *place) {
	p.town()
	p.want("all are new, and Bo is known", suggested(p.agenda(p.lena, actor("amina"))), "Bo NEW_AND_NEVER_MET, Carla NEW_AND_NEVER_MET")
	p.meetings()
	p.want("met long ago", suggested(p.agenda(p.lena, actor("amina"))), "Bo NOT_MET_LATELY, Carla NOT_MET_LATELY")
	p.do(p.lena, graph.ChangeIssue{ID: issue("rent"), ExpectedVersion: 1, Status: graph.To[graph.IssueStatus]("CHOSEN")})
	p.do(p.lena, graph.Assess{Actor: actor("bo"), Issue: issue("rent"), On: on("2018"), Support: "NEUTRAL", Influence: ptr(3)})
	a := p.agenda(p.lena, actor("amina"))
	p.want("Bo could be moved", suggested(a), "Bo COULD_BE_MOVED, Carla NOT_MET_LATELY")
	p.want("in words", []any{a.Suggestions[1].Sentence, *a.Suggestions[1].LastMet()}, []any{"Amina knows Carla, whom nobody has met since 2017-06.", "2017-06"})
	p.do(p.lena, graph.Assess{Actor: actor("bo"), Issue: issue("rent"), On: on("2019"), Support: "ACTIVE_ALLY", Influence: ptr(3)})
	p.want("and was", suggested(p.agenda(p.lena, actor("amina"))), "Bo NOT_MET_LATELY, Carla NOT_MET_LATELY")
	p.meet(actor("bo"), p.daysFromNow(-3))
	p.want("and met", suggested(p.agenda(p.lena, actor("amina"))), "Carla NOT_MET_LATELY")
}

func agendaHidden(p *place) {
	p.town()
	p.meetings()
	p.want("cora's, who sees Bo met by Amina alone", suggested(p.agenda(p.cora, actor("amina"))), "Bo NOT_MET_LATELY")
	p.do(p.lena, graph.RemoveMeeting{ID: meeting("AminaBo"), ExpectedVersion: 1})
	p.want("a meeting with Carla is hidden from cora", suggested(p.agenda(p.cora, actor("amina"))), "Bo NEW_AND_NEVER_MET")
	p.want("and not from lena", suggested(p.agenda(p.lena, actor("amina"))), "Bo NOT_MET_LATELY, Carla NOT_MET_LATELY")
	p.want("what is to do for cora", steps(p.agenda(p.cora, actor("amina")).Overdue), "Mosque")
}

func agendaSeen(p *place) {
	p.town()
	seen := func(scope graph.Scope, leader string) string {
		p.Helper()
		s := p.agenda(scope, actor(leader)).Seen
		return line(s.Actors, s.Links)
	}
	p.want("Bo and Carla, to lena", seen(p.lena, "amina"), "2 2")
	p.want("Bo, to cora", seen(p.cora, "amina"), "1 1")
	p.want("Gita, whom Farid knows, and Hugo, who is new", seen(p.mo, "farid"), "2 1")
	p.ally("Ida")
	p.want("and Ida, whom Amina does not know", seen(p.lena, "amina"), "3 2")
	p.tie(actor("amina"), graph.FamilyOf, actor("bo"), 0)
	p.tie(actor("amina"), graph.Opposes, p.idOf("Ida"), 0)
	p.want("she knows Bo twice, and opposes Ida", seen(p.lena, "amina"), "3 3")
	p.do(p.cora, graph.AddLink{Type: graph.Knows, From: actor("farid"), To: actor("bo")})
	p.want("Gita, and Bo of Dock, to cora", seen(p.cora, "farid"), "2 2")
}

// agendas are whom nobody has met, and what there is to do.
func (q *asking) agendas() {
	for _, slug := range []string{"dock", "mill"} {
		for _, days := range []int{90, 3650} {
			found, err := q.p.m.Unmet(q.p.ctx, q.scope, slug, days, 100)
			tell(q, found, err, func(u *graph.Unmet) string { return asJSON(u) }, "unmet in %s for %d days", slug, days)
		}
	}
	for _, of := range q.d.few(q.d.leaders) {
		found, err := q.p.m.Agenda(q.p.ctx, q.scope, &of)
		tell(q, found, err, func(a *graph.Agenda) string { return asJSON(a) }, "the agenda of %s", of)
	}
	_, err := q.p.m.Agenda(q.p.ctx, q.scope, nil)
	tell(q, 0, err, func(int) string { return "" }, "one's own agenda")
}
