package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

var pageClaims = []claim{
	{"without arguments a page is the first 50", firstFifty},
	{"pages of 1, 7 and 100 by name, both ways, in both orders", pagesByName},
	{"pages by the latest change, both ways, in both orders", pagesByUpdate},
	{"names are ordered by the bytes of their folded form, beyond the first plane too", beyondFirstPlane},
	{"equal names stand by id, and no page loses one", equalNames},
	{"a page between two cursors holds what is between them", between},
	{"a record that is gone leaves its cursor good", goneCursor},
	{"a record added meanwhile shifts no page", addedMeanwhile},
	{"a cursor of another order, filter, list or area is refused", otherCursors},
	{"the same choice in another order is the same list", sameChoice},
	{"a page of both ends, of none or of more than 100 is refused", badSizes},
	{"a cursor that was not given out is refused", badCursors},
	{"kinds, classes and tags choose, and the total counts what they choose", chosen},
	{"a list of an unknown area is not found", func(p *place) {
		_, err := p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "quay"}, graph.PageArgs{})
		p.fails(err, "NOT_FOUND area.unknown area")
		_, err = p.m.Issues(p.ctx, p.lena, "quay", nil, graph.PageArgs{})
		p.fails(err, "NOT_FOUND area.unknown area")
		_, err = p.m.Changes(p.ctx, p.lena, graph.ChangesQuery{Area: "quay"}, graph.PageArgs{})
		p.fails(err, "NOT_FOUND area.unknown area")
	}},
}

// everyWay reads a whole list in pages of each size, from both ends, and compares it with what it should hold.
func everyWay[T any](p *place, what string, want []string, name func(T) string, read func(graph.PageArgs) (*graph.Page[T], error), sizes ...int) {
	p.Helper()
	for _, size := range sizes {
		var ahead, back, aheadCursors, backCursors []string
		var after, before *string
		for {
			page := must[*graph.Page[T]](p)(read(graph.PageArgs{First: &size, After: after}))
			for i, item := range page.Items {
				ahead, aheadCursors = append(ahead, name(item)), append(aheadCursors, page.Cursors[i])
			}
			if page.HasPrevious != (after != nil) {
				p.Errorf("%s in %ds, ahead: hasPrevious is %v after %d", what, size, page.HasPrevious, len(ahead))
			}
			if page.HasNext != (len(ahead) < len(want)) || len(ahead) > len(want) {
				p.Errorf("%s in %ds, ahead: hasNext is %v at %d of %d", what, size, page.HasNext, len(ahead), len(want))
				break
			}
			if !page.HasNext {
				break
			}
			after = &page.Cursors[len(page.Cursors)-1]
		}
		for {
			page := must[*graph.Page[T]](p)(read(graph.PageArgs{Last: &size, Before: before}))
			for i := len(page.Items) - 1; i >= 0; i-- {
				back, backCursors = append(back, name(page.Items[i])), append(backCursors, page.Cursors[i])
			}
			if page.HasNext != (before != nil) {
				p.Errorf("%s in %ds, back: hasNext is %v at %d from the end", what, size, page.HasNext, len(back))
			}
			if page.HasPrevious != (len(back) < len(want)) || len(back) > len(want) {
				p.Errorf("%s in %ds, back: hasPrevious is %v at %d of %d", what, size, page.HasPrevious, len(back), len(want))
				break
			}
			if !page.HasPrevious {
				break
			}
			before = &page.Cursors[0]
		}
		slices.Reverse(back)
		slices.Reverse(backCursors)
		p.want(fmt.Sprintf("%s in %ds, ahead", what, size), strings.Join(ahead, ", "), strings.Join(want, ", "))
		p.want(fmt.Sprintf("%s in %ds, back", what, size), strings.Join(back, ", "), strings.Join(want, ", "))
		if !slices.Equal(aheadCursors, backCursors) {
			p.Errorf("%s in %ds: the cursors differ by the way they were come by", what, size)
		}
	}
}

func (p *place) actorPages(scope graph.Scope, q graph.ActorsQuery) func(graph.PageArgs) (*graph.Page[*graph.Actor], error) {
	return func(args graph.PageArgs) (*graph.Page[*graph.Actor], error) { return p.m.Actors(p.ctx, scope, q, args) }
}

func nameOf(a *graph.Actor) string { return a.Name }

// allies adds an ally for each name, in this order, in one change.
func (p *place) allies(names ...string) []string {
	p.Helper()
	edits := make([]graph.Edit, len(names))
	for i, name := range names {
		edits[i] = graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: name}
	}
	ids := make([]string, len(names))
	for i, out := range p.all(p.lena, edits...) {
		ids[i] = out.Actor.ID
	}
	return ids
}

func reversed(in []string) []string {
	out := slices.Clone(in)
	slices.Reverse(out)
	return out
}

func firstFifty(p *place) {
	var all []string
	for i := range 60 {
		all = append(all, fmt.Sprintf("N%02d", i))
	}
	p.allies(all...)
	page := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock"}, graph.PageArgs{}))
	p.want("the first", names(page.Items), strings.Join(all[:50], ", "))
	p.want("more", []bool{page.HasPrevious, page.HasNext}, []bool{false, true})
	p.want("the total", must[map[string]int](p)(p.m.Total(p.ctx, p.lena, page.Filter))[p.dock], 60)
}

func pagesByName(p *place) {
	p.allies("zoe", "Ana", "Émile", "bo", "Łukasz", "O'Neill", "Oneida", "Ødegård", "eva", "José", "Ana Maria", "Ána", "Björk")
	// folded: ana, ana, ana maria, bjork, bo, emile, eva, jose, lukasz, odegard, oneida, oneill, zoe
	want := []string{"Ana Maria", "Björk", "bo", "Émile", "eva", "José", "Łukasz", "Ødegård", "Oneida", "O'Neill", "zoe"}
	anas := graph.ActorsQuery{Area: "dock"}
	two := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, anas, graph.PageArgs{First: ptr(2)})).Items
	want = append([]string{two[0].Name, two[1].Name}, want...) // the two Anas, by id
	p.want("the two Anas", graph.Fold(two[0].Name)+" "+graph.Fold(two[1].Name), "ana ana")
	everyWay(p, "by name", want, nameOf, p.actorPages(p.lena, graph.ActorsQuery{Area: "dock"}), 1, 7, 100)
	everyWay(p, "by name, down", reversed(want), nameOf, p.actorPages(p.lena, graph.ActorsQuery{Area: "dock", Descending: true}), 1, 7, 100)
}

func pagesByUpdate(p *place) {
	ids := make([]string, 0, 5)
	for _, name := range []string{"E", "D", "C", "B", "A"} {
		ids = append(ids, p.later(func() graph.Outcome {
			return p.do(p.lena, graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: name})
		}))
	}
	p.later(func() graph.Outcome {
		return p.do(p.lena, graph.ChangeActor{ID: ids[1], ExpectedVersion: 1, Summary: graph.To(ptr("moved"))})
	})
	want := []string{"E", "C", "B", "A", "D"}
	everyWay(p, "by update", want, nameOf, p.actorPages(p.lena, graph.ActorsQuery{Area: "dock", ByUpdate: true}), 1, 7, 100)
	everyWay(p, "by update, down", reversed(want), nameOf, p.actorPages(p.lena, graph.ActorsQuery{Area: "dock", ByUpdate: true, Descending: true}), 1, 2, 100)
}

// later carries out an edit in a later millisecond than any before it, and gives the actor's id: it asks the clock of the
// store until that has moved on.
func (p *place) later(edit func() graph.Outcome) string {
	p.Helper()
	before := p.now()
	for !p.now().After(before) {
	}
	return edit().Actor.ID
}

func beyondFirstPlane(p *place) {
	// By the bytes of UTF-8, U+FA0E (a letter that nothing decomposes) and U+FDFD come before Adlam (U+1E922) and emoji;
	// by UTF-16 units they would come after them.
	p.allies("😀", "﨎", "ߊ", "﷽", "𞤀𞤣", "中文", "zed", "🦊 fox", "𐐷eseret", "ا", "Ünal")
	want := []string{"🦊 fox", "Ünal", "zed", "ا", "ߊ", "中文", "﨎", "﷽", "𐐷eseret", "𞤀𞤣", "😀"}
	everyWay(p, "beyond", want, nameOf, p.actorPages(p.lena, graph.ActorsQuery{Area: "dock"}), 1, 7, 100)
	everyWay(p, "beyond, down", reversed(want), nameOf, p.actorPages(p.lena, graph.ActorsQuery{Area: "dock", Descending: true}), 1, 7, 100)
	hub := p.ally("Hub")
	for _, a := range must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock"}, graph.PageArgs{})).Items {
		if a.ID != hub {
			p.tie(hub, graph.Knows, a.ID, 0)
		}
	}
	everyWay(p, "links beyond", want, func(l *graph.Link) string { return l.To.Name }, p.linkPages(p.lena, graph.LinksQuery{Of: []string{hub}}), 1, 7, 100)
	var issues []string
	for _, title := range []string{"😀", "﨎", "𞤀", "z"} {
		p.do(p.lena, graph.AddIssue{Area: "dock", Title: title})
		issues = append(issues, title)
	}
	everyWay(p, "issues beyond", []string{issues[3], issues[1], issues[2], issues[0]}, func(i *graph.Issue) string { return i.Title }, p.issuePages(p.lena, "dock"), 1, 7, 100)
}

func equalNames(p *place) {
	same := make([]string, 23)
	for i := range same {
		same[i] = []string{"Ali Hassan", "ali hassan", "Ali  Hassan", "Alí Hassan"}[i%4]
	}
	ids := p.allies(same...)
	slices.Sort(ids)
	everyWay(p, "equal names", ids, (*graph.Actor).NodeID, p.actorPages(p.lena, graph.ActorsQuery{Area: "dock"}), 1, 7, 100)
}

func between(p *place) {
	p.allies("A", "B", "C", "D", "E", "F")
	all := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock"}, graph.PageArgs{}))
	for _, c := range []struct {
		args       graph.PageArgs
		want       string
		prev, next bool
	}{
		{graph.PageArgs{First: ptr(10), After: &all.Cursors[0], Before: &all.Cursors[4]}, "B, C, D", true, false},
		{graph.PageArgs{First: ptr(2), After: &all.Cursors[0], Before: &all.Cursors[4]}, "B, C", true, true},
		{graph.PageArgs{Last: ptr(2), After: &all.Cursors[0], Before: &all.Cursors[4]}, "C, D", true, true},
		{graph.PageArgs{First: ptr(2), After: &all.Cursors[4], Before: &all.Cursors[1]}, "", true, false},
		{graph.PageArgs{First: ptr(2), After: &all.Cursors[5]}, "", true, false},
		{graph.PageArgs{Last: ptr(2), Before: &all.Cursors[0]}, "", false, true},
	} {
		page := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock"}, c.args))
		p.want("between", names(page.Items), c.want)
		p.want("more than "+c.want, []bool{page.HasPrevious, page.HasNext}, []bool{c.prev, c.next})
	}
	q := graph.ActorsQuery{Area: "dock", Descending: true}
	down := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, q, graph.PageArgs{}))
	page := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, q, graph.PageArgs{First: ptr(2), After: &down.Cursors[0], Before: &down.Cursors[4]}))
	p.want("between, down", names(page.Items), "E, D")
}

func goneCursor(p *place) {
	ids := p.allies("A", "B", "C", "D")
	q := graph.ActorsQuery{Area: "dock"}
	page := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, q, graph.PageArgs{First: ptr(2)}))
	p.do(p.lena, graph.RemoveActor{ID: ids[1], ExpectedVersion: 1})
	next := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, q, graph.PageArgs{First: ptr(2), After: &page.Cursors[1]}))
	p.want("after the one that is gone", names(next.Items), "C, D")
	back := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, q, graph.PageArgs{Last: ptr(2), Before: &page.Cursors[1]}))
	p.want("before the one that is gone", names(back.Items), "A")
}

func addedMeanwhile(p *place) {
	p.allies("A", "C", "E", "G")
	q := graph.ActorsQuery{Area: "dock"}
	page := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, q, graph.PageArgs{First: ptr(2)}))
	p.allies("B", "D")
	next := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, q, graph.PageArgs{First: ptr(2), After: &page.Cursors[1]}))
	p.want("the next page", names(next.Items), "D, E")
}

func otherCursors(p *place) {
	p.town()
	page := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock"}, graph.PageArgs{}))
	after := graph.PageArgs{After: &page.Cursors[0]}
	for _, q := range []graph.ActorsQuery{
		{Area: "mill"},
		{Area: "dock", Descending: true},
		{Area: "dock", ByUpdate: true},
		{Area: "dock", Kinds: []graph.ActorKind{graph.KindAlly}},
		{Area: "dock", Classifications: []graph.Classification{"FAITH"}},
		{Area: "dock", Tags: []string{"choir"}},
		{Area: "dock", Tags: []string{}},
	} {
		_, err := p.m.Actors(p.ctx, p.lena, q, after)
		p.fails(err, "INVALID cursor.other after")
		_, err = p.m.Actors(p.ctx, p.lena, q, graph.PageArgs{Before: after.After})
		p.fails(err, "INVALID cursor.other before")
	}
	_, err := p.m.Issues(p.ctx, p.lena, "dock", nil, after)
	p.fails(err, "INVALID cursor.other after")
	_, err = p.m.Changes(p.ctx, p.lena, graph.ChangesQuery{Area: "dock"}, after)
	p.fails(err, "INVALID cursor.other after")
	for _, of := range []string{actor("amina"), actor("bo")} {
		_, err = p.m.Links(p.ctx, p.lena, graph.LinksQuery{Of: []string{of}}, after)
		p.fails(err, "INVALID cursor.other after")
		_, err = p.m.History(p.ctx, p.lena, []string{of}, after)
		p.fails(err, "INVALID cursor.other after")
	}
	links := must[map[string]*graph.Page[*graph.Link]](p)(p.m.Links(p.ctx, p.lena, graph.LinksQuery{Of: []string{actor("amina")}}, graph.PageArgs{}))
	after.After = &links[actor("amina")].Cursors[0]
	for _, q := range []graph.LinksQuery{
		{Of: []string{actor("bo")}},
		{Of: []string{actor("amina")}, Direction: graph.Out},
		{Of: []string{actor("amina")}, Types: []graph.LinkType{graph.Knows}},
	} {
		_, err = p.m.Links(p.ctx, p.lena, q, after)
		p.fails(err, "INVALID cursor.other after")
	}
}

func sameChoice(p *place) {
	p.town()
	two := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock", Tags: []string{"choir", "chess"}}, graph.PageArgs{}))
	must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock", Tags: []string{"chess", "choir"}}, graph.PageArgs{After: &two.Cursors[0]}))
	_, err := p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock", Tags: []string{"chess choir"}}, graph.PageArgs{After: &two.Cursors[0]})
	p.fails(err, "INVALID cursor.other after")
	q := graph.ActorsQuery{Area: "dock", Kinds: []graph.ActorKind{graph.KindAlly, graph.KindLeader}}
	page := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, q, graph.PageArgs{First: ptr(1)}))
	q.Kinds = []graph.ActorKind{graph.KindLeader, graph.KindAlly, graph.KindLeader}
	next := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, q, graph.PageArgs{After: &page.Cursors[0]}))
	p.want("the rest", names(next.Items), "Bo, Carla")
	carla := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.mo, graph.ActorsQuery{Area: "dock", Kinds: q.Kinds}, graph.PageArgs{After: &page.Cursors[0]}))
	p.want("another asker reads on with it, and sees what is theirs to see", names(carla.Items), "")
}

func badSizes(p *place) {
	q := graph.ActorsQuery{Area: "dock"}
	for _, c := range []struct {
		args graph.PageArgs
		want string
	}{
		{graph.PageArgs{First: ptr(0)}, "INVALID page.range first"},
		{graph.PageArgs{First: ptr(-1)}, "INVALID page.range first"},
		{graph.PageArgs{First: ptr(101)}, "INVALID page.range first"},
		{graph.PageArgs{Last: ptr(0)}, "INVALID page.range last"},
		{graph.PageArgs{Last: ptr(101)}, "INVALID page.range last"},
		{graph.PageArgs{First: ptr(1), Last: ptr(1)}, "INVALID page.both last"},
	} {
		_, err := p.m.Actors(p.ctx, p.lena, q, c.args)
		p.fails(err, c.want)
		_, err = p.m.Links(p.ctx, p.lena, graph.LinksQuery{Of: []string{actor("a")}}, c.args)
		p.fails(err, c.want)
	}
}

func badCursors(p *place) {
	for _, cursor := range []string{"", "x", "AAAA", "!!!", "eyJhIjoxfQ==", "é", "AAAAAAAAAAD_", strings.Repeat("A", 5000)} {
		want := "INVALID cursor.invalid after"
		if cursor == strings.Repeat("A", 5000) {
			want = "INVALID cursor.other after"
		}
		_, err := p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock"}, graph.PageArgs{After: &cursor})
		p.fails(err, want)
	}
}

func chosen(p *place) {
	p.town()
	for _, c := range []struct {
		q    graph.ActorsQuery
		want string
	}{
		{graph.ActorsQuery{Kinds: []graph.ActorKind{graph.KindAlly}}, "Bo, Carla"},
		{graph.ActorsQuery{Kinds: []graph.ActorKind{}}, ""},
		{graph.ActorsQuery{Classifications: []graph.Classification{"FAITH", "POLICE"}}, "Mosque"},
		{graph.ActorsQuery{Classifications: []graph.Classification{}}, ""},
		{graph.ActorsQuery{Tags: []string{"choir"}}, "Amina, Bo"},
		{graph.ActorsQuery{Tags: []string{"chess", "none"}}, "Bo"},
		{graph.ActorsQuery{Tags: []string{"chess", "choir"}, Kinds: []graph.ActorKind{graph.KindLeader}}, "Amina"},
		{graph.ActorsQuery{Tags: []string{}}, ""},
		{graph.ActorsQuery{Tags: []string{"choi", "%", "c\xff"}}, ""},
		{graph.ActorsQuery{Kinds: []graph.ActorKind{graph.KindAlly}, Classifications: []graph.Classification{"FAITH"}}, ""},
	} {
		for _, byUpdate := range []bool{false, true} {
			c.q.Area, c.q.ByUpdate = "dock", byUpdate
			page := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, c.q, graph.PageArgs{}))
			got := strings.Split(names(page.Items), ", ")
			slices.Sort(got)
			p.want(fmt.Sprintf("%+v", c.q), strings.Join(got, ", "), c.want)
			p.want(fmt.Sprintf("the total of %+v", c.q), must[map[string]int](p)(p.m.Total(p.ctx, p.lena, page.Filter))[p.dock], len(page.Items))
		}
	}
}
