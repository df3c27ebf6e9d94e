package neo4j

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/allymap/allymap/graph"
)

// statements finds every statement of the package in its source, by name, so that none is forgotten.
func statements(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 || !strings.HasSuffix(spec.Names[0].Name, "Cypher") {
				return true
			}
			text, ok := spec.Values[0].(*ast.BasicLit)
			if !ok {
				t.Fatalf("%s is no plain constant", spec.Names[0].Name)
			}
			out[spec.Names[0].Name], err = strconv.Unquote(text.Value)
			if err != nil {
				t.Fatal(err)
			}
			return true
		})
	}
	return out
}

// town fills the map: two areas of so many actors, each with three links, some of them across; an issue for every ten
// actors and an assessment for every second. From the second filling on it adds to what is there.
func town(t *testing.T, m *graph.Map, filling, size int) {
	t.Helper()
	ctx := t.Context()
	do := func(edits []graph.Edit) []graph.Outcome {
		scope, err := m.Operator(ctx)
		if err != nil {
			t.Fatal(err)
		}
		outs, err := m.DoAll(ctx, scope, edits)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range outs {
			if len(o.Refused) > 0 {
				t.Fatal(o.Refused)
			}
		}
		return outs
	}
	if filling == 1 {
		do([]graph.Edit{graph.AddArea{Slug: "here", Name: "Here"}, graph.AddArea{Slug: "there", Name: "There"}})
	}
	var actors, issues []string
	for from := 0; from < size; from += 500 {
		var edits []graph.Edit
		for i := from; i < min(from+500, size); i++ {
			slug, kind := "here", graph.KindAlly
			if i%2 == 1 {
				slug = "there"
			}
			if i%20 == 0 {
				kind = graph.KindLeader
			}
			edits = append(edits, graph.AddActor{Area: slug, Kind: kind, Name: fmt.Sprintf("Person %d-%05d of the town", filling, i), Visibility: graph.Project, Tags: []string{"a tag"}})
		}
		for _, o := range do(edits) {
			actors = append(actors, o.Actor.ID)
		}
	}
	for from := 0; from < size; from += 500 {
		var edits []graph.Edit
		for i := from; i < min(from+500, size); i++ {
			for k := 1; k <= 3; k++ {
				to := actors[(i+k*7)%size]
				edits = append(edits, graph.AddLink{Type: graph.Knows, From: actors[i], To: to})
			}
		}
		do(edits)
	}
	var edits []graph.Edit
	for i := range size / 10 {
		edits = append(edits, graph.AddIssue{Area: "here", Title: fmt.Sprintf("Issue %d-%05d", filling, i)})
	}
	for _, o := range do(edits) {
		issues = append(issues, o.Issue.ID)
	}
	edits = nil
	for i := range size / 2 {
		edits = append(edits, graph.Assess{Actor: actors[i], Issue: issues[i%len(issues)], Support: "NEUTRAL"})
	}
	do(append(edits, encounters(actors)...))
}

// grows are the statements whose work is that of the map, of what hangs on one actor or of the candidates of a search,
// and why no bound on the rows that they sort or on their hits is asked of them.
var grows = map[string]string{
	"wholeActorsCypher":        "the whole map is its answer",
	"wholeLinksCypher":         "the whole map is its answer",
	"outlineCypher":            "the whole map is its answer",
	"outlineFarCypher":         "every far end of a link is its answer",
	"leadersCypher":            "every leader is its answer",
	"allAccountsCypher":        "every account is its answer",
	"searchWordsCypher":        "candidates of a search are ranked",
	"searchTyposCypher":        "candidates of a search are ranked",
	"countActorsCypher":        "it counts",
	"countIssuesCypher":        "it counts",
	"countChangesCypher":       "it counts",
	"removeRecordsCypher":      "an actor of the larger map that is removed may have more links",
	"awaitIndexesCypher":       "it waits",
	"countMeetingsCypher":      "it counts",
	"countOpenMeetingsCypher":  "it counts",
	"countChangesInTimeCypher": "it counts",
}

const pageOfTest = 10

// asked are questions that together run every statement that reads, each with a page of ten where there are pages.
func asked(ctx context.Context, s *Store, scope graph.Scope, at asker) error {
	page := graph.Range{Limit: pageOfTest}
	deep := graph.Range{Limit: pageOfTest, Above: at.key}
	down := graph.Range{Limit: pageOfTest, Descending: true}
	_, _, err := s.Caller(ctx, at.keyHash)
	errs := []error{err}
	did := func(_ any, err error) { errs = append(errs, err) }
	did(s.Areas(ctx))
	did(s.AccountsByID(ctx, nil))
	did(s.AccountsByID(ctx, []string{at.account}))
	did(nil, s.Ready(ctx))
	did(s.Pass(ctx, graph.PassSession, at.session))
	did(s.Positions(ctx, scope, []string{at.area}))
	for _, r := range []graph.Range{page, deep, down} {
		for _, byUpdate := range []bool{false, true} {
			did(s.Actors(ctx, scope, graph.ActorFilter{AreaID: at.area, ByUpdate: byUpdate, Kinds: []graph.ActorKind{graph.KindAlly}, Tags: []string{"a tag"}}, r))
		}
		did(s.Issues(ctx, scope, graph.IssueFilter{AreaID: at.area}, r))
		did(s.Links(ctx, scope, graph.LinkFilter{Of: at.actors}, r))
		did(s.Assessments(ctx, scope, graph.AssessmentFilter{Of: at.actors}, r))
		if r.Above == "" {
			for _, f := range at.changes() {
				did(s.Changes(ctx, scope, f, r))
			}
			did(s.History(ctx, scope, at.actors, r))
			did(s.Past(ctx, scope, at.actors[0], pageOfTest))
		}
	}
	did(s.Changes(ctx, scope, graph.ChangeFilter{AreaID: at.area}, graph.Range{Limit: pageOfTest, Above: at.change}))
	did(s.Nodes(ctx, scope, slices.Concat(at.actors, at.others, []string{at.change})))
	did(s.Ties(ctx, scope, graph.TieFilter{Of: at.actors}, 1000))
	did(s.Ties(ctx, scope, graph.TieFilter{Of: at.actors, To: at.others, Ends: true}, 1000))
	_, _, err = s.Among(ctx, scope, at.actors, nil)
	did(nil, err)
	did(s.Leaders(ctx, scope, []string{at.area}))
	_, _, err = s.Whole(ctx, scope, at.area)
	did(nil, err)
	_, _, err = s.Outline(ctx, scope, at.area)
	did(nil, err)
	did(s.Assessments(ctx, scope, graph.AssessmentFilter{OfIssue: at.issue}, graph.Range{Limit: 1000}))
	for _, text := range []string{"porson 1-0001", "person 1-0001"} {
		did(s.Search(ctx, scope, graph.SearchFilter{SearchQuery: graph.NewSearchQuery(text), Limit: pageOfTest}))
	}
	filters := []graph.Filter{graph.ActorFilter{AreaID: at.area}, graph.IssueFilter{AreaID: at.area}, graph.LinkFilter{Of: at.actors}}
	filters = append(filters, graph.AssessmentFilter{Of: at.actors}, graph.HistoryFilter{Of: at.actors})
	for _, f := range at.changes() {
		filters = append(filters, f)
	}
	for _, f := range filters {
		did(s.Count(ctx, scope, f))
	}
	askedOfMeetings(ctx, s, scope, at, did)
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// written are writes that together run every statement that changes something.
func written(t *testing.T, s *Store, n int) {
	ctx := t.Context()
	m := graph.NewMap(s)
	do := func(edit graph.Edit) graph.Outcome {
		scope, err := m.Operator(ctx)
		if err != nil {
			t.Fatal(err)
		}
		out, err := m.Do(ctx, scope, graph.NewID("key_"), edit)
		if err != nil || len(out.Refused) > 0 {
			t.Fatal(err, out.Refused)
		}
		return out
	}
	do(graph.AddArea{Slug: fmt.Sprintf("further-%d", n), Name: "Further"})
	a := do(graph.AddActor{Area: "here", Kind: graph.KindAlly, Name: "Somebody new"}).Actor
	b := do(graph.AddActor{Area: "here", Kind: graph.KindOrganisation, Name: "Something new", Link: &graph.FirstLink{Type: graph.MemberOf, From: &a.ID}}).Actor
	l := do(graph.AddLink{Type: graph.Leads, From: a.ID, To: b.ID}).Link
	do(graph.RemoveLink{ID: l.ID, ExpectedVersion: 1})
	i := do(graph.AddIssue{Area: "here", Title: "Something else"}).Issue
	do(graph.Assess{Actor: a.ID, Issue: i.ID, Support: "NEUTRAL"})
	writtenOfMeetings(t, do, a.ID)
	writtenOfPositions(t, m, a.ID)
	gone := do(graph.RemoveActor{ID: a.ID, ExpectedVersion: 1}).Change
	do(graph.Undo{Change: gone.ID})
	if err := s.SaveAccount(ctx, &graph.Account{ID: graph.NewID(graph.AccountPrefix), Name: "A", Role: graph.RoleAdmin, KeyHash: graph.NewID("")}); err != nil {
		t.Fatal(err)
	}
	writtenOfPasses(t, s)
	s.prune(ctx)
	for _, step := range []struct {
		statement string
		params    map[string]any
	}{{awaitIndexesCypher, nil}, {setVersionCypher, map[string]any{"version": current}}} {
		if err := s.alone(ctx, step.statement, step.params); err != nil {
			t.Fatal(err)
		}
	}
}

// run is what a statement cost.
type run struct {
	hits    int64
	plan    driver.ProfiledPlan
	notices []driver.Notification
}

func profiled(s *Store, do func()) map[string]run {
	out := map[string]run{}
	s.profile = func(statement string, summary driver.ResultSummary) {
		r := run{plan: summary.Profile(), notices: summary.Notifications()}
		each := func(p driver.ProfiledPlan) { r.hits += p.DbHits() }
		walk(r.plan, each)
		if was, again := out[statement]; again {
			r.notices = append(r.notices, was.notices...)
			if was.hits > r.hits {
				r.hits, r.plan = was.hits, was.plan
			}
		}
		out[statement] = r
	}
	do()
	s.profile = nil
	return out
}

func walk(p driver.ProfiledPlan, each func(driver.ProfiledPlan)) {
	each(p)
	for _, c := range p.Children() {
		walk(c, each)
	}
}

func drawn(p driver.ProfiledPlan) string {
	var b strings.Builder
	var draw func(p driver.ProfiledPlan, depth int)
	draw = func(p driver.ProfiledPlan, depth int) {
		fmt.Fprintf(&b, "%s%s rows=%d hits=%d %v\n", strings.Repeat(" ", depth), p.Operator(), p.Records(), p.DbHits(), p.Arguments()["Details"])
		for _, c := range p.Children() {
			draw(c, depth+1)
		}
	}
	draw(p, 0)
	return b.String()
}

// TestEveryStatementSeeks profiles every statement of the package on a map of 600 and then of 3,000 actors: none scans,
// none sorts more than the rows of its answer, none costs more on the larger map, and the database has no remark on any.
func TestEveryStatementSeeks(t *testing.T) {
	s := opened(t)
	ctx := t.Context()
	m := graph.NewMap(s)
	account := &graph.Account{ID: graph.NewID(graph.AccountPrefix), Name: "A", Role: graph.RoleCoordinator, KeyHash: "hash"}
	if err := s.SaveAccount(ctx, account); err != nil {
		t.Fatal(err)
	}
	town(t, m, 1, 600)
	passes(t, s, 1, account.ID)
	scope := operator(t, m)
	at := about(t, s, scope, account)
	writtenOfPositions(t, m, at.actors...)
	profile := func(n int) map[string]run {
		return profiled(s, func() {
			if err := asked(ctx, s, scope, at); err != nil {
				t.Fatal(err)
			}
			written(t, s, n)
		})
	}
	written(t, s, 1) // so that the newest changes are small ones, and the first runs of statements are over
	profile(2)
	small := profile(3)
	town(t, m, 2, 2400)
	passes(t, s, 2, account.ID)
	written(t, s, 4)
	profile(5)
	large := profile(6)
	all := statements(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		before, after := small[all[name]], large[all[name]]
		if after.plan == nil {
			t.Errorf("%s was not run: let asked or written run it", name)
			continue
		}
		check(t, name, before, after)
	}
}

func check(t *testing.T, name string, before, after run) {
	t.Helper()
	for _, n := range after.notices {
		t.Errorf("%s: %s %s", name, n.Code(), n.Description())
	}
	why, exempt := grows[name]
	wrong := ""
	walk(after.plan, func(p driver.ProfiledPlan) {
		operator, _, _ := strings.Cut(p.Operator(), "@")
		switch operator {
		case "CartesianProduct":
			// Two records by their ids, the two ends of a link, are one row times one.
			for _, c := range p.Children() {
				if !strings.HasPrefix(c.Operator(), "NodeUniqueIndexSeek") {
					wrong = operator
				}
			}
		case "AllNodesScan", "NodeByLabelScan", "NodeIndexScan", "NodeUniqueIndexScan", "DirectedAllRelationshipsScan",
			"UndirectedAllRelationshipsScan", "DirectedRelationshipTypeScan", "UndirectedRelationshipTypeScan", "UnionRelationshipTypesScan":
			wrong = operator
		case "Sort", "PartialSort", "Top", "PartialTop":
			if rows := p.Children()[0].Records(); rows > int64(4*pageOfTest) && !exempt {
				wrong = fmt.Sprintf("%s of %d rows", operator, rows)
			}
		}
	})
	if !exempt && after.hits > before.hits+before.hits/4+50 {
		wrong = fmt.Sprintf("%d hits on the small map, %d on the large", before.hits, after.hits)
	}
	if wrong != "" {
		t.Errorf("%s: %s (%s)\n%s", name, wrong, why, drawn(after.plan))
	}
	t.Logf("%s: %d, %d hits", name, before.hits, after.hits)
}

func operator(t *testing.T, m *graph.Map) graph.Scope {
	t.Helper()
	scope, err := m.Operator(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return scope
}
