package graphtest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/allymap/allymap/graph"
)

var wholeClaims = []claim{
	{"the whole map has the area's actors, its links, and their far ends", wholeMap},
	{"every read of an empty area is empty, and none is nil", emptyArea},
	{"nodes come in the order of their ids, with gaps", nodesInOrder},
	{"ties are seen from each end that was asked about, and no more come than the limit", tiesOfStep},
	{"ties that are asked for their ends alone tell each end, by how many", endsOfStep},
	{"links among actors have both ends among them", amongThem},
	{"leaders are the areas' own, sorted", func(p *place) {
		p.town()
		p.want("of both", must[[]string](p)(p.store.Leaders(p.ctx, p.mo, []string{p.dock, p.mill})), []string{actor("amina"), actor("farid")})
		p.want("of Mill", must[[]string](p)(p.store.Leaders(p.ctx, p.mo, []string{p.mill})), []string{actor("farid")})
		p.want("of none", len(must[[]string](p)(p.store.Leaders(p.ctx, p.mo, []string{}))), 0)
		p.do(p.lena, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: 1, Visibility: graph.To(graph.InArea)})
		p.want("as mo sees them by now", must[[]string](p)(p.store.Leaders(p.ctx, p.mo, []string{p.dock, p.mill})), []string{actor("farid")})
	}},
}

func wholeMap(p *place) {
	p.town()
	for _, c := range []struct {
		who   string
		scope graph.Scope
		slug  string
		want  string
	}{
		{"lena", p.lena, "dock", "Amina, Bo, Carla, Clinic, Farid, Mosque / AminaBo, AminaFarid, AminaMosque, BoClinic, CarlaAmina, FaridMosque"},
		{"lena", p.lena, "mill", "Amina, Council, Farid, Mosque / AminaFarid, FaridMosque"},
		{"mo", p.mo, "mill", "Amina, Council, Farid, Gita, Hugo, Mosque / AminaFarid, FaridGita, FaridMosque, GitaCouncil, HugoCouncil"},
		{"cora", p.cora, "dock", "Amina, Bo, Clinic, Farid, Gita, Mosque / AminaBo, AminaFarid, AminaMosque, BoClinic, BoGita, FaridMosque"},
	} {
		whole := must[*graph.AreaMap](p)(p.m.Whole(p.ctx, c.scope, c.slug))
		p.want(c.who+" of "+c.slug, names(whole.Actors)+" / "+linkIDs(whole.Links), c.want)
		for _, l := range whole.Links {
			if l.From == nil || l.To == nil {
				p.Errorf("%s has no ends", l.ID)
			}
		}
		p.want("the area", whole.Area.Slug, c.slug)
	}
	_, err := p.m.Whole(p.ctx, p.lena, "quay")
	p.fails(err, "NOT_FOUND area.unknown area")
}

func emptyArea(p *place) {
	whole := must[*graph.AreaMap](p)(p.m.Whole(p.ctx, p.lena, "dock"))
	p.want("the map is there", []bool{whole.Actors != nil, whole.Links != nil, len(whole.Actors)+len(whole.Links) == 0}, []bool{true, true, true})
	for _, args := range []graph.PageArgs{{}, {First: ptr(1)}, {Last: ptr(1)}} {
		for _, byUpdate := range []bool{false, true} {
			actors := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock", ByUpdate: byUpdate}, args))
			p.want("actors", []any{actors.Items != nil, len(actors.Items), actors.HasNext, actors.HasPrevious}, []any{true, 0, false, false})
			p.want("their total", must[map[string]int](p)(p.m.Total(p.ctx, p.lena, actors.Filter))[p.dock], 0)
		}
		issues := must[*graph.Page[*graph.Issue]](p)(p.m.Issues(p.ctx, p.lena, "dock", nil, args))
		p.want("issues", []any{issues.Items != nil, len(issues.Items)}, []any{true, 0})
	}
	p.want("changes", touched(p.changes(p.lena, "dock")[0]), "ADDED "+short(p.dock)+", ADDED "+short(p.mill))
	p.want("search", p.found(p.lena, "a"), "")
	p.want("no node", must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.lena, nil)), []graph.Node{})
	p.want("no ties", len(must[[]graph.Tie](p)(p.store.Ties(p.ctx, p.lena, graph.TieFilter{}, 10))), 0)
	nobody, none, err := p.store.Among(p.ctx, p.lena, nil, nil)
	p.want("nobody, and no links among them", []any{len(nobody), len(none), err}, []any{0, 0, nil})
	p.want("no leaders", len(must[[]string](p)(p.store.Leaders(p.ctx, p.lena, []string{p.dock}))), 0)
}

func nodesInOrder(p *place) {
	p.town()
	council := id(graph.AssessmentPrefix, "council")
	ids := []string{link("AminaBo"), actor("nobody"), actor("bo"), p.mill, issue("rent"), actor("gita"), council, actor("bo"), id(graph.AccountPrefix, "mo")}
	nodes := must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.lena, ids))
	p.want("how many", len(nodes), len(ids))
	for i, n := range nodes {
		want := ids[i]
		if i == 1 || i == 5 {
			want = ""
		}
		got := ""
		if n != nil {
			got = n.NodeID()
		}
		p.want("the node", got, want)
	}
}

func tiesOfStep(p *place) {
	p.town()
	ties := must[[]graph.Tie](p)(p.store.Ties(p.ctx, p.cora, graph.TieFilter{Of: []string{actor("bo"), actor("gita")}}, 100))
	seen := map[string]graph.Tie{}
	for _, t := range ties {
		seen[short(t.LinkID)+" "+short(t.At)] = t
	}
	p.want("how many", len(ties), 6)
	for _, want := range []string{"AminaBo bo", "BoClinic bo", "BoGita bo", "BoGita gita", "FaridGita gita", "GitaCouncil gita"} {
		if _, ok := seen[want]; !ok {
			p.Errorf("no tie %s among %v", want, seen)
		}
	}
	hearsay := seen["FaridGita gita"]
	p.want("a tie", []any{hearsay.Other, hearsay.OtherKey, hearsay.Type, hearsay.Strength, hearsay.Basis, hearsay.OneSided, hearsay.Until, hearsay.Written, hearsay.NoIntermediary, hearsay.Ties},
		[]any{actor("farid"), graph.SortKey("Farid", actor("farid")), graph.Knows, 2, graph.Hearsay, false, "", graph.DayOf(p.now()), false, 1})
	office := seen["GitaCouncil gita"]
	p.want("one of which nobody asked", []any{office.Strength, office.Basis}, []any{0, ""})
	p.want("a limit", len(must[[]graph.Tie](p)(p.store.Ties(p.ctx, p.cora, graph.TieFilter{Of: []string{actor("bo"), actor("gita")}}, 2))), 2)
	p.want("of a type", len(must[[]graph.Tie](p)(p.store.Ties(p.ctx, p.cora, graph.TieFilter{Of: []string{actor("bo")}, Types: []graph.LinkType{graph.Knows}}, 100))), 2)
	p.want("without a type", len(must[[]graph.Tie](p)(p.store.Ties(p.ctx, p.cora, graph.TieFilter{Of: []string{actor("bo")}, Not: []graph.LinkType{graph.Knows}}, 100))), 1)
	p.want("of one that is hidden", len(must[[]graph.Tie](p)(p.store.Ties(p.ctx, p.lena, graph.TieFilter{Of: []string{actor("gita")}}, 100))), 0)
	to := graph.TieFilter{Of: []string{actor("bo"), actor("gita")}, To: []string{actor("gita"), actor("council"), actor("nobody")}}
	p.want("to some", p.tied(p.cora, to), "bo-gita 1, gita-council 1")
	to.To = []string{}
	p.want("to nobody", p.tied(p.cora, to), "")
}

// tied are the ties of a step: who is tied to whom, by how many.
func (p *place) tied(scope graph.Scope, f graph.TieFilter) string {
	p.Helper()
	ends := map[string]int{}
	for _, t := range must[[]graph.Tie](p)(p.store.Ties(p.ctx, scope, f, 100)) {
		between := short(t.Other)
		if !f.Ends {
			between = short(t.At) + "-" + between
		}
		p.want("the key of "+between, strings.HasSuffix(t.OtherKey, t.Other), true)
		ends[between] += t.Ties
	}
	var out []string
	for _, end := range slices.Sorted(maps.Keys(ends)) {
		out = append(out, fmt.Sprintf("%s %d", end, ends[end]))
	}
	return strings.Join(out, ", ")
}

func endsOfStep(p *place) {
	p.town()
	f := graph.TieFilter{Of: []string{actor("bo"), actor("gita"), actor("farid")}, Ends: true}
	p.want("the ends", p.tied(p.cora, f), "amina 2, bo 1, clinic 1, council 1, farid 1, gita 2, mosque 1")
	f.Types = []graph.LinkType{graph.Knows}
	p.want("of a type", p.tied(p.cora, f), "amina 1, bo 1, farid 1, gita 2")
	p.want("as lena sees them", p.tied(p.lena, graph.TieFilter{Of: []string{actor("bo")}, Ends: true}), "amina 1, clinic 1")
}

func amongThem(p *place) {
	p.town()
	of := []string{actor("mosque"), actor("amina"), actor("bo"), actor("gita"), actor("bo")}
	for _, c := range []struct {
		scope         graph.Scope
		types         []graph.LinkType
		actors, links string
	}{
		{p.cora, nil, "Amina, Bo, Gita, Mosque", "AminaBo, AminaMosque, BoGita"},
		{p.lena, nil, "Amina, Bo, Mosque", "AminaBo, AminaMosque"},
		{p.cora, []graph.LinkType{graph.Knows}, "Amina, Bo, Gita, Mosque", "AminaBo, BoGita"},
	} {
		actors, links, err := p.store.Among(p.ctx, c.scope, of, c.types)
		p.want("who is there, and what ties them", []any{names(actors), linkIDs(links), err}, []any{c.actors, c.links, nil})
	}
}

var contextClaims = []claim{
	{"a cancelled question comes back with the cancellation", cancelled},
	{"a question whose deadline has passed comes back with TIMEOUT", tooLate},
	{"a cancelled write has written nothing, and its key can be used", cancelledWrite},
	{"after a cancellation the store answers as before", func(p *place) {
		p.town()
		ctx, cancel := context.WithCancel(p.ctx)
		cancel()
		for range 30 { // more than a pool of connections holds
			_, _ = p.m.Whole(ctx, p.lena, "dock")
			_, _ = p.m.Do(ctx, p.lena, graph.NewID("key_"), p.addAlly("A"))
		}
		p.want("the list", p.seenIn(p.lena, "dock"), "Amina, Bo, Carla, Clinic, Mosque")
		p.do(p.lena, p.addAlly("Zed"))
	}},
}

// questions are one of each kind, asked under a context of the case's own.
func (p *place) questions(ctx context.Context) map[string]error {
	out := map[string]error{}
	_, out["sign in"] = p.m.SignIn(ctx, p.keys["lena"])
	_, out["areas"] = p.m.Operator(ctx)
	_, out["nodes"] = p.m.Nodes(ctx, p.lena, []string{actor("bo"), id(graph.ChangePrefix, "x"), link("AminaBo")})
	_, out["actors"] = p.m.Actors(ctx, p.lena, graph.ActorsQuery{Area: "dock"}, graph.PageArgs{})
	_, out["issues"] = p.m.Issues(ctx, p.lena, "dock", nil, graph.PageArgs{})
	_, out["changes"] = p.m.Changes(ctx, p.lena, graph.ChangesQuery{Area: "dock"}, graph.PageArgs{})
	_, out["links"] = p.m.Links(ctx, p.lena, graph.LinksQuery{Of: []string{actor("bo")}}, graph.PageArgs{})
	_, out["assessments"] = p.m.Assessments(ctx, p.lena, graph.AssessmentFilter{Of: []string{actor("bo")}}, graph.PageArgs{})
	_, out["history"] = p.m.History(ctx, p.lena, []string{actor("bo")}, graph.PageArgs{})
	_, out["degrees"] = p.m.Degrees(ctx, p.lena, []string{actor("bo")})
	_, out["whole"] = p.m.Whole(ctx, p.lena, "dock")
	_, out["search"] = p.m.Search(ctx, p.lena, "amina", nil, nil, 10)
	_, out["neighbourhood"] = p.m.Neighbourhood(ctx, p.lena, actor("bo"), 3, nil, 10)
	_, out["introductions"] = p.m.Introductions(ctx, p.lena, graph.IntroductionsQuery{To: actor("bo"), MaxHops: 3, First: 5})
	_, out["a write"] = p.m.Do(ctx, p.lena, "k", p.addAlly("Ines"))
	out["ready"] = p.m.Ready(ctx)
	return out
}

func cancelled(p *place) {
	p.town()
	ctx, cancel := context.WithCancel(p.ctx)
	cancel()
	for what, err := range p.questions(ctx) {
		if !errors.Is(err, context.Canceled) {
			p.Errorf("%s: %v", what, err)
		}
	}
}

func tooLate(p *place) {
	p.town()
	ctx, cancel := context.WithDeadline(p.ctx, time.Unix(0, 0))
	defer cancel()
	for what, err := range p.questions(ctx) {
		refused := graph.Refusals(err)
		if len(refused) != 1 || refused[0].Code != graph.Timeout || refused[0].Reason == "" || refused[0].Message == "" {
			p.Errorf("%s: %v", what, err)
		}
	}
}

func cancelledWrite(p *place) {
	p.town()
	ctx, cancel := context.WithCancel(p.ctx)
	err := p.store.Write(ctx, func(tx graph.Tx) error {
		if _, err := tx.Lock(ctx, []string{p.dock}); err != nil {
			return err
		}
		cancel()
		_, err := tx.Load(ctx, []string{actor("bo")})
		return err
	})
	if !errors.Is(err, context.Canceled) {
		p.Errorf("a write that was cancelled: %v", err)
	}
	if _, err := p.m.Do(ctx, p.lena, "k", p.addAlly("Ines")); !errors.Is(err, context.Canceled) {
		p.Errorf("a cancelled write: %v", err)
	}
	p.want("nothing", p.found(p.lena, "ines"), "")
	p.want("its key", p.keyed(p.lena, "k", p.addAlly("Ines")).Actor.Name, "Ines")
}
