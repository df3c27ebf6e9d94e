package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

var viewClaims = []claim{
	{"a view is of now, through any door", viewIsOfNow},
	{"one's own view is nobody else's", func(p *place) {
		p.town()
		for range 2 {
			p.want("lena's", p.bridges(p.lena, "dock", false), "Amina 0.8000 3 3, Bo 0.4000 2 1, Carla 0.0000 1 0, Clinic 0.0000 1 0, Farid 0.0000 1 0, Mosque 0.0000 1 0 / 6 6")
			p.want("cora's", p.bridges(p.cora, "dock", false), "Bo 0.7000 3 2, Amina 0.6000 2 2, Clinic 0.0000 1 0, Farid 0.0000 1 0, Gita 0.0000 1 0, Mosque 0.0000 1 0 / 6 6")
		}
		p.want("nobody's", p.bridges(graph.Scope{}, "", false), "NOT_FOUND area.unknown area")
	}},
	{"bounds are told", viewBounds},
	{"every question about an empty area has an empty answer", emptyView},
}

var bridgeClaims = []claim{
	{"an opponent and a rival tie nobody", func(p *place) {
		p.town()
		p.want("mo's Mill, where Hugo opposes the council", p.bridges(p.mo, "mill", false),
			"Farid 0.5000 3 2, Gita 0.3000 2 1, Amina 0.0000 1 0, Council 0.0000 1 0, Hugo 0.0000 1 0, Mosque 0.0000 1 0 / 6 4")
	}},
	{"without leaders the rest is ranked alone", func(p *place) {
		p.town()
		p.want("cora's Dock", p.bridges(p.cora, "dock", true), "Bo 0.3333 2 1, Clinic 0.0000 1 0, Gita 0.0000 1 0, Mosque 0.0000 1 0 / 4 2")
	}},
	{"parallel links count once", func(p *place) {
		p.town()
		p.tie(actor("amina"), graph.WorksWith, actor("bo"), 0)
		p.want("cora's Dock", p.bridges(p.again(p.cora), "dock", true), "Bo 0.3333 2 1, Clinic 0.0000 1 0, Gita 0.0000 1 0, Mosque 0.0000 1 0 / 4 2")
		p.want("with all", strings.HasPrefix(p.bridges(p.again(p.cora), "dock", false), "Bo 0.7000 3 2, Amina 0.6000 2 2, "), true)
	}},
}

// again is the scope of the same caller as it is made for the next request, with the counters of now.
func (p *place) again(s graph.Scope) graph.Scope {
	p.Helper()
	if a := s.Account(); a != nil {
		return must[graph.Scope](p)(p.m.SignIn(p.ctx, p.keys[a.Name]))
	}
	return must[graph.Scope](p)(p.m.Operator(p.ctx))
}

// bridges are a ranking in short: name, betweenness, pieces, cut off; and how much was seen.
func (p *place) bridges(scope graph.Scope, slug string, excludeLeaders bool) string {
	p.Helper()
	r, err := p.m.Bridges(p.ctx, scope, slug, excludeLeaders, 20)
	if refused := graph.Refusals(err); refused != nil {
		return told(refused)
	}
	must[*graph.BridgeRanking](p)(r, err)
	var out []string
	for _, b := range r.Bridges {
		out = append(out, fmt.Sprintf("%s %.4f %d %d", b.Actor.Self().Name, b.Betweenness, b.ComponentsLeft, b.ActorsCutOff))
	}
	p.want("exact", []bool{r.Exact, r.Error == nil, r.Confidence == nil}, []bool{true, true, true})
	return fmt.Sprintf("%s / %d %d", strings.Join(out, ", "), r.Seen.Actors, r.Seen.Links)
}

func viewIsOfNow(p *place) {
	p.town()
	clinic := func() string {
		found := must[*graph.Gaps](p)(p.m.Gaps(p.ctx, p.again(p.lena), "dock", 12, 20))
		return kindedNames(found.Unlinked.Actors)
	}
	p.want("at first", clinic(), "")
	p.do(p.lena, graph.RemoveLink{ID: link("BoClinic"), ExpectedVersion: 1})
	p.want("without its link", clinic(), "Clinic")
	other := graph.NewMap(p.store) // a server beside this one
	must[graph.Outcome](p)(other.Do(p.ctx, p.lena, "k", graph.ChangeActor{ID: actor("clinic"), ExpectedVersion: 1, Name: graph.To("Dock Clinic")}))
	p.want("renamed through another server", clinic(), "Dock Clinic")
	// What comes into sight in another area changes this one's map: the links were there.
	p.want("lena's Dock", p.seenActors(p.lena), "6 5")
	p.do(p.mo, graph.ChangeActor{ID: actor("gita"), ExpectedVersion: 1, Visibility: graph.To(graph.Project)})
	p.do(p.cora, graph.ChangeLink{ID: link("BoGita"), ExpectedVersion: 1, Strength: graph.To(ptr(4))})
	p.want("with Gita", p.seenActors(p.lena), "7 6")
	p.do(p.mo, graph.ChangeActor{ID: actor("gita"), ExpectedVersion: 2, Visibility: graph.To(graph.InArea)})
	p.want("without her again", p.seenActors(p.lena), "6 5")
}

// seenActors are how many actors and links the caller sees of Dock as it is by now.
func (p *place) seenActors(scope graph.Scope) string {
	p.Helper()
	found := must[*graph.Gaps](p)(p.m.Gaps(p.ctx, p.again(scope), "dock", 12, 20))
	return line(found.Seen.Actors, found.Seen.Links)
}

func kindedNames(actors []graph.Kinded) string {
	out := make([]string, len(actors))
	for i, a := range actors {
		out[i] = a.Self().Name
	}
	return strings.Join(out, ", ")
}

func viewBounds(p *place) {
	for _, first := range []int{0, -1, 101} {
		_, err := p.m.Bridges(p.ctx, p.lena, "dock", false, first)
		p.fails(err, "INVALID page.range first")
		_, err = p.m.Groups(p.ctx, p.lena, "dock", false, first)
		p.fails(err, "INVALID page.range first")
		_, err = p.m.Strangers(p.ctx, p.lena, "dock", false, first)
		p.fails(err, "INVALID page.range first")
		_, err = p.m.OneStepAway(p.ctx, p.lena, "dock", first)
		p.fails(err, "INVALID page.range first")
		_, err = p.m.SupportTree(p.ctx, p.lena, "dock", first)
		p.fails(err, "INVALID page.range first")
		_, err = p.m.Gaps(p.ctx, p.lena, "dock", 12, first)
		p.fails(err, "INVALID page.range first")
		_, err = p.m.LikelyDuplicates(p.ctx, p.lena, "dock", first)
		p.fails(err, "INVALID page.range first")
		_, err = p.m.Members(p.ctx, p.lena, nil, first)
		p.fails(err, "INVALID page.range first")
	}
	for _, last := range []int{0, 121} {
		_, err := p.m.Growth(p.ctx, p.lena, "dock", graph.Month, last)
		p.fails(err, "INVALID page.range last")
	}
	for _, months := range []int{0, 121} {
		_, err := p.m.Gaps(p.ctx, p.lena, "dock", months, 20)
		p.fails(err, "INVALID months.range months")
	}
	_, err := p.m.Groups(p.ctx, p.lena, "quay", false, 20)
	p.fails(err, "NOT_FOUND area.unknown area")
}

func emptyView(p *place) {
	p.want("bridges", p.bridges(p.lena, "dock", false), " / 0 0")
	g := must[*graph.GroupSummary](p)(p.m.Groups(p.ctx, p.lena, "dock", false, 20))
	p.want("groups", []any{g.Components, g.Modularity == nil, g.Total, len(g.Groups), g.Ties != nil}, []any{0, true, 0, 0, true})
	s := must[*graph.Strangers](p)(p.m.Strangers(p.ctx, p.lena, "dock", false, 20))
	p.want("strangers", []any{s.Total, s.Pairs != nil}, []any{0, true})
	o := must[*graph.StepsAway](p)(p.m.OneStepAway(p.ctx, p.lena, "dock", 20))
	p.want("one step away", []any{o.Total, o.Leaders, o.Actors != nil}, []any{0, 0, true})
	t := must[*graph.SupportTree](p)(p.m.SupportTree(p.ctx, p.lena, "dock", 20))
	p.want("the tree", []any{t.Total, t.Alone, t.Supporters != nil, t.Unsupported != nil}, []any{0, 0, true, true})
	d := must[*graph.LikelyDuplicates](p)(p.m.LikelyDuplicates(p.ctx, p.lena, "dock", 20))
	p.want("duplicates", []any{d.Total, d.Pairs != nil}, []any{0, true})
	p.want("growth", p.growth(p.lena), "0 0 0, earlier 0 0 0, truncated: false / 0 0")
	gaps := must[*graph.Gaps](p)(p.m.Gaps(p.ctx, p.lena, "dock", 12, 20))
	p.want("gaps", []any{gaps.Unlinked.Count, gaps.Unlinked.Actors != nil, gaps.WithoutLeader, len(gaps.MissingClasses), gaps.OldLinks.Links != nil}, []any{0, true, true, 20, true})
}

var groupClaims = []claim{
	{"groups are told by their best known, with the links between them", func(p *place) {
		p.town()
		p.want("cora's Dock", p.groups(p.cora, "dock"), "1 piece: Amina, Farid and 1 other; Bo, Clinic and 1 other / [0 1] 1 / 0.3194")
		p.want("lena's Mill, where she sees no tie of the council", p.groups(p.lena, "mill"), "2 pieces: Farid, Amina and 1 other; Council / 0.0000")
	}},
	{"members are told best known first", func(p *place) {
		p.town()
		g := must[*graph.GroupSummary](p)(p.m.Groups(p.ctx, p.cora, "dock", false, 20))
		members := must[map[string]graph.Kinded](p)(p.m.Members(p.ctx, p.cora, g.Groups, 2))
		p.want("the first two of each", len(members), 4)
		p.want("of the first", g.Groups[0].MemberIDs(2), []string{actor("amina"), actor("farid")})
		p.want("size", []int{g.Groups[0].Size, g.Groups[1].Size}, []int{3, 3})
		p.want("no more than there are", len(g.Groups[1].MemberIDs(100)), 3)
	}},
	{"so many groups are given as were asked for, and no tie to another", func(p *place) {
		p.town()
		g := must[*graph.GroupSummary](p)(p.m.Groups(p.ctx, p.cora, "dock", false, 1))
		p.want("one of two", []int{g.Total, len(g.Groups), len(g.Ties)}, []int{2, 1, 0})
	}},
	{"groups at two ends are strangers, neighbours are not", strangersAtEnds},
}

func (p *place) groups(scope graph.Scope, slug string) string {
	p.Helper()
	g := must[*graph.GroupSummary](p)(p.m.Groups(p.ctx, scope, slug, false, 20))
	var names []string
	for _, one := range g.Groups {
		names = append(names, one.Name)
	}
	pieces := map[bool]string{true: "piece", false: "pieces"}[g.Components == 1]
	out := fmt.Sprintf("%d %s: %s", g.Components, pieces, strings.Join(names, "; "))
	for _, t := range g.Ties {
		out += fmt.Sprintf(" / %v %d", t.Between, t.Links)
	}
	if g.Modularity != nil {
		out += fmt.Sprintf(" / %.4f", *g.Modularity)
	}
	return out
}

// Three threes in a row, of which the first and the last share nobody:
//
//	A0─A1     B0─B1     C0─C1
//	 \ │       │ /       \ │
//	  A2───────B2         C2
//	            └──────────┘
//
// and B2 is in the middle of it all, but tied to nobody in both A and C.
func strangersAtEnds(p *place) {
	three := func(name string) []string {
		var ids []string
		for i := range 3 {
			ids = append(ids, p.ally(fmt.Sprint(name, i)))
		}
		for i := range 3 {
			p.tie(ids[i], graph.Knows, ids[(i+1)%3], 0)
		}
		return ids
	}
	a, b, c := three("A"), three("B"), three("C")
	p.tie(a[2], graph.Knows, b[0], 0)
	p.tie(b[1], graph.Knows, c[2], 0)
	told := func() string {
		s := must[*graph.Strangers](p)(p.m.Strangers(p.ctx, p.again(p.lena), "dock", false, 20))
		var out []string
		for _, pair := range s.Pairs {
			out = append(out, pair.Groups[0].Name[:1]+pair.Groups[1].Name[:1])
		}
		for i := range out {
			r := []byte(out[i])
			slices.Sort(r)
			out[i] = string(r)
		}
		return line(s.Total, out)
	}
	p.want("A and C", told(), "1 [AC]")
	p.tie(b[2], graph.Knows, a[0], 0)
	p.tie(b[2], graph.Knows, c[0], 0)
	p.want("one in B knows both", told(), "0 []")
}

// views are the questions about whole areas.
func (q *asking) views() {
	q.p.Helper()
	shown := func(v any) string { return asJSON(v) }
	for _, slug := range []string{"dock", "mill"} {
		for _, without := range []bool{false, true} {
			bridges, err := q.p.m.Bridges(q.p.ctx, q.scope, slug, without, 100)
			tell(q, any(bridges), err, shown, "bridges of %s, without leaders: %t", slug, without)
			groups, err := q.p.m.Groups(q.p.ctx, q.scope, slug, without, 100)
			tell(q, any(groups), err, shown, "groups of %s, without leaders: %t", slug, without)
			if err == nil {
				members, err := q.p.m.Members(q.p.ctx, q.scope, groups.Groups, 100)
				tell(q, any(members), err, shown, "their members")
			}
			strangers, err := q.p.m.Strangers(q.p.ctx, q.scope, slug, without, 100)
			tell(q, any(strangers), err, shown, "strangers of %s, without leaders: %t", slug, without)
		}
		steps, err := q.p.m.OneStepAway(q.p.ctx, q.scope, slug, 100)
		tell(q, any(steps), err, shown, "one step away in %s", slug)
		tree, err := q.p.m.SupportTree(q.p.ctx, q.scope, slug, 100)
		tell(q, any(tree), err, shown, "the support tree of %s", slug)
		gaps, err := q.p.m.Gaps(q.p.ctx, q.scope, slug, 1, 100)
		tell(q, any(gaps), err, shown, "gaps in %s", slug)
		growth, err := q.p.m.Growth(q.p.ctx, q.scope, slug, graph.Week, 3)
		tell(q, any(growth), err, shown, "growth of %s", slug)
		twins, err := q.p.m.LikelyDuplicates(q.p.ctx, q.scope, slug, 100)
		tell(q, any(twins), err, shown, "likely duplicates in %s", slug)
	}
}
