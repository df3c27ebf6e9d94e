package graphtest

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/allymap/allymap/graph"
)

var pageSizes = []int{1, 7, 100}

// shown is a record as a person might see it, whole.
func shown(n any) string {
	switch n := n.(type) {
	case nil:
		return "nothing"
	case *graph.Change:
		var out []string
		for _, r := range n.Records {
			out = append(out, fmt.Sprintf("%s %s in %s: %s -> %s", r.Kind, r.RecordID, r.AreaID, r.Before, r.After))
		}
		by, undoes := "", ""
		if n.ByID != nil {
			by = *n.ByID
		}
		if n.Undoes != nil {
			undoes = *n.Undoes
		}
		return fmt.Sprintf("%s at %v by %s undoes %s in %v: %s", n.ID, n.At, by, undoes, n.AreaIDs, strings.Join(out, "; "))
	case *graph.Link:
		return fmt.Sprintf("%s from %s to %s", asJSON(n), asJSON(n.From), asJSON(n.To))
	}
	return asJSON(n)
}

func asJSON(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(raw)
}

func allShown[T any](in []T) string {
	out := make([]string, len(in))
	for i, n := range in {
		out[i] = shown(n)
	}
	return strings.Join(out, "\n    ")
}

func pageShown[T any](p *graph.Page[T]) string {
	return fmt.Sprintf("%v %v %v\n    %s", p.HasPrevious, p.HasNext, p.Cursors, allShown(p.Items))
}

// through reads a list from both ends, in pages of each size.
func through[T any](q *asking, what string, sizes []int, read func(graph.PageArgs) (*graph.Page[T], error)) {
	q.p.Helper()
	for _, size := range sizes {
		args := graph.PageArgs{First: &size}
		for n := 0; ; n++ {
			page, err := read(args)
			tell(q, page, err, pageShown[T], "%s, page %d of %d", what, n, size)
			if err != nil || !page.HasNext {
				break
			}
			args.After = &page.Cursors[len(page.Cursors)-1]
		}
		args = graph.PageArgs{Last: &size}
		for n := 0; ; n++ {
			page, err := read(args)
			tell(q, page, err, pageShown[T], "%s, page %d of %d from the end", what, n, size)
			if err != nil || !page.HasPrevious {
				break
			}
			args.Before = &page.Cursors[0]
		}
	}
}

func (q *asking) total(f graph.Filter, ids ...string) {
	q.p.Helper()
	counts, err := q.p.m.Total(q.p.ctx, q.scope, f)
	tell(q, counts, err, func(m map[string]int) string {
		var out []string
		for _, id := range ids {
			out = append(out, fmt.Sprint(m[id]))
		}
		return strings.Join(out, " ")
	}, "the total of %T %+v", f, f)
}

// lists are the areas' actors and issues.
func (q *asking) lists() {
	for i, slug := range []string{"dock", "mill"} {
		for _, of := range []graph.ActorsQuery{
			{},
			{Descending: true},
			{ByUpdate: true},
			{ByUpdate: true, Descending: true},
			{Kinds: []graph.ActorKind{graph.KindAlly}},
			{Tags: []string{"choir"}},
			{Tags: []string{"choir"}, ByUpdate: true},
		} {
			of.Area = slug
			sizes := pageSizes[2:]
			switch { // one by one in one direction of each order
			case of.Kinds != nil || of.Tags != nil:
			case of.ByUpdate == of.Descending:
				sizes = pageSizes
			default:
				sizes = pageSizes[1:]
			}
			through(q, fmt.Sprintf("actors %+v", of), sizes, func(args graph.PageArgs) (*graph.Page[*graph.Actor], error) {
				return q.p.m.Actors(q.p.ctx, q.scope, of, args)
			})
		}
		through(q, "issues of "+slug, pageSizes, func(args graph.PageArgs) (*graph.Page[*graph.Issue], error) {
			return q.p.m.Issues(q.p.ctx, q.scope, slug, nil, args)
		})
		area := q.d.areas[i]
		q.total(graph.ActorFilter{AreaID: area}, area)
		q.total(graph.ActorFilter{AreaID: area, Kinds: []graph.ActorKind{graph.KindAlly}}, area)
		q.total(graph.ActorFilter{AreaID: area, Tags: []string{"choir"}}, area)
		q.total(graph.IssueFilter{AreaID: area}, area)
		q.total(graph.ChangeFilter{AreaID: area}, area)
	}
}

// few are some of the ids, hidden ones or not: questions that cost more are asked of these.
func (d *drawing) few(of []string) []string {
	step := max(1, len(of)/4)
	var out []string
	for i := 0; i < len(of); i += step {
		out = append(out, of[i])
	}
	return out
}

func eachPage[T any](ids []string) func(map[string]*graph.Page[T]) string {
	return func(m map[string]*graph.Page[T]) string {
		var out []string
		for _, id := range ids {
			out = append(out, id+": "+pageShown(m[id]))
		}
		return strings.Join(out, "\n   ")
	}
}

// hangers are links and assessments.
func (q *asking) hangers() {
	ids := q.d.actors
	for _, d := range []graph.Direction{graph.Both, graph.Out, graph.In} {
		links, err := q.p.m.Links(q.p.ctx, q.scope, graph.LinksQuery{Of: ids, Direction: d}, graph.PageArgs{First: ptr(3)})
		tell(q, links, err, eachPage[*graph.Link](ids), "links %s", d)
		q.total(graph.LinkFilter{Of: slices.Clone(ids), Direction: d}, ids...)
	}
	knows := []graph.LinkType{graph.Knows, graph.MemberOf}
	links, err := q.p.m.Links(q.p.ctx, q.scope, graph.LinksQuery{Of: ids, Types: knows}, graph.PageArgs{Last: ptr(100)})
	tell(q, links, err, eachPage[*graph.Link](ids), "links of some types")
	q.total(graph.LinkFilter{Of: slices.Clone(ids), Types: knows, Direction: graph.Both}, ids...)
	assessments, err := q.p.m.Assessments(q.p.ctx, q.scope, graph.AssessmentFilter{Of: slices.Clone(ids)}, graph.PageArgs{})
	tell(q, assessments, err, eachPage[*graph.Assessment](ids), "assessments")
	q.total(graph.AssessmentFilter{Of: slices.Clone(ids)}, ids...)
	for _, issue := range q.d.few(q.d.issues) {
		f := graph.AssessmentFilter{Of: slices.Clone(ids), IssueID: issue}
		assessments, err := q.p.m.Assessments(q.p.ctx, q.scope, f, graph.PageArgs{})
		tell(q, assessments, err, eachPage[*graph.Assessment](ids), "assessments on %s", issue)
		q.total(f, ids...)
	}
	for _, of := range q.d.few(ids) {
		through(q, "links of "+of, pageSizes[:2], q.p.linkPages(q.scope, graph.LinksQuery{Of: []string{of}}))
		through(q, "assessments of "+of, pageSizes[:1], q.p.assessmentPages(q.scope, of))
	}
}

// log is what was changed.
func (q *asking) log() {
	for _, slug := range []string{"dock", "mill"} {
		through(q, "changes of "+slug, pageSizes, q.p.changePages(q.scope, slug))
		from, err := q.p.m.ChangesFrom(q.p.ctx, q.scope, slug)
		tell(q, from, err, func(s string) string { return s }, "changes from now in %s", slug)
	}
	ids := q.d.actors
	for _, args := range []graph.PageArgs{{First: ptr(100)}, {First: ptr(2)}, {Last: ptr(2)}} {
		past, err := q.p.m.History(q.p.ctx, q.scope, ids, args)
		tell(q, past, err, eachPage[*graph.Change](ids), "history %v", asJSON(args))
	}
	q.total(graph.HistoryFilter{Of: slices.Clone(ids)}, ids...)
	for _, of := range q.d.few(ids) {
		through(q, "history of "+of, pageSizes[:1], q.p.historyPages(q.scope, of))
	}
}

func (d *drawing) everyID() []string {
	return slices.Concat(d.actors, d.links, d.issues, d.assessments, d.meetings, d.changes, d.areas)
}

// records are all that ever was, by id.
func (q *asking) records() {
	for chunk := range slices.Chunk(q.d.everyID(), graph.MaxNodes) {
		nodes, err := q.p.m.Nodes(q.p.ctx, q.scope, chunk)
		tell(q, nodes, err, allShown[graph.Node], "nodes %v", chunk)
	}
}

func (q *asking) searches() {
	texts := slices.Concat(drawnNames, []string{"a", "am", "amin", "amna", "amian", "bo l", "lar", "lrasen", "mohamed", "mohammad", "muhammed ali", "ali m", "yusuf amina", "zzzz", "x"})
	for i, text := range texts {
		for _, first := range []int{1 + i%3, 100} {
			var area *string
			var kinds []graph.ActorKind
			if i%3 == 1 {
				area = ptr("dock")
			}
			if i%4 == 1 {
				kinds = []graph.ActorKind{graph.KindAlly, graph.KindOrganisation}
			}
			found, err := q.p.m.Search(q.p.ctx, q.scope, text, area, kinds, first)
			tell(q, found, err, allShown[*graph.SearchResult], "search %q, %d", text, first)
		}
	}
}

func (q *asking) walks() {
	ids := q.d.few(q.d.actors)
	for _, of := range ids {
		for _, c := range []struct {
			depth, limit int
			types        []graph.LinkType
		}{{1, 200, nil}, {2, 200, nil}, {3, 200, nil}, {3, 3, nil}, {2, 200, []graph.LinkType{graph.Knows}}} {
			n, err := q.p.m.Neighbourhood(q.p.ctx, q.scope, of, c.depth, c.types, c.limit)
			tell(q, n, err, func(n *graph.Neighbourhood) string {
				return fmt.Sprint(shown(n.Centre), n.Truncated, allShown(n.Actors), allShown(n.Links))
			}, "around %s %+v", of, c)
		}
		for _, c := range []graph.IntroductionsQuery{
			{MaxHops: 3, First: 5},
			{MaxHops: 4, First: 20},
			{MaxHops: 4, First: 3, MinStrength: ptr(2)},
			{MaxHops: 4, First: 5, From: &ids[0]},
			{MaxHops: 3, First: 1, From: &ids[len(ids)-1]},
			{MaxHops: 3, First: 5, FromOrganisation: &ids[len(ids)/2]},
		} {
			c.To = of
			i, err := q.p.m.Introductions(q.p.ctx, q.scope, c)
			tell(q, i, err, func(i *graph.Introductions) string {
				var out []string
				for _, path := range i.Paths {
					out = append(out, fmt.Sprintf("%v %v %s\n    %s\n    %s", path.Warmth, path.Hops, path.Sentence, allShown(path.Actors), allShown(path.Links)))
				}
				return fmt.Sprint(i.Truncated, i.Seen, strings.Join(out, "\n   "))
			}, "introductions %s", asJSON(c))
		}
	}
}

func (q *asking) wholes() {
	for _, slug := range []string{"dock", "mill"} {
		whole, err := q.p.m.Whole(q.p.ctx, q.scope, slug)
		tell(q, whole, err, func(m *graph.AreaMap) string { return allShown(m.Actors) + "\n    " + allShown(m.Links) }, "the whole of %s", slug)
	}
	for _, area := range q.d.areas {
		at, err := q.p.m.Positions(q.p.ctx, q.scope, []string{area})
		tell(q, at[area], err, shownPlaces, "who stands where in %s", area)
	}
	leaders, err := q.p.store.Leaders(q.p.ctx, q.scope, slices.Clone(q.d.areas))
	tell(q, leaders, err, func(ids []string) string { return strings.Join(ids, " ") }, "leaders")
	actors, among, err := q.p.store.Among(q.p.ctx, q.scope, slices.Sorted(slices.Values(q.d.actors)), nil)
	tell(q, actors, err, allShown[*graph.Actor], "all actors")
	tell(q, among, err, allShown[*graph.Link], "links among all")
}

// errors are questions of what is not there, for all that anybody may know.
func (q *asking) errors() {
	_, err := q.p.m.Whole(q.p.ctx, q.scope, "quay")
	tell(q, 0, err, func(int) string { return "" }, "an unknown area")
	_, err = q.p.m.Neighbourhood(q.p.ctx, q.scope, actor("never"), 1, nil, 1)
	tell(q, 0, err, func(int) string { return "" }, "an unknown actor")
}

// writes tries edits of all kinds on what is seen and what is not, and looks at what came of each; ids that only chance
// gave, and times, are left out of that.
func (d *drawing) writes(p *place, scope graph.Scope) []answer {
	p.Helper()
	q := &asking{p: p, d: d, scope: scope}
	for i, e := range d.trials {
		out, err := p.m.Do(p.ctx, scope, fmt.Sprintf("trial %d", i), e(p, scope))
		tell(q, out, err, func(o graph.Outcome) string {
			change := "no change"
			if o.Change != nil {
				change = shown(o.Change)
			}
			return fmt.Sprint(asJSON(o.Actor), asJSON(o.Link), asJSON(o.Issue), asJSON(o.Assessment), asJSON(o.Meeting), o.RemovedID, o.RemovedLinks, refusalText(o.Refused), change)
		}, "trial %d", i)
	}
	q.wholes()
	q.records()
	for _, text := range []string{"amina", "bo", "mohammad"} {
		found, err := p.m.Search(p.ctx, scope, text, nil, nil, 100)
		tell(q, found, err, allShown[*graph.SearchResult], "search %q after that", text)
	}
	for _, slug := range []string{"dock", "mill"} {
		page, err := p.m.Changes(p.ctx, scope, graph.ChangesQuery{Area: slug}, graph.PageArgs{Last: ptr(100)})
		tell(q, page, err, func(page *graph.Page[*graph.Change]) string { return allShown(page.Items) }, "changes of %s after that", slug)
	}
	known := map[string]bool{}
	for _, id := range d.everyID() {
		known[id] = true
	}
	for i := range q.out {
		told := instants.ReplaceAllString(q.out[i].told, "a time")
		q.out[i].told = chanceIDs.ReplaceAllStringFunc(told, func(id string) string {
			if known[id] {
				return id
			}
			return "an id"
		})
	}
	return q.out
}

var (
	instants  = regexp.MustCompile(`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.0-9]*( \+0000 UTC|Z)`)
	chanceIDs = regexp.MustCompile(`(chg|lnk|act|asm|iss|met)_[0-9A-Za-z]{22}`)
)

// trial is an edit, made for the map that it is tried on: by the version that is seen there.
type trial func(p *place, scope graph.Scope) graph.Edit

func (d *drawing) trial() trial {
	a, l, i := d.one(d.actors), d.one(d.links), d.one(d.issues)
	switch n := d.number("trial", 0, 15); n {
	case 0, 1:
		return func(p *place, scope graph.Scope) graph.Edit {
			return graph.RemoveActor{ID: a, ExpectedVersion: p.versionOf(scope, a)}
		}
	case 2:
		kind := rapid.SampledFrom([]graph.ActorKind{graph.KindAlly, graph.KindLeader}).Draw(d.r, "kind")
		return func(p *place, scope graph.Scope) graph.Edit {
			return graph.ChangeActorKind{ID: a, ExpectedVersion: p.versionOf(scope, a), Kind: kind}
		}
	case 3:
		name := d.name()
		return func(p *place, scope graph.Scope) graph.Edit {
			return graph.ChangeActor{ID: a, ExpectedVersion: p.versionOf(scope, a), Name: graph.To(name)}
		}
	case 4, 5:
		e := d.tie("operator")
		if n == 5 && len(d.told) > 0 { // one that was told before, and may be hidden
			e = rapid.SampledFrom(d.told).Draw(d.r, "told before")
			e.Visibility = graph.InArea
		}
		e.ID = ptr(id(graph.LinkPrefix, fmt.Sprintf("t%dx", len(d.trials))))
		return func(*place, graph.Scope) graph.Edit { return e }
	case 6:
		return func(p *place, scope graph.Scope) graph.Edit {
			return graph.RemoveLink{ID: l, ExpectedVersion: p.versionOf(scope, l)}
		}
	case 7:
		return func(p *place, scope graph.Scope) graph.Edit {
			return graph.ChangeLink{ID: l, ExpectedVersion: p.versionOf(scope, l), Since: graph.To(ptr(graph.PartialDate("2016")))}
		}
	case 8:
		return func(p *place, scope graph.Scope) graph.Edit {
			return graph.RemoveIssue{ID: i, ExpectedVersion: p.versionOf(scope, i)}
		}
	case 9:
		return func(*place, graph.Scope) graph.Edit {
			return graph.Assess{Actor: a, Issue: i, Support: "NEUTRAL", On: ptr(graph.PartialDate("2017"))}
		}
	case 10, 11:
		return d.meetingTrial()
	case 12:
		e := d.placing("operator")
		return func(*place, graph.Scope) graph.Edit { return e }
	}
	change := d.one(d.changes)
	return func(*place, graph.Scope) graph.Edit { return graph.Undo{Change: change} }
}

// inShort is an edit as a failure tells it.
func inShort(e graph.Edit) string { return asJSON(e) }
