package graphtest

import (
	"slices"
	"strings"
	"time"

	"github.com/allymap/allymap/graph"
)

var changeClaims = []claim{
	{"every change is there once, oldest first, in pages both ways", changesInOrder},
	{"a change holds what it touched, in that order, before and after", changeTold},
	{"an edit that changes nothing writes no change", func(p *place) {
		p.town()
		before := p.changeIDs(p.lena, "dock")
		out := p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To(" Bo ")})
		p.want("its version", []any{out.Actor.Version, out.Change == nil}, []any{1, true})
		p.do(p.lena, graph.ChangeLink{ID: link("AminaBo"), ExpectedVersion: 1, Strength: graph.To(ptr(4))})
		p.do(p.lena, graph.ChangeIssue{ID: issue("rent"), ExpectedVersion: 1})
		p.do(p.lena, graph.ChangeActorKind{ID: actor("bo"), ExpectedVersion: 1, Kind: graph.KindAlly})
		p.want("the log", p.changeIDs(p.lena, "dock"), before)
	}},
	{"a link between two areas is logged in both", crossAreaLink},
	{"an assessment is logged in its issue's area and in its actor's", crossAreaAssessment},
	{"a removed record is told to whom it was last shown", removedAudience},
	{"a record hidden later takes its past along, and one opened later brings it", hiddenLater},
	{"a change that touched only what is hidden is no change", onlyHidden},
	{"what is hidden puts no change in an area's list", hiddenPutsNothing},
	{"the areas of a change are those of what is seen of it", changeAreas},
	{"cursors of changes hold their ids and no number", changeCursors},
	{"from ChangesFrom on, Changes tells what happens after, and only that", tailed},
	{"a cursor of a change that never was leads nowhere", unknownChangeCursor},
	{"a change found by id shows what is seen of it", changeByID},
	{"contact details in a change are told to those who may read them", contactFields},
}

func (p *place) changes(scope graph.Scope, slug string) []*graph.Change {
	p.Helper()
	page := must[*graph.Page[*graph.Change]](p)(p.m.Changes(p.ctx, scope, graph.ChangesQuery{Area: slug}, graph.PageArgs{First: ptr(100)}))
	area := scope.Area(slug)
	p.want("the total", must[map[string]int](p)(p.m.Total(p.ctx, scope, page.Filter))[area.ID], len(page.Items))
	return page.Items
}

func (p *place) changeIDs(scope graph.Scope, slug string) []string {
	p.Helper()
	var out []string
	for _, c := range p.changes(scope, slug) {
		out = append(out, c.ID)
	}
	return out
}

func (p *place) changePages(scope graph.Scope, slug string) func(graph.PageArgs) (*graph.Page[*graph.Change], error) {
	return func(args graph.PageArgs) (*graph.Page[*graph.Change], error) {
		return p.m.Changes(p.ctx, scope, graph.ChangesQuery{Area: slug}, args)
	}
}

// touched says what a change did, in short: "ADDED bo, REMOVED AminaBo".
func touched(c *graph.Change) string {
	var out []string
	for _, r := range c.Records {
		out = append(out, string(r.Kind)+" "+short(r.RecordID))
	}
	return strings.Join(out, ", ")
}

func (p *place) lastChange(scope graph.Scope, slug string) string {
	p.Helper()
	all := p.changes(scope, slug)
	if len(all) == 0 {
		return ""
	}
	return touched(all[len(all)-1])
}

func changesInOrder(p *place) {
	p.town()
	before := p.changeIDs(p.lena, "dock")
	want := slices.Clone(before)
	for i := range 9 {
		out := p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: i + 1, Summary: graph.To(ptr(strings.Repeat("x", i+1)))})
		want = append(want, out.Change.ID)
	}
	everyWay(p, "changes", want, (*graph.Change).NodeID, p.changePages(p.lena, "dock"), 1, 7, 100)
	at := time.Time{}
	for _, c := range p.changes(p.lena, "dock") {
		if c.At.Before(at) || c.At.Location() != time.UTC || c.At.Nanosecond()%1e6 != 0 {
			p.Errorf("a change at %v after one at %v", c.At, at)
		}
		at = c.At
	}
}

func changeTold(p *place) {
	p.town()
	p.want("lena's first", touched(p.changes(p.lena, "dock")[1]),
		"ADDED amina, ADDED bo, ADDED carla, ADDED mosque, ADDED clinic, ADDED AminaBo, ADDED BoClinic, ADDED AminaMosque, ADDED CarlaAmina, ADDED rent, ADDED heating")
	out := p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Boris"), Tags: graph.To([]string{})})
	all := p.changes(p.lena, "dock")
	c := all[len(all)-1]
	p.want("the change", []any{c.ID, *c.ByID, c.Undoes == nil, c.AreaIDs}, []any{out.Change.ID, p.lena.Account().ID, true, []string{p.dock}})
	r := c.Records[0]
	p.want("the record", []any{len(c.Records), r.RecordID, r.Kind, r.AreaID}, []any{1, actor("bo"), graph.Changed, p.dock})
	var fields []string
	for _, f := range r.Fields(true) {
		before, after := "-", "-"
		if f.Before != nil {
			before = *f.Before
		}
		if f.After != nil {
			after = *f.After
		}
		fields = append(fields, f.Field+" "+before+" "+after)
	}
	p.want("its fields", strings.Join(fields, "; "), `name "Bo" "Boris"; tags ["choir","chess"] -`)
	gone := p.do(p.lena, graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 2})
	p.want("a removal, as lena sees it", touched(gone.Change), "REMOVED bo, REMOVED AminaBo, REMOVED BoClinic, REMOVED bo")
	if r := gone.Change.Records[0]; len(r.Before) == 0 || len(r.After) != 0 {
		p.Errorf("a removal with %q before and %q after", r.Before, r.After)
	}
	p.want("and as it reads later", p.lastChange(p.lena, "dock"), "REMOVED bo, REMOVED AminaBo, REMOVED BoClinic, REMOVED bo")
	p.want("as cora reads it", p.lastChange(p.cora, "dock"), "REMOVED bo, REMOVED AminaBo, REMOVED BoClinic, REMOVED BoGita, REMOVED bo")
}

func crossAreaLink(p *place) {
	p.town()
	out := p.do(p.mo, graph.AddLink{ID: ptr(link("New")), Type: graph.Knows, From: actor("farid"), To: actor("amina"), Visibility: graph.Project})
	p.want("its area", out.Link.AreaID, p.mill)
	for _, slug := range []string{"dock", "mill"} {
		for _, scope := range []graph.Scope{p.lena, p.mo, p.cora} {
			p.want("in "+slug, p.lastChange(scope, slug), "ADDED New")
		}
	}
	changed := p.do(p.mo, graph.ChangeLink{ID: link("New"), ExpectedVersion: 1, Strength: graph.To(ptr(2))})
	p.want("its areas", slices.Equal(changed.Change.AreaIDs, sorted(p.dock, p.mill)), true)
	p.do(p.mo, graph.RemoveLink{ID: link("New"), ExpectedVersion: 2})
	p.want("gone from both", p.lastChange(p.lena, "dock")+", "+p.lastChange(p.lena, "mill"), "REMOVED New, REMOVED New")
	p.want("totals", []int{len(p.changes(p.ada, "dock")), len(p.changes(p.ada, "mill"))}, []int{8, 7})
}

func sorted(ids ...string) []string {
	slices.Sort(ids)
	return ids
}

func crossAreaAssessment(p *place) {
	p.town()
	out := p.do(p.lena, graph.Assess{ID: ptr(id(graph.AssessmentPrefix, "New")), Actor: actor("farid"), Issue: issue("rent"), Support: "NEUTRAL", Visibility: graph.Project})
	p.want("its area", out.Assessment.AreaID, p.dock)
	p.want("in both", p.lastChange(p.mo, "dock")+", "+p.lastChange(p.mo, "mill"), "ADDED New, ADDED New")
}

func removedAudience(p *place) {
	p.town()
	p.do(p.lena, graph.RemoveActor{ID: actor("carla"), ExpectedVersion: 1})
	p.want("a private one, to its creator", p.lastChange(p.lena, "dock"), "REMOVED carla, REMOVED CarlaAmina")
	p.want("and to nobody else", strings.Contains(p.lastChange(p.cora, "dock"), "carla"), false)
	p.do(p.lena, graph.RemoveActor{ID: actor("mosque"), ExpectedVersion: 1})
	for _, scope := range []graph.Scope{p.lena, p.mo, p.cora} {
		p.want("one of everybody's", p.lastChange(scope, "dock"), "REMOVED mosque, REMOVED AminaMosque, REMOVED FaridMosque")
		p.want("in the area of the far end too", p.lastChange(scope, "mill"), "REMOVED mosque, REMOVED AminaMosque, REMOVED FaridMosque")
	}
	p.do(p.mo, graph.RemoveActor{ID: actor("gita"), ExpectedVersion: 1})
	p.want("one of the team's, to the team", p.lastChange(p.mo, "mill"), "REMOVED gita, REMOVED FaridGita, REMOVED GitaCouncil")
	p.want("and not to the other", p.lastChange(p.lena, "mill"), "REMOVED mosque, REMOVED AminaMosque, REMOVED FaridMosque")
}

func hiddenLater(p *place) {
	p.town()
	added := p.do(p.lena, graph.AddActor{ID: ptr(actor("ines")), Kind: graph.KindAlly, Area: "dock", Name: "Ines", Visibility: graph.Project})
	p.want("mo sees it added", p.lastChange(p.mo, "dock"), "ADDED ines")
	before := len(p.changes(p.mo, "dock"))
	p.do(p.lena, graph.ChangeActor{ID: actor("ines"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	p.want("hidden, it takes its past along", len(p.changes(p.mo, "dock")), before-1)
	p.want("which is no record any more", p.present(p.mo, added.Change.ID), "")
	p.want("lena sees both", len(p.changes(p.lena, "dock")), before+1)
	p.do(p.lena, graph.ChangeActor{ID: actor("ines"), ExpectedVersion: 2, Visibility: graph.To(graph.Project)})
	p.want("opened, it brings its past", len(p.changes(p.mo, "dock")), before+2)
	p.do(p.lena, graph.ChangeActor{ID: actor("ines"), ExpectedVersion: 3, Visibility: graph.To(graph.InArea)})
	p.do(p.lena, graph.RemoveActor{ID: actor("ines"), ExpectedVersion: 4})
	p.want("removed while the team's, it is the team's", []int{len(p.changes(p.mo, "dock")), len(p.changes(p.cora, "dock"))}, []int{before - 1, before + 5})
}

func onlyHidden(p *place) {
	p.town()
	before := p.changeIDs(p.mo, "dock")
	out := p.do(p.lena, graph.ChangeActor{ID: actor("carla"), ExpectedVersion: 1, Summary: graph.To(ptr("x"))})
	p.want("to mo and cora", p.changeIDs(p.mo, "dock"), before)
	for _, scope := range []graph.Scope{p.mo, p.cora, p.ada, p.op} {
		p.want("by id", must[[]graph.Node](p)(p.m.Nodes(p.ctx, scope, []string{out.Change.ID}))[0], nil)
	}
	p.want("to lena", p.lastChange(p.lena, "dock"), "CHANGED carla")
}

func hiddenPutsNothing(p *place) {
	p.town()
	// The link is Dock's, and its other end is in Mill: cora hides it, so that it must not show as a change of Mill.
	p.do(p.cora, graph.AddLink{ID: ptr(link("Secret")), Type: graph.Influences, From: actor("amina"), To: actor("farid"), Visibility: graph.Private})
	out := p.do(p.cora, graph.RemoveActor{ID: actor("amina"), ExpectedVersion: 1})
	p.want("cora's own", touched(out.Change), "REMOVED amina, REMOVED AminaBo, REMOVED AminaFarid, REMOVED AminaMosque, REMOVED Secret")
	p.want("in Mill, as lena sees it", p.lastChange(p.lena, "mill"), "REMOVED amina, REMOVED AminaBo, REMOVED AminaFarid, REMOVED AminaMosque, REMOVED CarlaAmina")
	p.do(p.cora, graph.Undo{Change: out.Change.ID})
	p.do(p.lena, graph.RemoveLink{ID: link("AminaFarid"), ExpectedVersion: 2})
	before := p.changeIDs(p.lena, "mill")
	gone := p.do(p.cora, graph.RemoveActor{ID: actor("amina"), ExpectedVersion: 2})
	p.want("with only the hidden one left between the areas, Mill's list has nothing new for lena", p.changeIDs(p.lena, "mill"), before)
	all := p.changes(p.lena, "dock")
	p.want("and the change is not Mill's to her", []any{all[len(all)-1].ID, all[len(all)-1].AreaIDs}, []any{gone.Change.ID, []string{p.dock}})
	p.want("cora sees it in Mill", strings.Contains(p.lastChange(p.cora, "mill"), "Secret"), true)
}

func changeAreas(p *place) {
	p.town()
	all := p.changes(p.cora, "dock")
	p.want("a link's", slices.Equal(all[len(all)-1].AreaIDs, sorted(p.dock, p.mill)), true)
	out := p.do(p.cora, graph.ChangeLink{ID: link("BoGita"), ExpectedVersion: 1, Strength: graph.To(ptr(5))})
	p.want("of both ends", slices.Equal(out.Change.AreaIDs, sorted(p.dock, p.mill)), true)
	got, ok := must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.cora, []string{out.Change.ID}))[0].(*graph.Change)
	if !ok || !slices.Equal(got.AreaIDs, out.Change.AreaIDs) {
		p.Errorf("read later: %v", got)
	}
	p.want("and mo sees none of it", must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.mo, []string{out.Change.ID}))[0], nil)
}

func changeCursors(p *place) {
	p.town()
	lena := must[*graph.Page[*graph.Change]](p)(p.m.Changes(p.ctx, p.lena, graph.ChangesQuery{Area: "dock"}, graph.PageArgs{}))
	cora := must[*graph.Page[*graph.Change]](p)(p.m.Changes(p.ctx, p.cora, graph.ChangesQuery{Area: "dock"}, graph.PageArgs{}))
	byID := map[string]string{}
	for i, c := range cora.Items {
		byID[c.ID] = cora.Cursors[i]
	}
	for i, c := range lena.Items {
		if other, both := byID[c.ID]; both && other != lena.Cursors[i] {
			p.Errorf("one change has two cursors, %s and %s", other, lena.Cursors[i])
		}
		p.want("how long a cursor is", len(lena.Cursors[i]), len(lena.Cursors[0]))
	}
	p.want("cora sees one more", len(cora.Items), len(lena.Items)+1)
}

func tailed(p *place) {
	p.town()
	from := must[string](p)(p.m.ChangesFrom(p.ctx, p.mo, "dock"))
	p.do(p.lena, graph.ChangeActor{ID: actor("carla"), ExpectedVersion: 1, Summary: graph.To(ptr("hidden"))})
	one := p.do(p.lena, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: 1, Summary: graph.To(ptr("shown"))})
	two := p.do(p.lena, graph.RemoveActor{ID: actor("mosque"), ExpectedVersion: 1})
	page := must[*graph.Page[*graph.Change]](p)(p.m.Changes(p.ctx, p.mo, graph.ChangesQuery{Area: "dock"}, graph.PageArgs{After: &from}))
	var got []string
	for _, c := range page.Items {
		got = append(got, c.ID)
	}
	p.want("since", got, []string{one.Change.ID, two.Change.ID})
	p.do(p.ada, graph.AddArea{Slug: "quay", Name: "Quay"})
	ada := must[graph.Scope](p)(p.m.SignIn(p.ctx, p.keys["ada"]))
	quay := must[string](p)(p.m.ChangesFrom(p.ctx, ada, "quay"))
	first := p.do(ada, graph.AddIssue{Area: "quay", Title: "First"})
	page = must[*graph.Page[*graph.Change]](p)(p.m.Changes(p.ctx, ada, graph.ChangesQuery{Area: "quay"}, graph.PageArgs{After: &quay}))
	p.want("of a new area", []any{len(page.Items), page.Items[0].ID}, []any{1, first.Change.ID})
}

func unknownChangeCursor(p *place) {
	p.town()
	for _, scope := range []graph.Scope{p.lena, p.ada} {
		for _, r := range []graph.Range{
			{Above: id(graph.ChangePrefix, "never"), Limit: 10},
			{Below: id(graph.ChangePrefix, "never"), Limit: 10},
			{Above: id(graph.ChangePrefix, "never"), Limit: 10, Descending: true},
			{Above: "x\xff", Limit: 10},
		} {
			changes := must[[]*graph.Change](p)(p.store.Changes(p.ctx, scope, graph.ChangeFilter{AreaID: p.dock}, r))
			p.want("changes", len(changes), 0)
			past := must[map[string][]*graph.Change](p)(p.store.History(p.ctx, scope, []string{actor("amina")}, r))
			p.want("history", len(past[actor("amina")]), 0)
		}
	}
}

func changeByID(p *place) {
	p.town()
	first := p.changes(p.lena, "dock")[1]
	for _, c := range []struct {
		scope graph.Scope
		want  string
	}{
		{p.mo, "ADDED amina, ADDED mosque, ADDED AminaMosque, ADDED rent"},
		{p.cora, "ADDED amina, ADDED bo, ADDED mosque, ADDED clinic, ADDED AminaBo, ADDED BoClinic, ADDED AminaMosque, ADDED rent"},
	} {
		got, ok := must[[]graph.Node](p)(p.m.Nodes(p.ctx, c.scope, []string{first.ID}))[0].(*graph.Change)
		if !ok {
			p.Fatal("the change is not there")
		}
		p.want("what is seen of it", touched(got), c.want)
		p.want("by and at", []any{*got.ByID, got.At}, []any{p.lena.Account().ID, first.At})
	}
}

func contactFields(p *place) {
	e := graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: "Ines", ContactDetails: []graph.ContactDetail{{Type: "phone", Value: "07700 900123"}}}
	r := p.do(p.lena, e).Change.Records[0]
	has := func(contacts bool) bool {
		return slices.ContainsFunc(r.Fields(contacts), func(f *graph.FieldChange) bool { return f.Field == "contactDetails" })
	}
	p.want("told and not told", []bool{has(true), has(false)}, []bool{true, false})
}
