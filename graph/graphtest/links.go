package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

var linkClaims = []claim{
	{"an actor's links come by the other end's name, with that end", linksByName},
	{"OUT, IN and BOTH choose, and a symmetric link passes whichever it is", directions},
	{"a link is read from either end: direction and label", labels},
	{"types choose, and the total counts what they choose", linkTypesChoose},
	{"parallel links are all there", parallel},
	{"links of many actors come at once, each with its own page", linksOfMany},
	{"a degree counts what the asker sees", degrees},
	{"a hub of 300 is read in pages", hub},
	{"a link's own name order follows a change of name", renamedEnd},
	{"every field of a link is kept as it was given", linkKept},
	{"a link found by id brings both its ends", linkByID},
	{"a lone actor has an empty page of links", lone},
	{"LinkCursor is the cursor that the list gives out", linkCursors},
	{"the links of an actor that is hidden, gone or unknown are none", linksOfNobody},
}

func (p *place) linkPages(scope graph.Scope, q graph.LinksQuery) func(graph.PageArgs) (*graph.Page[*graph.Link], error) {
	return func(args graph.PageArgs) (*graph.Page[*graph.Link], error) {
		pages, err := p.m.Links(p.ctx, scope, q, args)
		if err != nil {
			return nil, err
		}
		return pages[q.Of[0]], nil
	}
}

func (p *place) linksOf(scope graph.Scope, of string, d graph.Direction, types ...graph.LinkType) string {
	p.Helper()
	page := must[*graph.Page[*graph.Link]](p)(p.linkPages(scope, graph.LinksQuery{Of: []string{of}, Direction: d, Types: types})(graph.PageArgs{}))
	if page.Items == nil {
		p.Errorf("the links of %s are nil, not empty", of)
	}
	total := must[map[string]int](p)(p.m.Total(p.ctx, scope, page.Filter))[of]
	p.want("the total of "+of, total, len(page.Items))
	return linkIDs(page.Items)
}

func linksByName(p *place) {
	p.town()
	p.want("Amina's, as lena sees them", p.linksOf(p.lena, actor("amina"), graph.Both), "AminaBo, CarlaAmina, AminaFarid, AminaMosque")
	p.want("Amina's, as mo sees them", p.linksOf(p.mo, actor("amina"), graph.Both), "AminaFarid, AminaMosque")
	p.want("Bo's, as cora sees them", p.linksOf(p.cora, actor("bo"), ""), "AminaBo, BoClinic, BoGita")
	page := must[*graph.Page[*graph.Link]](p)(p.linkPages(p.lena, graph.LinksQuery{Of: []string{actor("amina")}})(graph.PageArgs{}))
	for i, want := range []string{"Bo", "Carla", "Farid", "Mosque"} {
		l := page.Items[i]
		other := l.To
		if l.FromID != actor("amina") {
			other = l.From
		}
		if other == nil || other.Name != want || other.ID != l.OtherID(actor("amina")) {
			p.Errorf("the other end of %s is %v", l.ID, other)
		}
	}
}

func directions(p *place) {
	p.town()
	for _, c := range []struct {
		of   string
		d    graph.Direction
		want string
	}{
		{"amina", graph.Out, "AminaBo, CarlaAmina, AminaFarid, AminaMosque"}, // all but the last are symmetric
		{"amina", graph.In, "AminaBo, CarlaAmina, AminaFarid"},
		{"mosque", graph.Out, ""},
		{"mosque", graph.In, "AminaMosque, FaridMosque"},
		{"mosque", graph.Both, "AminaMosque, FaridMosque"},
		{"bo", graph.Out, "AminaBo, BoClinic"},
		{"bo", graph.In, "AminaBo"},
	} {
		p.want(c.of+" "+string(c.d), p.linksOf(p.lena, actor(c.of), c.d), c.want)
	}
}

func labels(p *place) {
	p.town()
	for _, c := range []struct{ link, of, want string }{
		{"AminaBo", "amina", "BOTH knows"},
		{"AminaBo", "bo", "BOTH knows"},
		{"AminaMosque", "amina", "OUT member of"},
		{"AminaMosque", "mosque", "IN has member"},
		{"HugoCouncil", "council", "IN opposed by"},
		{"HugoCouncil", "hugo", "OUT opposes"},
	} {
		l, ok := must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.scopeFor(c.link), []string{link(c.link)}))[0].(*graph.Link)
		if !ok {
			p.Fatalf("%s is not there", c.link)
		}
		d, label := l.SeenFrom(actor(c.of))
		p.want(c.link+" from "+c.of, string(d)+" "+label, c.want)
	}
}

func (p *place) scopeFor(name string) graph.Scope {
	if strings.HasPrefix(name, "Hugo") {
		return p.mo
	}
	return p.lena
}

func linkTypesChoose(p *place) {
	p.town()
	p.want("knows", p.linksOf(p.lena, actor("amina"), graph.Both, graph.Knows), "AminaBo, CarlaAmina")
	p.want("knows and member of", p.linksOf(p.lena, actor("amina"), graph.Both, graph.Knows, graph.MemberOf), "AminaBo, CarlaAmina, AminaMosque")
	p.want("in, member of", p.linksOf(p.lena, actor("amina"), graph.In, graph.MemberOf), "")
	none := must[map[string]*graph.Page[*graph.Link]](p)(p.m.Links(p.ctx, p.lena, graph.LinksQuery{Of: []string{actor("amina")}, Types: []graph.LinkType{}}, graph.PageArgs{}))
	p.want("of no type", len(none[actor("amina")].Items), 0)
}

func parallel(p *place) {
	a, b := p.ally("A"), p.add(p.lena, graph.AddActor{Kind: graph.KindOrganisation, Area: "dock", Name: "B"})
	for _, l := range []graph.AddLink{
		{Type: graph.WorksFor, From: a, To: b, Since: ptr(graph.PartialDate("2015")), Until: ptr(graph.PartialDate("2017"))},
		{Type: graph.WorksFor, From: a, To: b, Since: ptr(graph.PartialDate("2019-02"))},
		{Type: graph.WorksFor, From: a, To: b},
		{Type: graph.BoardOf, From: a, To: b, Since: ptr(graph.PartialDate("2019-02"))},
		{Type: graph.Opposes, From: a, To: b},
		{Type: graph.Opposes, From: b, To: a},
	} {
		p.do(p.lena, l)
	}
	for _, of := range []string{a, b} {
		page := must[*graph.Page[*graph.Link]](p)(p.linkPages(p.lena, graph.LinksQuery{Of: []string{of}})(graph.PageArgs{}))
		p.want("all", len(page.Items), 6)
		var ids []string
		for _, l := range page.Items {
			ids = append(ids, l.ID)
		}
		if !slices.IsSorted(ids) {
			p.Errorf("links to one end are not by id: %v", ids)
		}
		everyWay(p, "parallel links", ids, (*graph.Link).NodeID, p.linkPages(p.lena, graph.LinksQuery{Of: []string{of}}), 1, 7, 100)
	}
	p.want("degrees", must[map[string]int](p)(p.m.Degrees(p.ctx, p.lena, []string{a, b}))[a], 6)
}

func linksOfMany(p *place) {
	p.town()
	q := graph.LinksQuery{Of: []string{actor("amina"), actor("bo"), actor("clinic"), actor("gita"), actor("amina")}}
	pages := must[map[string]*graph.Page[*graph.Link]](p)(p.m.Links(p.ctx, p.lena, q, graph.PageArgs{First: ptr(2)}))
	p.want("Amina's", linkIDs(pages[actor("amina")].Items), "AminaBo, CarlaAmina")
	p.want("there are more", pages[actor("amina")].HasNext, true)
	p.want("Bo's", linkIDs(pages[actor("bo")].Items), "AminaBo, BoClinic")
	p.want("there are no more", pages[actor("bo")].HasNext, false)
	p.want("the clinic's", linkIDs(pages[actor("clinic")].Items), "BoClinic")
	p.want("hidden Gita's", pages[actor("gita")].Items, []*graph.Link{})
	last := must[map[string]*graph.Page[*graph.Link]](p)(p.m.Links(p.ctx, p.lena, q, graph.PageArgs{Last: ptr(1)}))
	p.want("the last of each", linkIDs(last[actor("amina")].Items)+" "+linkIDs(last[actor("bo")].Items), "AminaMosque BoClinic")
	rest := graph.PageArgs{After: &pages[actor("amina")].Cursors[1]}
	q.Of = q.Of[:1]
	p.want("the rest of Amina's", linkIDs(must[map[string]*graph.Page[*graph.Link]](p)(p.m.Links(p.ctx, p.lena, q, rest))[actor("amina")].Items), "AminaFarid, AminaMosque")
}

func degrees(p *place) {
	p.town()
	of := []string{actor("amina"), actor("bo"), actor("mosque"), actor("council"), actor("hugo"), actor("gita")}
	for _, c := range []struct {
		who   string
		scope graph.Scope
		want  []int
	}{
		{"lena", p.lena, []int{4, 2, 2, 0, 0, 0}},
		{"mo", p.mo, []int{2, 0, 2, 2, 1, 2}},
		{"cora", p.cora, []int{3, 3, 2, 1, 0, 3}},
	} {
		counts := must[map[string]int](p)(p.m.Degrees(p.ctx, c.scope, of))
		var got []int
		for _, id := range of {
			got = append(got, counts[id])
		}
		p.want(c.who, got, c.want)
	}
}

func hub(p *place) {
	const many = 300
	edits := []graph.Edit{graph.AddActor{ID: ptr(actor("hub")), Kind: graph.KindOrganisation, Area: "dock", Name: "Hub"}}
	var want []string
	for i := range many {
		name := fmt.Sprintf("Member %03d", i)
		want = append(want, name)
		edits = append(edits, graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: name, Link: &graph.FirstLink{Type: graph.MemberOf, To: ptr(actor("hub"))}})
	}
	p.all(p.lena, edits...)
	q := graph.LinksQuery{Of: []string{actor("hub")}}
	everyWay(p, "the hub", want, func(l *graph.Link) string { return l.From.Name }, p.linkPages(p.lena, q), 7, 100)
	p.want("its degree", must[map[string]int](p)(p.m.Degrees(p.ctx, p.lena, q.Of))[actor("hub")], many)
	n := must[*graph.Neighbourhood](p)(p.m.Neighbourhood(p.ctx, p.lena, actor("hub"), 1, nil, 500))
	p.want("its neighbourhood", []any{len(n.Actors), len(n.Links), n.Truncated}, []any{many, many, false})
	removed := p.do(p.lena, graph.RemoveActor{ID: actor("hub"), ExpectedVersion: 1})
	p.want("gone with its links", len(removed.RemovedLinks), many)
	p.do(p.lena, graph.Undo{Change: removed.Change.ID})
	p.want("and back with them", must[map[string]int](p)(p.m.Degrees(p.ctx, p.lena, q.Of))[actor("hub")], many)
}

func renamedEnd(p *place) {
	p.town()
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Zora")})
	p.want("Amina's", p.linksOf(p.lena, actor("amina"), graph.Both), "CarlaAmina, AminaFarid, AminaMosque, AminaBo")
	p.want("the clinic's", p.linksOf(p.lena, actor("clinic"), graph.Both), "BoClinic")
	p.want("her list", p.seenIn(p.lena, "dock"), "Amina, Carla, Clinic, Mosque, Zora")
}

func linkKept(p *place) {
	a, b := p.ally("A"), p.ally("B")
	e := graph.AddLink{
		Type: graph.Knows, From: a, To: b, Strength: ptr(1), Mutual: ptr(false), Role: ptr("neighbour"), Since: ptr(graph.PartialDate("2017-05")),
		Until: ptr(graph.PartialDate("2017-05-09")), Basis: ptr(graph.Assumption), Source: ptr("Ines, at the door"), Note: ptr("two\nlines"), Visibility: graph.Project,
	}
	out := p.do(p.lena, e)
	for _, got := range []*graph.Link{out.Link, p.link(p.mo, out.Link.ID)} {
		p.want("the link", line(*got.Strength, *got.Mutual, *got.Role, *got.Since, *got.Until, *got.Basis, *got.Source, *got.Note, got.Visibility, got.Version),
			"1 false neighbour 2017-05 2017-05-09 ASSUMPTION Ines, at the door two\nlines PROJECT 1")
		p.want("by", *got.CreatedBy, p.lena.Account().ID)
		p.want("in", got.AreaID, p.dock)
		p.want("its times", []bool{got.CreatedAt.IsZero(), got.CreatedAt.Equal(out.Change.At)}, []bool{false, true})
	}
	p.do(p.lena, graph.ChangeLink{
		ID: out.Link.ID, ExpectedVersion: 1, Strength: graph.To[*int](nil), Mutual: graph.To[*bool](nil), Role: graph.To(ptr(" ")), Since: graph.To[*graph.PartialDate](nil),
		Until: graph.To[*graph.PartialDate](nil), Basis: graph.To[*graph.Basis](nil), Source: graph.To[*string](nil), Note: graph.To[*string](nil), Visibility: graph.To[graph.Visibility](""),
	})
	got := p.link(p.lena, out.Link.ID)
	p.want("cleared", []any{got.Strength == nil, got.Mutual == nil, got.Role == nil, got.Since == nil, got.Until == nil, got.Basis == nil, got.Source == nil, got.Note == nil, got.Visibility, got.Version},
		[]any{true, true, true, true, true, true, true, true, graph.InArea, 2})
}

func (p *place) link(scope graph.Scope, id string) *graph.Link {
	p.Helper()
	l, ok := must[[]graph.Node](p)(p.m.Nodes(p.ctx, scope, []string{id}))[0].(*graph.Link)
	if !ok {
		p.Fatalf("no link %s", id)
	}
	return l
}

func linkByID(p *place) {
	p.town()
	l := p.link(p.mo, link("FaridMosque"))
	if l.From == nil || l.To == nil {
		p.Fatalf("ends %v and %v", l.From, l.To)
	}
	p.want("ends", l.From.Name+" "+l.To.Name, "Farid Mosque")
}

func lone(p *place) {
	a := p.ally("A")
	p.want("its links", p.linksOf(p.lena, a, graph.Both), "")
	page := must[map[string]*graph.Page[*graph.Assessment]](p)(p.m.Assessments(p.ctx, p.lena, graph.AssessmentFilter{Of: []string{a}}, graph.PageArgs{}))[a]
	p.want("its assessments", page.Items, []*graph.Assessment{})
	none := must[map[string]*graph.Page[*graph.Link]](p)(p.m.Links(p.ctx, p.lena, graph.LinksQuery{Of: []string{}}, graph.PageArgs{}))
	p.want("of nobody", len(none), 0)
	p.want("degrees of nobody", len(must[map[string]int](p)(p.m.Degrees(p.ctx, p.lena, nil))), 0)
}

func linkCursors(p *place) {
	p.town()
	page := must[*graph.Page[*graph.Link]](p)(p.linkPages(p.lena, graph.LinksQuery{Of: []string{actor("amina")}})(graph.PageArgs{}))
	for i, l := range page.Items {
		p.want("the cursor of "+l.ID, graph.LinkCursor(p.link(p.lena, l.ID), actor("amina")), page.Cursors[i])
	}
}

func linksOfNobody(p *place) {
	p.town()
	for _, of := range []string{actor("gita"), actor("nobody"), "", "x", "act_\xff"} {
		p.want("links of "+of, p.linksOf(p.lena, of, graph.Both), "")
		p.want("degree of "+of, must[map[string]int](p)(p.m.Degrees(p.ctx, p.lena, []string{of}))[of], 0)
	}
	p.do(p.lena, graph.RemoveActor{ID: actor("amina"), ExpectedVersion: 1})
	p.want("links of a removed one", p.linksOf(p.lena, actor("amina"), graph.Both), "")
	p.want("those at the other end are gone too", p.linksOf(p.lena, actor("bo"), graph.Both), "BoClinic")
}
