package graphtest

import (
	"fmt"

	"github.com/allymap/allymap/graph"
)

var batchClaims = []claim{
	{"a batch is one change of all that it did", batchOneChange},
	{"what is refused in a batch is left out, and the rest is done", batchRefusals},
	{"later edits of a batch name what earlier ones add, an area too", batchNamesEarlier},
	{"a batch that comes and goes leaves nothing", batchComesAndGoes},
	{"a rehearsal says what a batch would do, and writes nothing", rehearsed},
	{"an empty batch is nothing", func(p *place) {
		p.want("none", len(must[[]graph.Outcome](p)(p.m.DoAll(p.ctx, p.op, nil))), 0)
		p.want("rehearsed", len(must[[]graph.Outcome](p)(p.m.Rehearse(p.ctx, p.op, nil))), 0)
		p.want("changes", len(p.changes(p.op, "dock")), 1)
	}},
	{"a batch of hundreds is one change", batchOfHundreds},
	{"an operator's change leaves alone what a person changed since", untouched},
}

func batchOneChange(p *place) {
	outs := p.all(p.op,
		graph.AddActor{ID: ptr(actor("a")), Kind: graph.KindAlly, Area: "dock", Name: "A"},
		graph.AddActor{ID: ptr(actor("b")), Kind: graph.KindAlly, Area: "mill", Name: "B"},
		graph.AddLink{ID: ptr(link("t")), Type: graph.Knows, From: actor("a"), To: actor("b")},
		graph.AddIssue{ID: ptr(issue("i")), Area: "dock", Title: "I"},
		graph.Assess{ID: ptr(id(graph.AssessmentPrefix, "s")), Actor: actor("b"), Issue: issue("i"), Support: "NEUTRAL"},
		graph.ChangeActor{ID: actor("a"), ExpectedVersion: 1, Name: graph.To("A2")},
	)
	for _, out := range outs {
		p.want("one change", out.Change.ID, outs[0].Change.ID)
	}
	p.want("what it did", p.lastChange(p.op, "dock"), "ADDED a, ADDED b, ADDED t, ADDED i, ADDED s")
	p.want("in both areas", p.changeIDs(p.op, "mill"), p.changeIDs(p.op, "dock"))
	p.want("A, changed in the batch that added it", line(p.actorOf(p.op, actor("a")).Name, p.actorOf(p.op, actor("a")).Version), "A2 2")
	p.want("the history of A", p.history(p.op, actor("a")), "ADDED a, ADDED b, ADDED t, ADDED i, ADDED s")
	p.do(p.op, graph.Undo{Change: outs[0].Change.ID})
	p.want("undone whole", p.present(p.op, actor("a"), actor("b"), link("t"), issue("i"), id(graph.AssessmentPrefix, "s")), "")
}

func batchRefusals(p *place) {
	outs := must[[]graph.Outcome](p)(p.m.DoAll(p.ctx, p.lena, []graph.Edit{
		p.addAlly("A"), p.addAlly(""),
		graph.AddActor{Kind: graph.KindAlly, Area: "mill", Name: "M"},
		graph.AddLink{Type: graph.Knows, From: actor("x"), To: actor("y")},
		p.addAlly("B"),
	}))
	var got []string
	for _, out := range outs {
		got = append(got, told(out.Refused))
		p.want("a change where there is no refusal", out.Change != nil, len(out.Refused) == 0)
	}
	p.want("refusals", got, []string{
		"", "INVALID name.empty name", "FORBIDDEN area.forbidden area",
		"NOT_FOUND actor.unknown from; NOT_FOUND actor.unknown to", "",
	})
	p.want("the rest", p.seenIn(p.lena, "dock"), "A, B")
	before := p.changeIDs(p.lena, "dock")
	must[[]graph.Outcome](p)(p.m.DoAll(p.ctx, p.lena, []graph.Edit{p.addAlly(""), p.addAlly("\x00")}))
	p.want("of refusals alone, no change", p.changeIDs(p.lena, "dock"), before)
}

func batchNamesEarlier(p *place) {
	for _, scope := range []graph.Scope{p.op, p.ada} {
		slug := "quay-" + map[bool]string{true: "op", false: "ada"}[scope.Account() == nil]
		outs := p.all(scope,
			graph.AddArea{Slug: slug, Name: "Quay"},
			graph.AddActor{ID: ptr(actor(slug[5:] + "a")), Kind: graph.KindAlly, Area: slug, Name: "A"},
			graph.AddActor{ID: ptr(actor(slug[5:] + "b")), Kind: graph.KindOrganisation, Area: slug, Name: "B", Link: &graph.FirstLink{Type: graph.WorksFor, From: ptr(actor(slug[5:] + "a"))}},
			graph.AddLink{Type: graph.BoardOf, From: actor(slug[5:] + "a"), To: actor(slug[5:] + "b")},
		)
		p.want("the new area's", outs[3].Link.AreaID, outs[0].Area.ID)
		now := must[graph.Scope](p)(p.m.Operator(p.ctx))
		p.want("who is there", p.seenIn(now, slug), "A, B")
		p.want("the change is the new area's", p.changeIDs(now, slug), []string{outs[0].Change.ID})
	}
	twice := must[[]graph.Outcome](p)(p.m.DoAll(p.ctx, p.op, []graph.Edit{
		graph.AddActor{ID: ptr(actor("c")), Kind: graph.KindAlly, Area: "dock", Name: "C"},
		graph.AddActor{ID: ptr(actor("c")), Kind: graph.KindAlly, Area: "dock", Name: "C again"},
		graph.AddActor{ID: ptr(actor("d")), Kind: graph.KindAlly, Area: "dock", Name: "D"},
		graph.AddLink{Type: graph.Knows, From: actor("c"), To: actor("d")},
		graph.AddLink{Type: graph.Knows, From: actor("d"), To: actor("c")},
		graph.AddArea{Slug: "dock", Name: "D"},
		graph.AddArea{Slug: "pier", Name: "P"},
		graph.AddArea{Slug: "pier", Name: "P"},
	}))
	var got []string
	for _, out := range twice {
		got = append(got, told(out.Refused))
	}
	p.want("what is there twice", got, []string{"", "INVALID id.taken id", "", "", "INVALID link.duplicate type", "INVALID slug.taken slug", "", "INVALID slug.taken slug"})
}

func batchComesAndGoes(p *place) {
	p.town()
	p.all(p.op,
		graph.AddActor{ID: ptr(actor("x")), Kind: graph.KindAlly, Area: "dock", Name: "X", Link: &graph.FirstLink{Type: graph.Knows, To: ptr(actor("bo"))}},
		graph.RemoveActor{ID: actor("x"), ExpectedVersion: 1},
		graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Boris")},
		graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 2, Name: graph.To("Bob")},
		graph.ChangeActor{ID: actor("clinic"), ExpectedVersion: 1, Name: graph.To("Surgery")},
		graph.RemoveActor{ID: actor("clinic"), ExpectedVersion: 2},
	)
	p.want("what it did", p.lastChange(p.lena, "dock"), "CHANGED bo, REMOVED clinic, REMOVED BoClinic")
	p.want("Bo", line(p.actorOf(p.lena, actor("bo")).Name, p.actorOf(p.lena, actor("bo")).Version), "Bob 3")
	p.want("X", p.present(p.op, actor("x")), "")
	p.want("his links", p.linksOf(p.lena, actor("bo"), graph.Both), "AminaBo")
}

func rehearsed(p *place) {
	p.town()
	before := p.changeIDs(p.op, "dock")
	edits := []graph.Edit{
		graph.AddArea{Slug: "quay", Name: "Quay"},
		graph.AddActor{Kind: graph.KindAlly, Area: "quay", Name: "Q"},
		p.addAlly("A"), p.addAlly(""),
		graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 1},
	}
	for range 2 {
		outs := must[[]graph.Outcome](p)(p.m.Rehearse(p.ctx, p.op, edits))
		p.want("it would add", outs[1].Actor.Name+" "+outs[2].Actor.Name, "Q A")
		p.want("it would refuse", told(outs[3].Refused), "INVALID name.empty name")
		p.want("it would remove", shorts(outs[4].RemovedLinks), "AminaBo, BoClinic, BoGita")
	}
	p.want("the log", p.changeIDs(p.op, "dock"), before)
	p.want("the areas", len(must[[]*graph.Area](p)(p.store.Areas(p.ctx))), 2)
	p.want("the list", p.seenIn(p.op, "dock"), "Amina, Bo, Clinic, Mosque")
}

func batchOfHundreds(p *place) {
	const many = 300
	edits := make([]graph.Edit, 0, 2*many)
	for i := range many {
		edits = append(edits, graph.AddActor{ID: ptr(actor(fmt.Sprintf("n%dx", i))), Kind: graph.KindAlly, Area: "dock", Name: fmt.Sprint("N", i)})
		if i > 0 {
			edits = append(edits, graph.AddLink{Type: graph.Knows, From: actor(fmt.Sprintf("n%dx", i-1)), To: actor(fmt.Sprintf("n%dx", i))})
		}
	}
	outs := p.all(p.op, edits...)
	p.want("its records", len(outs[0].Change.Records), 2*many-1)
	whole := must[*graph.AreaMap](p)(p.m.Whole(p.ctx, p.lena, "dock"))
	p.want("the map", []int{len(whole.Actors), len(whole.Links)}, []int{many, many - 1})
	p.want("the log", len(p.changes(p.lena, "dock")), 2)
	p.want("a history", len(p.changes(p.lena, "dock")[1].Records), 2*many-1)
}

func untouched(p *place) {
	bo := p.do(p.op, graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: "Bo"}).Actor.ID
	p.do(p.op, graph.ChangeActor{ID: bo, ExpectedVersion: 1, Summary: graph.To(ptr("1")), Untouched: true})
	tie := p.do(p.lena, graph.AddLink{Type: graph.Knows, From: bo, To: p.ally("Ines")}).Link.ID
	p.do(p.op, graph.ChangeActor{ID: bo, ExpectedVersion: 2, Summary: graph.To(ptr("2")), Untouched: true})
	p.do(p.lena, graph.ChangeActor{ID: bo, ExpectedVersion: 3, JobTitle: graph.To(ptr("Cook"))})
	out := p.refused(p.op, graph.ChangeActor{ID: bo, ExpectedVersion: 4, Summary: graph.To(ptr("3")), Untouched: true}, "CONFLICT record.edited")
	p.want("as it is", *out.Actor.JobTitle, "Cook")
	p.refused(p.op, graph.ChangeLink{ID: tie, ExpectedVersion: 1, Strength: graph.To(ptr(3)), Untouched: true}, "CONFLICT record.edited")
	p.do(p.op, graph.ChangeActor{ID: bo, ExpectedVersion: 4, Summary: graph.To(ptr("3"))})
	p.do(p.op, graph.ChangeActor{ID: bo, ExpectedVersion: 5, Summary: graph.To(ptr("4")), Untouched: true})
}
