package graphtest

import (
	"strings"

	"github.com/allymap/allymap/graph"
)

var undoClaims = []claim{
	{"each kind of edit is undone by a new change", undoEach},
	{"a removed actor comes back with what was hidden of it", undoBringsHidden},
	{"an undo is undone as any change is", undoOfUndo},
	{"a change is undone once", func(p *place) {
		p.town()
		c := p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Boris")}).Change.ID
		p.do(p.lena, graph.Undo{Change: c})
		p.refused(p.lena, graph.Undo{Change: c}, "CONFLICT undo.moved change")
		p.want("his name", p.actorOf(p.lena, actor("bo")).Name, "Bo")
	}},
	{"what moved since is not undone", undoMoved},
	{"what gained links or assessments since is not undone", undoGained},
	{"what is hidden and came later goes along, unmentioned", undoGainedHidden},
	{"who may not write there may not undo", undoForbidden},
	{"nobody makes another's record private by undoing", undoPrivate},
	{"a change of which nothing is seen is not there to be undone", undoHidden},
	{"a tie that was told again since does not come back beside it", undoTwin},
	{"a link does not come back to an end that it no longer fits", undoMisfit},
	{"a link whose end went later is not brought back alone", undoEndGone},
	{"whoever removed an actor brings back its links of other areas too", undoOthersLinks},
}

// undone carries out an edit and takes it back, and gives the change that did.
func (p *place) undone(scope graph.Scope, e graph.Edit) *graph.Change {
	p.Helper()
	done := p.do(scope, e).Change
	out := p.do(scope, graph.Undo{Change: done.ID})
	p.want("it says what it undid", []any{*out.Change.Undoes, out.UndoneID}, []any{done.ID, done.ID})
	return out.Change
}

func undoEach(p *place) {
	p.town()
	bo, tie, rent := written(p.actorOf(p.lena, actor("bo"))), link("AminaBo"), issue("rent")
	same := func(what string) {
		p.Helper()
		got := p.actorOf(p.lena, actor("bo"))
		got.Version = 1
		p.want(what, written(got), bo)
	}
	p.want("added with a link", len(p.undone(p.lena, graph.AddActor{ID: ptr(actor("ines")), Kind: graph.KindAlly, Area: "dock", Name: "Ines", Link: &graph.FirstLink{Type: graph.Knows, To: ptr(actor("bo"))}}).Records), 2)
	p.want("she is gone", p.present(p.lena, actor("ines")), "")
	p.want("changed", touched(p.undone(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Boris"), Tags: graph.To([]string{"x"}), NoIntermediary: graph.To(true)})), "CHANGED bo")
	same("changed")
	p.want("another kind", touched(p.undone(p.lena, graph.ChangeActorKind{ID: actor("bo"), ExpectedVersion: 3, Kind: graph.KindLeader})), "CHANGED bo")
	same("another kind")
	p.want("his version", p.actorOf(p.lena, actor("bo")).Version, 5)
	p.want("removed", touched(p.undone(p.lena, graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 5})), "ADDED bo, ADDED AminaBo, ADDED BoClinic, ADDED bo")
	same("removed")
	p.want("his version", p.actorOf(p.lena, actor("bo")).Version, 6)
	p.want("his links", p.linksOf(p.cora, actor("bo"), graph.Both), "AminaBo, BoClinic, BoGita")
	p.want("his assessments", p.assessmentsOf(p.lena, actor("bo"), ""), "2017-05 UNKNOWN")
	p.want("found again", p.found(p.lena, "bo"), "Bo EXACT")
	p.want("a link added", touched(p.undone(p.lena, graph.AddLink{ID: ptr(link("Kin")), Type: graph.FamilyOf, From: actor("amina"), To: actor("bo")})), "REMOVED Kin")
	p.want("a link changed", touched(p.undone(p.lena, graph.ChangeLink{ID: tie, ExpectedVersion: 2, Strength: graph.To[*int](nil)})), "CHANGED AminaBo")
	p.want("as it was", line(*p.link(p.lena, tie).Strength, p.link(p.lena, tie).Version), "4 4")
	p.want("a link removed", touched(p.undone(p.lena, graph.RemoveLink{ID: tie, ExpectedVersion: 4})), "ADDED AminaBo")
	p.want("as it was", line(*p.link(p.lena, tie).Strength, p.link(p.lena, tie).Version), "4 5")
	p.want("an issue added", touched(p.undone(p.lena, graph.AddIssue{ID: ptr(issue("food")), Area: "dock", Title: "Food"})), "REMOVED food")
	p.want("an issue changed", touched(p.undone(p.lena, graph.ChangeIssue{ID: rent, ExpectedVersion: 1, Title: graph.To("Rents")})), "CHANGED rent")
	p.want("an issue removed", touched(p.undone(p.lena, graph.RemoveIssue{ID: rent, ExpectedVersion: 3})), "ADDED rent, ADDED bo, ADDED council")
	p.want("an assessment", touched(p.undone(p.lena, graph.Assess{ID: ptr(id(graph.AssessmentPrefix, "new")), Actor: actor("bo"), Issue: rent, Support: "NEUTRAL"})), "REMOVED new")
	p.want("his assessments", p.assessmentsOf(p.lena, actor("bo"), ""), "2017-05 UNKNOWN")
}

func undoBringsHidden(p *place) {
	p.town()
	out := p.do(p.cora, graph.RemoveActor{ID: actor("amina"), ExpectedVersion: 1})
	p.want("what cora is told", shorts(out.RemovedLinks), "AminaBo, AminaFarid, AminaMosque")
	p.want("lena's own is gone too", p.present(p.lena, link("CarlaAmina")), "")
	back := p.do(p.cora, graph.Undo{Change: out.Change.ID})
	p.want("what cora is told", touched(back.Change), "ADDED amina, ADDED AminaBo, ADDED AminaFarid, ADDED AminaMosque")
	p.want("lena's own is back too", p.present(p.lena, link("CarlaAmina")), "CarlaAmina")
}

func undoOfUndo(p *place) {
	p.town()
	c := p.do(p.lena, graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 1}).Change.ID
	u := p.do(p.lena, graph.Undo{Change: c}).Change.ID
	uu := p.do(p.lena, graph.Undo{Change: u})
	p.want("gone again, the last first", touched(uu.Change), "REMOVED bo, REMOVED BoClinic, REMOVED AminaBo, REMOVED bo")
	p.do(p.lena, graph.Undo{Change: uu.Change.ID})
	p.want("and back", p.linksOf(p.cora, actor("bo"), graph.Both), "AminaBo, BoClinic, BoGita")
	p.refused(p.lena, graph.Undo{Change: u}, strings.Repeat("CONFLICT undo.moved change; ", 3)+"CONFLICT undo.moved change")
}

func undoMoved(p *place) {
	p.town()
	c := p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Boris")}).Change.ID
	p.do(p.cora, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 2, Summary: graph.To(ptr("x"))})
	p.refused(p.lena, graph.Undo{Change: c}, "CONFLICT undo.moved change")
	r := p.do(p.lena, graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 3}).Change.ID
	p.refused(p.lena, graph.Undo{Change: c}, "CONFLICT undo.moved change")
	p.do(p.lena, graph.Undo{Change: r})
	p.want("he is as he was", line(p.actorOf(p.lena, actor("bo")).Name, *p.actorOf(p.lena, actor("bo")).Summary), "Boris x")
}

func undoGained(p *place) {
	p.town()
	e := p.addAlly("Ines")
	e.ID = ptr(actor("ines"))
	c := p.do(p.lena, e).Change.ID
	tie := p.do(p.lena, graph.AddLink{Type: graph.Knows, From: actor("ines"), To: actor("bo")}).Link.ID
	p.refused(p.lena, graph.Undo{Change: c}, "CONFLICT undo.moved change")
	p.do(p.lena, graph.RemoveLink{ID: tie, ExpectedVersion: 1})
	p.do(p.lena, graph.Undo{Change: c})
	i := p.do(p.lena, graph.AddIssue{ID: ptr(issue("food")), Area: "dock", Title: "Food"}).Change.ID
	a := p.do(p.lena, graph.Assess{Actor: actor("bo"), Issue: issue("food"), Support: "NEUTRAL"})
	p.refused(p.lena, graph.Undo{Change: i}, "CONFLICT undo.moved change")
	p.do(p.lena, graph.Undo{Change: a.Change.ID})
	p.do(p.lena, graph.Undo{Change: i})
}

func undoGainedHidden(p *place) {
	p.town()
	e := p.addAlly("Ines")
	e.ID = ptr(actor("ines"))
	c := p.do(p.lena, e).Change.ID
	secret := p.do(p.cora, graph.AddLink{Type: graph.Knows, From: actor("ines"), To: actor("gita"), Visibility: graph.Private}).Link.ID
	out := p.do(p.lena, graph.Undo{Change: c})
	p.want("what lena is told", touched(out.Change), "REMOVED ines")
	p.want("cora's is gone", p.present(p.cora, secret), "")
	p.do(p.lena, graph.Undo{Change: out.Change.ID})
	p.want("and back", p.present(p.cora, secret), short(secret))
}

func undoForbidden(p *place) {
	p.town()
	c := p.do(p.lena, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: 1, Name: graph.To("Aminah")}).Change.ID
	p.refused(p.mo, graph.Undo{Change: c}, "FORBIDDEN area.forbidden change")
	p.do(p.cora, graph.Undo{Change: c})
	area := p.do(p.ada, graph.ChangeArea{ID: p.dock, ExpectedVersion: 1, Name: graph.To("Docks")}).Change.ID
	p.refused(p.cora, graph.Undo{Change: area}, "FORBIDDEN role.admin")
	p.refused(p.lena, graph.Undo{Change: area}, "FORBIDDEN role.admin")
}

func undoPrivate(p *place) {
	p.town()
	c := p.do(p.lena, graph.ChangeActor{ID: actor("carla"), ExpectedVersion: 1, Visibility: graph.To(graph.InArea)}).Change.ID
	p.want("cora sees her now", p.present(p.cora, actor("carla"), c), shorts([]string{actor("carla"), c}))
	p.refused(p.cora, graph.Undo{Change: c}, "FORBIDDEN visibility.creator change")
	p.do(p.lena, graph.Undo{Change: c})
	p.want("and no more", p.present(p.cora, actor("carla"), c), "")
}

func undoHidden(p *place) {
	p.town()
	never := id(graph.ChangePrefix, "never")
	c := p.do(p.lena, graph.ChangeActor{ID: actor("carla"), ExpectedVersion: 1, Name: graph.To("Carol")}).Change.ID
	undo := func(id string) graph.Edit { return graph.Undo{Change: id} }
	p.sameRefusal(p.cora, c, never, undo)
	// Seen when it was made, hidden since, and then gone: it answers as if it never was.
	e := p.addAlly("Ines")
	e.ID = ptr(actor("ines"))
	c = p.do(p.lena, e).Change.ID
	p.do(p.lena, graph.ChangeActor{ID: actor("ines"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	p.sameRefusal(p.cora, c, never, undo)
	p.do(p.lena, graph.RemoveActor{ID: actor("ines"), ExpectedVersion: 2})
	p.sameRefusal(p.cora, c, never, undo)
	// A link is hidden with its end, gone or not.
	tie := p.do(p.lena, graph.AddLink{Type: graph.FamilyOf, From: actor("amina"), To: actor("bo"), Visibility: graph.Project})
	p.do(p.lena, graph.RemoveLink{ID: tie.Link.ID, ExpectedVersion: 1})
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	p.do(p.lena, graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 2})
	p.sameRefusal(p.cora, tie.Change.ID, never, undo)
	p.sameRefusal(p.lena, link("AminaBo"), never, undo)
}

func undoTwin(p *place) {
	p.town()
	c := p.do(p.lena, graph.RemoveLink{ID: link("AminaBo"), ExpectedVersion: 1}).Change.ID
	again := p.do(p.lena, graph.AddLink{Type: graph.Knows, From: actor("bo"), To: actor("amina")}).Link.ID
	out := p.refused(p.lena, graph.Undo{Change: c}, "INVALID link.duplicate change")
	p.want("named", out.Refused[0].Values, []string{again})
	p.do(p.lena, graph.RemoveLink{ID: again, ExpectedVersion: 1})
	p.do(p.lena, graph.Undo{Change: c})
}

func undoMisfit(p *place) {
	p.town()
	p.do(p.lena, graph.AddLink{ID: ptr(link("Snow")), Type: graph.SupportsLeader, From: actor("amina"), To: actor("bo")})
	gone := p.do(p.lena, graph.RemoveLink{ID: link("Snow"), ExpectedVersion: 1}).Change.ID
	kind := p.do(p.lena, graph.ChangeActorKind{ID: actor("amina"), ExpectedVersion: 1, Kind: graph.KindAlly}).Change.ID
	p.refused(p.lena, graph.Undo{Change: gone}, "INVALID link.ends change")
	p.do(p.lena, graph.Undo{Change: kind})
	p.do(p.lena, graph.Undo{Change: gone})
	kind = p.do(p.lena, graph.ChangeActorKind{ID: actor("bo"), ExpectedVersion: 1, Kind: graph.KindLeader}).Change.ID
	p.do(p.lena, graph.AddLink{ID: ptr(link("Snow2")), Type: graph.SupportsLeader, From: actor("bo"), To: actor("farid")})
	p.refused(p.lena, graph.Undo{Change: kind}, "INVALID kind.links change")
}

func undoEndGone(p *place) {
	p.town()
	tie := p.do(p.lena, graph.RemoveLink{ID: link("AminaBo"), ExpectedVersion: 1}).Change.ID
	bo := p.do(p.lena, graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 1}).Change.ID
	p.want("the change is seen", p.present(p.lena, tie), short(tie))
	p.refused(p.lena, graph.Undo{Change: tie}, "CONFLICT undo.ends change")
	p.do(p.lena, graph.Undo{Change: bo})
	p.do(p.lena, graph.Undo{Change: tie})
	p.want("his links", p.linksOf(p.lena, actor("bo"), graph.Both), "AminaBo, BoClinic")
}

func undoOthersLinks(p *place) {
	p.town()
	// FaridMosque is everybody's to see, and Mill's.
	c := p.do(p.lena, graph.RemoveActor{ID: actor("mosque"), ExpectedVersion: 1})
	p.want("what went", shorts(c.RemovedLinks), "AminaMosque, FaridMosque")
	p.do(p.lena, graph.Undo{Change: c.Change.ID})
	p.want("is back", p.linksOf(p.mo, actor("mosque"), graph.Both), "AminaMosque, FaridMosque")
	p.refused(p.lena, graph.RemoveLink{ID: link("FaridMosque"), ExpectedVersion: 2}, "FORBIDDEN area.forbidden id")
}
