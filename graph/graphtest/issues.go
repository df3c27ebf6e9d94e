package graphtest

import (
	"strings"

	"github.com/allymap/allymap/graph"
)

var issueClaims = []claim{
	{"issues come by title, then id, both ways", issueOrder},
	{"statuses choose, and the total counts what they choose", statuses},
	{"an issue is seen by visibility", issueSight},
	{"every field of an issue is kept, changed and cleared", issueKept},
	{"an issue goes with its assessments and comes back with them", issueGoes},
	{"an issue of another area is read and not written", issueForbidden},
}

func (p *place) issuePages(scope graph.Scope, slug string, statuses ...graph.IssueStatus) func(graph.PageArgs) (*graph.Page[*graph.Issue], error) {
	return func(args graph.PageArgs) (*graph.Page[*graph.Issue], error) {
		return p.m.Issues(p.ctx, scope, slug, statuses, args)
	}
}

func (p *place) issuesOf(scope graph.Scope, slug string, statuses ...graph.IssueStatus) string {
	p.Helper()
	page := must[*graph.Page[*graph.Issue]](p)(p.issuePages(scope, slug, statuses...)(graph.PageArgs{}))
	area := scope.Area(slug)
	p.want("the total", must[map[string]int](p)(p.m.Total(p.ctx, scope, page.Filter))[area.ID], len(page.Items))
	titles := make([]string, len(page.Items))
	for i, issue := range page.Items {
		titles[i] = issue.Title
	}
	return strings.Join(titles, ", ")
}

func issueOrder(p *place) {
	// folded: buses, ecoles, food, lodz road, rent, rent 2, zebra crossing
	want := []string{"Buses", "écoles", "Food", "Łódź road", "rent", "Rent 2", "zebra crossing"}
	for _, title := range []string{"zebra crossing", "rent", "Łódź road", "Food", "écoles", "Rent 2", "Buses"} {
		p.do(p.lena, graph.AddIssue{Area: "dock", Title: title})
	}
	everyWay(p, "issues", want, func(i *graph.Issue) string { return i.Title }, p.issuePages(p.lena, "dock"), 1, 3, 7, 100)
}

func statuses(p *place) {
	for _, status := range graph.IssueStatuses {
		p.do(p.lena, graph.AddIssue{Area: "dock", Title: string(status), Status: status})
	}
	p.do(p.lena, graph.AddIssue{Area: "dock", Title: "A"})
	p.want("all", p.issuesOf(p.lena, "dock"), "A, CHOSEN, GROUPED, PARKED, PART_WON, RAISED, SHORTLISTED, WON")
	p.want("raised", p.issuesOf(p.lena, "dock", graph.StatusRaised), "A, RAISED")
	p.want("won in part or whole", p.issuesOf(p.lena, "dock", "WON", "PART_WON"), "PART_WON, WON")
	none := must[*graph.Page[*graph.Issue]](p)(p.m.Issues(p.ctx, p.lena, "dock", []graph.IssueStatus{}, graph.PageArgs{}))
	p.want("of no status", none.Items, []*graph.Issue{})
	won := must[*graph.Page[*graph.Issue]](p)(p.m.Issues(p.ctx, p.lena, "dock", []graph.IssueStatus{"WON"}, graph.PageArgs{}))
	_, err := p.m.Issues(p.ctx, p.lena, "dock", nil, graph.PageArgs{After: &won.Cursors[0]})
	p.fails(err, "INVALID cursor.other after")
}

func issueSight(p *place) {
	p.town()
	p.want("lena in Dock", p.issuesOf(p.lena, "dock"), "Heating, Rent")
	p.want("cora in Dock", p.issuesOf(p.cora, "dock"), "Rent")
	p.want("mo in Dock", p.issuesOf(p.mo, "dock"), "Rent")
	p.want("lena in Mill", p.issuesOf(p.lena, "mill"), "")
	p.want("mo in Mill", p.issuesOf(p.mo, "mill"), "Buses")
}

func issueKept(p *place) {
	out := p.do(p.lena, graph.AddIssue{ID: ptr(issue("food")), Area: "dock", Title: " Food ", Description: ptr("a\nb"), Status: "CHOSEN", Visibility: graph.Project})
	p.want("its id", out.Issue.ID, issue("food"))
	got := p.issue(p.mo, issue("food"))
	p.want("the issue", line(got.AreaID == p.dock, got.Title, *got.Description, got.Status, got.Visibility, got.Version, *got.CreatedBy == p.lena.Account().ID), "true Food a\nb CHOSEN PROJECT 1 true")
	p.want("made at", got.CreatedAt, out.Change.At)
	p.do(p.lena, graph.ChangeIssue{ID: issue("food"), ExpectedVersion: 1, Title: graph.To("Bread")})
	got = p.issue(p.mo, issue("food"))
	p.want("what is absent stays", line(got.Title, *got.Description, got.Status, got.Visibility, got.Version), "Bread a\nb CHOSEN PROJECT 2")
	p.do(p.lena, graph.ChangeIssue{ID: issue("food"), ExpectedVersion: 2, Description: graph.To[*string](nil), Status: graph.To[graph.IssueStatus](""), Visibility: graph.To[graph.Visibility]("")})
	got = p.issue(p.lena, issue("food"))
	p.want("cleared", line(got.Description == nil, got.Status, got.Visibility, got.Version), "true RAISED AREA 3")
	p.want("mo sees it no more", p.present(p.mo, issue("food")), "")
}

func (p *place) issue(scope graph.Scope, id string) *graph.Issue {
	p.Helper()
	i, ok := must[[]graph.Node](p)(p.m.Nodes(p.ctx, scope, []string{id}))[0].(*graph.Issue)
	if !ok {
		p.Fatalf("no issue %s", id)
	}
	return i
}

func issueGoes(p *place) {
	p.town()
	council, bo := id(graph.AssessmentPrefix, "council"), id(graph.AssessmentPrefix, "bo")
	p.refused(p.lena, graph.RemoveIssue{ID: issue("rent"), ExpectedVersion: 2}, "CONFLICT version.stale expectedVersion")
	out := p.do(p.lena, graph.RemoveIssue{ID: issue("rent"), ExpectedVersion: 1})
	p.want("removed", out.RemovedID, issue("rent"))
	p.want("all gone", p.present(p.lena, issue("rent"), council, bo), "")
	p.want("the council's assessments", p.assessmentsOf(p.lena, actor("council"), ""), "")
	p.do(p.lena, graph.Undo{Change: out.Change.ID})
	p.want("all back", p.present(p.lena, issue("rent"), council, bo), "bo, council, rent")
	p.want("as its next version", p.issue(p.lena, issue("rent")).Version, 2)
	p.want("in the list", p.issuesOf(p.mo, "dock"), "Rent")
}

func issueForbidden(p *place) {
	p.town()
	p.refused(p.mo, graph.ChangeIssue{ID: issue("rent"), ExpectedVersion: 1, Title: graph.To("X")}, "FORBIDDEN area.forbidden id")
	p.refused(p.mo, graph.RemoveIssue{ID: issue("rent"), ExpectedVersion: 1}, "FORBIDDEN area.forbidden id")
	p.refused(p.mo, graph.AddIssue{Area: "dock", Title: "X"}, "FORBIDDEN area.forbidden area")
	p.refused(p.lena, graph.ChangeIssue{ID: issue("buses"), ExpectedVersion: 1, Title: graph.To("X")}, "NOT_FOUND issue.unknown id")
	p.refused(p.cora, graph.RemoveIssue{ID: issue("heating"), ExpectedVersion: 1}, "NOT_FOUND issue.unknown id")
	p.refused(p.cora, graph.ChangeIssue{ID: issue("rent"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)}, "FORBIDDEN visibility.creator visibility")
}
