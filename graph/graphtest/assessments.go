package graphtest

import (
	"fmt"
	"strings"

	"github.com/allymap/allymap/graph"
)

var assessmentClaims = []claim{
	{"assessments come by their date, then by when they were made", assessmentOrder},
	{"UNKNOWN is kept apart from NEUTRAL, and influence 0 from none", unknownApart},
	{"one issue chooses, and the total counts what it chooses", byIssue},
	{"two assessors may disagree on one day, and one may think again", disagree},
	{"an assessment is seen with its actor and its issue, and is its issue's area's", assessmentSight},
	{"without a date an assessment speaks of today", today},
	{"every field of an assessment is kept as it was given", assessmentKept},
	{"an institution is never the primary target", primaryTarget},
	{"who may not write in the issue's area may not assess", func(p *place) {
		p.town()
		p.refused(p.mo, graph.Assess{Actor: actor("council"), Issue: issue("rent"), Support: "NEUTRAL"}, "FORBIDDEN area.forbidden issue")
		p.do(p.mo, graph.Assess{Actor: actor("mosque"), Issue: issue("buses"), Support: "NEUTRAL"})
	}},
	{"assessments of many actors come at once, each with its own page", assessmentsOfMany},
}

func (p *place) assessmentsOf(scope graph.Scope, of, issueID string) string {
	p.Helper()
	f := graph.AssessmentFilter{Of: []string{of}, IssueID: issueID}
	page := must[map[string]*graph.Page[*graph.Assessment]](p)(p.m.Assessments(p.ctx, scope, f, graph.PageArgs{}))[of]
	p.want("the total", must[map[string]int](p)(p.m.Total(p.ctx, scope, page.Filter))[of], len(page.Items))
	out := make([]string, len(page.Items))
	for i, a := range page.Items {
		out[i] = fmt.Sprintf("%s %s", a.On, a.Support)
	}
	return strings.Join(out, ", ")
}

func (p *place) assess(scope graph.Scope, of, on, support string) *graph.Assessment {
	p.Helper()
	return p.do(scope, graph.Assess{Actor: of, Issue: issue("rent"), On: ptr(graph.PartialDate(on)), Support: graph.Support(support), Visibility: graph.Project}).Assessment
}

func assessmentOrder(p *place) {
	p.town()
	of := actor("mosque")
	for _, on := range []string{"2018-01", "2017", "2017-12-31", "2018", "2017-05", "2017-05-01"} {
		p.assess(p.lena, of, on, "NEUTRAL")
	}
	// A year stands before its months, and a month before its days.
	want := []string{"2017", "2017-05", "2017-05-01", "2017-12-31", "2018", "2018-01"}
	everyWay(p, "assessments", want, func(a *graph.Assessment) string { return string(a.On) }, p.assessmentPages(p.mo, of), 1, 7, 100)
	first := p.assess(p.lena, of, "2017", "ACTIVE_ALLY")
	for !p.now().After(first.CreatedAt) {
	}
	p.assess(p.lena, of, "2017", "ACTIVE_OPPONENT")
	p.want("of one date, as they were made", p.assessmentsOf(p.mo, of, "")[:len("2017 NEUTRAL, 2017 ACTIVE_ALLY, 2017 ACTIVE_OPPONENT")], "2017 NEUTRAL, 2017 ACTIVE_ALLY, 2017 ACTIVE_OPPONENT")
}

func (p *place) assessmentPages(scope graph.Scope, of string) func(graph.PageArgs) (*graph.Page[*graph.Assessment], error) {
	return func(args graph.PageArgs) (*graph.Page[*graph.Assessment], error) {
		pages, err := p.m.Assessments(p.ctx, scope, graph.AssessmentFilter{Of: []string{of}}, args)
		if err != nil {
			return nil, err
		}
		return pages[of], nil
	}
}

func unknownApart(p *place) {
	p.town()
	for _, e := range []graph.Assess{
		{Support: graph.SupportUnknown, On: ptr(graph.PartialDate("2017"))},
		{Support: "NEUTRAL", On: ptr(graph.PartialDate("2018")), Influence: ptr(0)},
	} {
		e.Actor, e.Issue = actor("amina"), issue("rent")
		p.do(p.lena, e)
	}
	page := must[*graph.Page[*graph.Assessment]](p)(p.assessmentPages(p.lena, actor("amina"))(graph.PageArgs{}))
	p.want("support", []any{page.Items[0].Support, page.Items[1].Support}, []any{graph.SupportUnknown, "NEUTRAL"})
	p.want("influence", []any{page.Items[0].Influence == nil, *page.Items[1].Influence}, []any{true, 0})
}

func byIssue(p *place) {
	p.town()
	other := p.do(p.lena, graph.AddIssue{Area: "dock", Title: "Other"}).Issue.ID
	p.do(p.lena, graph.Assess{Actor: actor("bo"), Issue: other, Support: "NEUTRAL", On: ptr(graph.PartialDate("2016"))})
	p.want("all", p.assessmentsOf(p.lena, actor("bo"), ""), "2016 NEUTRAL, 2017-05 UNKNOWN")
	p.want("on rent", p.assessmentsOf(p.lena, actor("bo"), issue("rent")), "2017-05 UNKNOWN")
	p.want("on the other", p.assessmentsOf(p.lena, actor("bo"), other), "2016 NEUTRAL")
	for _, none := range []string{issue("none"), issue("buses"), "x", "iss_\xff"} {
		p.want("on "+none, p.assessmentsOf(p.lena, actor("bo"), none), "")
	}
}

func disagree(p *place) {
	p.town()
	p.assess(p.lena, actor("amina"), "2017-05-09", "ACTIVE_ALLY")
	p.assess(p.cora, actor("amina"), "2017-05-09", "ACTIVE_OPPONENT")
	last := p.assess(p.lena, actor("amina"), "2017-05-09", "ACTIVE_ALLY")
	page := must[*graph.Page[*graph.Assessment]](p)(p.assessmentPages(p.lena, actor("amina"))(graph.PageArgs{}))
	p.want("all three", len(page.Items), 3)
	by := map[string]int{}
	for _, a := range page.Items {
		by[short(*a.CreatedBy)]++
	}
	p.want("by", by, map[string]int{"lena": 2, "cora": 1})
	p.want("its version", last.Version, 1)
}

func assessmentSight(p *place) {
	p.town()
	council, bo := id(graph.AssessmentPrefix, "council"), id(graph.AssessmentPrefix, "bo")
	p.want("lena", p.present(p.lena, council, bo), "bo, council")
	p.want("mo", p.present(p.mo, council, bo), "council")
	heating := p.do(p.lena, graph.Assess{Actor: actor("amina"), Issue: issue("heating"), Support: "NEUTRAL", Visibility: graph.Project}).Assessment
	buses := p.do(p.mo, graph.Assess{Actor: actor("hugo"), Issue: issue("buses"), Support: "NEUTRAL", Visibility: graph.Project}).Assessment
	own := p.do(p.mo, graph.Assess{Actor: actor("amina"), Issue: issue("buses"), Support: "NEUTRAL", Visibility: graph.Private}).Assessment
	p.want("on a private issue", []any{p.present(p.lena, heating.ID) != "", p.present(p.mo, heating.ID), p.present(p.cora, heating.ID)}, []any{true, "", ""})
	p.want("of a private actor", []any{p.present(p.mo, buses.ID) != "", p.present(p.lena, buses.ID), p.present(p.cora, buses.ID)}, []any{true, "", ""})
	p.want("a private one", []any{p.present(p.mo, own.ID) != "", p.present(p.lena, own.ID), p.present(p.cora, own.ID)}, []any{true, "", ""})
	p.want("its area", own.AreaID, p.mill)
	p.want("Amina's, as lena sees them", strings.Count(p.assessmentsOf(p.lena, actor("amina"), ""), "NEUTRAL"), 1)
	p.want("Amina's, as cora sees them", p.assessmentsOf(p.cora, actor("amina"), ""), "")
	p.do(p.lena, graph.ChangeIssue{ID: issue("heating"), ExpectedVersion: 1, Visibility: graph.To(graph.Project)})
	p.want("the issue is opened", p.present(p.mo, heating.ID) != "", true)
}

func today(p *place) {
	p.town()
	out := p.do(p.lena, graph.Assess{Actor: actor("amina"), Issue: issue("rent"), Support: "NEUTRAL"}).Assessment
	p.want("on", out.On, out.CreatedAt.UTC().Format("2006-01-02"))
}

func assessmentKept(p *place) {
	p.town()
	e := graph.Assess{
		Actor: actor("amina"), Issue: issue("rent"), On: ptr(graph.PartialDate("2017-05")), Support: "PASSIVE_ALLY", Influence: ptr(3),
		Roles: []graph.CampaignRole{"SUPPORTER", "PRIMARY_TARGET", "SUPPORTER"}, Note: ptr("said so\ntwice"), Visibility: graph.Project,
	}
	out := p.do(p.lena, e)
	found := must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.mo, []string{out.Assessment.ID}))[0]
	got, ok := found.(*graph.Assessment)
	if !ok {
		p.Fatalf("found %v", found)
	}
	p.want("the assessment", line(got.ActorID, got.IssueID, got.AreaID, got.On, got.Support, *got.Influence, got.Roles, *got.Note, got.Visibility, got.Version, *got.CreatedBy),
		line(actor("amina"), issue("rent"), p.dock, "2017-05 PASSIVE_ALLY", 3, "[PRIMARY_TARGET SUPPORTER]", "said so\ntwice", "PROJECT", 1, p.lena.Account().ID))
	p.want("made at", got.CreatedAt, out.Change.At)
}

func primaryTarget(p *place) {
	p.town()
	for _, roles := range [][]graph.CampaignRole{{"PRIMARY_TARGET"}, {"OPPOSITION", "PRIMARY_TARGET"}} {
		p.refused(p.lena, graph.Assess{Actor: actor("council"), Issue: issue("rent"), Support: "NEUTRAL", Roles: roles}, "INVALID role.target roles")
	}
	p.do(p.lena, graph.Assess{Actor: actor("council"), Issue: issue("rent"), Support: "NEUTRAL", Roles: []graph.CampaignRole{"SECONDARY_TARGET"}})
	p.do(p.lena, graph.Assess{Actor: actor("farid"), Issue: issue("rent"), Support: "NEUTRAL", Roles: []graph.CampaignRole{"PRIMARY_TARGET"}})
}

func assessmentsOfMany(p *place) {
	p.town()
	f := graph.AssessmentFilter{Of: []string{actor("bo"), actor("council"), actor("amina"), actor("gita")}}
	pages := must[map[string]*graph.Page[*graph.Assessment]](p)(p.m.Assessments(p.ctx, p.lena, f, graph.PageArgs{First: ptr(1)}))
	p.want("pages", []int{len(pages[actor("bo")].Items), len(pages[actor("council")].Items), len(pages[actor("amina")].Items), len(pages[actor("gita")].Items)}, []int{1, 1, 0, 0})
	counts := must[map[string]int](p)(p.m.Total(p.ctx, p.mo, f))
	p.want("counts, as mo sees them", []int{counts[actor("bo")], counts[actor("council")]}, []int{0, 1})
}
