package graphtest

import (
	"strings"

	"github.com/allymap/allymap/graph"
)

var historyClaims = []claim{
	{"an actor's history has its own changes, its links' and its assessments', each once", historyWhole},
	{"a hidden link or assessment puts nothing in the history", historyHidden},
	{"history comes in pages both ways, oldest first", historyPages},
	{"the history of many actors comes at once, each with its own", historyOfMany},
	{"a removed actor keeps its history, to whom it was last shown", historyOfRemoved},
	{"a link and an assessment have a history of their own", func(p *place) {
		p.aloneTown()
		stand := id(graph.AssessmentPrefix, "Stand")
		p.do(p.lena, graph.AddLink{ID: ptr(link("Tie")), Type: graph.Knows, From: actor("amina"), To: actor("farid"), Visibility: graph.Project})
		p.do(p.lena, graph.Assess{ID: &stand, Actor: actor("amina"), Issue: issue("rent"), Support: "NEUTRAL", Visibility: graph.Project})
		p.do(p.lena, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: 1, JobTitle: graph.To(ptr("Cook"))})
		p.do(p.lena, graph.ChangeLink{ID: link("Tie"), ExpectedVersion: 1, Strength: graph.To(ptr(3))})
		p.want("the tie's", p.history(p.mo, link("Tie")), "ADDED Tie | CHANGED Tie")
		p.want("the assessment's", p.history(p.mo, stand), "ADDED Stand")
	}},
	{"of a large change the past of one holds what concerns it, and the newest come first", historyPast},
	{"the history of what is hidden or unknown is empty", func(p *place) {
		p.town()
		for _, of := range []string{actor("gita"), actor("nobody"), link("GitaCouncil"), "", "act_\xff"} {
			p.want("of "+of, p.history(p.lena, of), "")
			p.want("the past of "+of, p.past(p.lena, of, 10), "")
		}
	}},
}

func (p *place) historyPages(scope graph.Scope, of string) func(graph.PageArgs) (*graph.Page[*graph.Change], error) {
	return func(args graph.PageArgs) (*graph.Page[*graph.Change], error) {
		pages, err := p.m.History(p.ctx, scope, []string{of}, args)
		if err != nil {
			return nil, err
		}
		return pages[of], nil
	}
}

func (p *place) history(scope graph.Scope, of string) string {
	p.Helper()
	page := must[*graph.Page[*graph.Change]](p)(p.historyPages(scope, of)(graph.PageArgs{}))
	p.want("the total", must[map[string]int](p)(p.m.Total(p.ctx, scope, page.Filter))[of], len(page.Items))
	var out []string
	for _, c := range page.Items {
		out = append(out, touched(c))
	}
	return strings.Join(out, " | ")
}

// past is what touched a record, the newest change first.
func (p *place) past(scope graph.Scope, of string, limit int) string {
	p.Helper()
	var out []string
	for _, c := range must[[]*graph.Change](p)(p.store.Past(p.ctx, scope, of, limit)) {
		out = append(out, touched(c))
	}
	return strings.Join(out, " | ")
}

func historyPast(p *place) {
	p.town()
	last := "ADDED AminaFarid"
	p.want("Amina's, as cora sees it", p.past(p.cora, actor("amina"), 10), last+" | ADDED amina, ADDED AminaBo, ADDED AminaMosque")
	p.want("as mo does, to whom Bo is hidden", p.past(p.mo, actor("amina"), 10), last+" | ADDED amina, ADDED AminaMosque")
	p.want("the newest", p.past(p.mo, actor("amina"), 1), last)
	p.want("a link's own", p.past(p.cora, link("AminaBo"), 10), "ADDED AminaBo")
	p.want("an assessment's actor's", p.past(p.cora, actor("council"), 10), "ADDED council | ADDED council, ADDED GitaCouncil")
	past := must[[]*graph.Change](p)(p.store.Past(p.ctx, p.cora, actor("amina"), 10))
	whole := must[map[string][]*graph.Change](p)(p.store.History(p.ctx, p.cora, []string{actor("amina")}, graph.Range{Limit: 10, Descending: true}))
	for i, c := range whole[actor("amina")] {
		p.want("by whom and when", []any{past[i].ID, past[i].At, *past[i].ByID, past[i].Undoes == nil}, []any{c.ID, c.At, *c.ByID, c.Undoes == nil})
	}
	p.want("areas of what concerns her alone", past[1].AreaIDs, []string{p.dock})
	p.do(p.lena, graph.RemoveLink{ID: link("AminaFarid"), ExpectedVersion: 1})
	p.want("what was removed is told too", p.past(p.mo, actor("farid"), 1), "REMOVED AminaFarid")
}

func (p *place) aloneTown() {
	p.Helper()
	p.do(p.lena, graph.AddActor{ID: ptr(actor("amina")), Kind: graph.KindLeader, Area: "dock", Name: "Amina", Visibility: graph.Project})
	p.do(p.mo, graph.AddActor{ID: ptr(actor("farid")), Kind: graph.KindLeader, Area: "mill", Name: "Farid", Visibility: graph.Project})
	p.do(p.lena, graph.AddIssue{ID: ptr(issue("rent")), Area: "dock", Title: "Rent", Visibility: graph.Project})
}

func historyWhole(p *place) {
	p.aloneTown()
	p.do(p.lena, graph.AddLink{ID: ptr(link("Tie")), Type: graph.Knows, From: actor("amina"), To: actor("farid"), Visibility: graph.Project})
	p.do(p.lena, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: 1, JobTitle: graph.To(ptr("Cook"))})
	p.do(p.lena, graph.ChangeLink{ID: link("Tie"), ExpectedVersion: 1, Strength: graph.To(ptr(3))})
	p.do(p.lena, graph.Assess{ID: ptr(id(graph.AssessmentPrefix, "Stand")), Actor: actor("amina"), Issue: issue("rent"), Support: "NEUTRAL", Visibility: graph.Project})
	gone := p.do(p.lena, graph.RemoveLink{ID: link("Tie"), ExpectedVersion: 2})
	for _, scope := range []graph.Scope{p.lena, p.mo, p.cora} {
		p.want("Amina's", p.history(scope, actor("amina")), "ADDED amina | ADDED Tie | CHANGED amina | CHANGED Tie | ADDED Stand | REMOVED Tie")
		p.want("Farid's", p.history(scope, actor("farid")), "ADDED farid | ADDED Tie | CHANGED Tie | REMOVED Tie")
	}
	p.do(p.lena, graph.Undo{Change: gone.Change.ID})
	p.want("undone", p.history(p.mo, actor("farid")), "ADDED farid | ADDED Tie | CHANGED Tie | REMOVED Tie | ADDED Tie")
	p.do(p.lena, graph.RemoveIssue{ID: issue("rent"), ExpectedVersion: 1})
	p.want("with the issue went an assessment", strings.HasSuffix(p.history(p.mo, actor("amina")), " | ADDED Tie | REMOVED rent, REMOVED Stand"), true)
}

func historyHidden(p *place) {
	p.aloneTown()
	p.do(p.cora, graph.AddLink{ID: ptr(link("Secret")), Type: graph.Knows, From: actor("amina"), To: actor("farid"), Visibility: graph.Private})
	p.do(p.mo, graph.AddActor{ID: ptr(actor("gita")), Kind: graph.KindAlly, Area: "mill", Name: "Gita", Link: &graph.FirstLink{Type: graph.Knows, To: ptr(actor("farid"))}})
	p.do(p.lena, graph.Assess{Actor: actor("farid"), Issue: issue("rent"), Support: "NEUTRAL"})
	p.want("as lena sees it", strings.Count(p.history(p.lena, actor("farid")), "|"), 1)
	p.want("as cora sees it", strings.Count(p.history(p.cora, actor("farid")), "|"), 3)
	p.want("Amina's, as mo sees it", p.history(p.mo, actor("amina")), "ADDED amina")
	// In one change, a hidden link of Farid's and a record that lena sees: it is no part of his history to her.
	removed := p.do(p.cora, graph.RemoveActor{ID: actor("amina"), ExpectedVersion: 1})
	p.want("cora's own", touched(removed.Change), "REMOVED amina, REMOVED Secret")
	p.want("Farid's, as lena sees it", strings.Count(p.history(p.lena, actor("farid")), "amina"), 0)
	p.want("Farid's, as cora sees it", strings.HasSuffix(p.history(p.cora, actor("farid")), "REMOVED amina, REMOVED Secret"), true)
}

func historyPages(p *place) {
	p.aloneTown()
	want := []string{"ADDED amina"}
	for i := range 8 {
		p.do(p.lena, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: i + 1, Tags: graph.To([]string{strings.Repeat("t", i+1)})})
		want = append(want, "CHANGED amina")
	}
	everyWay(p, "history", want, touched, p.historyPages(p.mo, actor("amina")), 1, 3, 7, 100)
	page := must[*graph.Page[*graph.Change]](p)(p.historyPages(p.mo, actor("amina"))(graph.PageArgs{First: ptr(1)}))
	_, err := p.historyPages(p.mo, actor("farid"))(graph.PageArgs{After: &page.Cursors[0]})
	p.fails(err, "INVALID cursor.other after")
}

func historyOfMany(p *place) {
	p.town()
	pages := must[map[string]*graph.Page[*graph.Change]](p)(p.m.History(p.ctx, p.mo, []string{actor("amina"), actor("farid"), actor("bo")}, graph.PageArgs{First: ptr(1)}))
	p.want("Amina's first", touched(pages[actor("amina")].Items[0]), "ADDED amina, ADDED mosque, ADDED AminaMosque, ADDED rent")
	p.want("there is more", pages[actor("amina")].HasNext, true)
	p.want("Farid's first", strings.HasPrefix(touched(pages[actor("farid")].Items[0]), "ADDED farid, ADDED gita"), true)
	p.want("hidden Bo's", pages[actor("bo")].Items, []*graph.Change{})
}

func historyOfRemoved(p *place) {
	p.aloneTown()
	p.do(p.lena, graph.AddLink{ID: ptr(link("Tie")), Type: graph.Knows, From: actor("amina"), To: actor("farid"), Visibility: graph.Project})
	p.do(p.lena, graph.RemoveActor{ID: actor("amina"), ExpectedVersion: 1})
	p.want("Amina's", p.history(p.mo, actor("amina")), "ADDED amina | ADDED Tie | REMOVED amina, REMOVED Tie")
	p.want("Farid's", p.history(p.mo, actor("farid")), "ADDED farid | ADDED Tie | REMOVED amina, REMOVED Tie")
}
