package graphtest

import (
	"fmt"
	"math"
	"strings"

	"github.com/allymap/allymap/graph"
)

var positionClaims = []claim{
	{"actors stand where they were put, by their ids, and the last write stands", placedWhere},
	{"an actor has its own place on the map of each area", placedInEach},
	{"a place is told to whoever sees the actor on that map", placesSeen},
	{"placing leaves no trace: no change, no counter, no version", placingUnlogged},
	{"a place goes with its actor, and does not come back with it", placesGo},
	{"a place stays when its actor is changed", placesStay},
	{"who may not write there, or sees somebody not, is refused, and nothing is done", placingRefused},
	{"an actor that a batch adds is placed, one that it removes is not", placedInBatch},
	{"many who place at once all have theirs, and of one actor one place is left", placedAtOnce},
}

func at(name string, x, y float64) graph.ActorPosition {
	return graph.ActorPosition{Actor: actor(name), X: x, Y: y}
}

func placing(slug string, positions ...graph.ActorPosition) graph.PlaceActors {
	return graph.PlaceActors{Area: slug, Positions: positions}
}

// places puts actors in their places, which must be done.
func (p *place) places(scope graph.Scope, slug string, positions ...graph.ActorPosition) {
	p.Helper()
	out := must[graph.Outcome](p)(p.m.Place(p.ctx, scope, placing(slug, positions...)))
	p.want("refused", told(out.Refused), "")
	p.want("the area", out.Area.Slug, slug)
	if out.Change != nil {
		p.Errorf("placing wrote the change %s", out.Change.ID)
	}
}

// placed is who stands where on the map of an area.
func (p *place) placed(scope graph.Scope, areaID string) string {
	p.Helper()
	return shownPlaces(must[map[string][]*graph.MapPosition](p)(p.m.Positions(p.ctx, scope, []string{areaID}))[areaID])
}

func shownPlaces(all []*graph.MapPosition) string {
	var out []string
	for _, one := range all {
		name := short(one.ActorID)
		if one.Actor == nil || one.Actor.ID != one.ActorID {
			name += " without its actor"
		}
		out = append(out, fmt.Sprintf("%s %v %v", name, one.X, one.Y))
	}
	return strings.Join(out, ", ")
}

func placedWhere(p *place) {
	p.town()
	p.want("nobody yet", p.placed(p.lena, p.dock), "")
	third := 1.0 / 3
	p.places(p.lena, "dock", at("mosque", 1e5, -1e5), at("bo", -12.5, third), at("amina", 0, math.Copysign(0, -1)))
	want := fmt.Sprintf("amina 0 0, bo -12.5 %v, mosque 100000 -100000", third)
	p.want("they stand", p.placed(p.lena, p.dock), want)
	for range 2 { // the same again does the same
		p.places(p.cora, "dock", at("bo", 3, 4))
		p.want("the last write stands", p.placed(p.lena, p.dock), "amina 0 0, bo 3 4, mosque 100000 -100000")
	}
	found := must[map[string][]*graph.MapPosition](p)(p.m.Positions(p.ctx, p.lena, []string{p.dock}))[p.dock][1].Actor
	node := must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.lena, []string{actor("bo")}))[0]
	if ally, ok := node.(*graph.Ally); !ok || asJSON(found) != asJSON(ally.Self()) {
		p.Errorf("the actor comes as %s, and is %s", asJSON(found), asJSON(node))
	}
}

func placedInEach(p *place) {
	p.town()
	p.places(p.lena, "dock", at("farid", 1, 2), at("amina", 3, 4))
	p.places(p.mo, "mill", at("farid", 5, 6), at("mosque", 7, 8))
	p.want("in Dock", p.placed(p.cora, p.dock), "amina 3 4, farid 1 2")
	p.want("in Mill", p.placed(p.cora, p.mill), "farid 5 6, mosque 7 8")
	both := must[map[string][]*graph.MapPosition](p)(p.m.Positions(p.ctx, p.cora, []string{p.mill, p.dock, p.mill, "area_nowhere"}))
	p.want("of both", []any{len(both), shownPlaces(both[p.dock]), shownPlaces(both[p.mill])}, []any{2, "amina 3 4, farid 1 2", "farid 5 6, mosque 7 8"})
	none := must[map[string][]*graph.MapPosition](p)(p.m.Positions(p.ctx, p.cora, nil))
	p.want("of none", len(none), 0)
}

// Gita of Mill stands on Dock's map by a link to Bo, whom mo does not see; Council of Mill, whom everybody sees, is tied to
// nobody in Dock.
func placesSeen(p *place) {
	p.town()
	p.places(p.cora, "dock", at("gita", 1, 1), at("bo", 2, 2), at("council", 3, 3), at("farid", 4, 4))
	p.places(p.lena, "dock", at("carla", 5, 5))
	for _, c := range []struct {
		who   string
		scope graph.Scope
		want  string
	}{
		{"lena", p.lena, "bo 2 2, carla 5 5, farid 4 4"},
		{"mo", p.mo, "farid 4 4"},
		{"cora", p.cora, "bo 2 2, farid 4 4, gita 1 1"},
		{"nobody", graph.Scope{}, ""},
	} {
		p.want("to "+c.who, p.placed(c.scope, p.dock), c.want)
	}
	p.do(p.lena, graph.AddLink{Type: graph.MemberOf, From: actor("carla"), To: actor("council"), Visibility: graph.Private})
	p.want("to lena, who tied the council to Dock", p.placed(p.lena, p.dock), "bo 2 2, carla 5 5, council 3 3, farid 4 4")
	p.want("to cora, who does not see that tie", p.placed(p.cora, p.dock), "bo 2 2, farid 4 4, gita 1 1")
	p.do(p.mo, graph.AddLink{Type: graph.AlliedWith, From: actor("council"), To: actor("amina"), Visibility: graph.Project})
	p.want("to mo, who tied it the other way round", p.placed(p.mo, p.dock), "council 3 3, farid 4 4")
}

func placingUnlogged(p *place) {
	p.town()
	stand := func() string {
		p.Helper()
		_, areas, err := p.store.Caller(p.ctx, graph.HashKey(p.keys["cora"]))
		if err != nil {
			p.Fatal(err)
		}
		var out []string
		for _, a := range areas {
			out = append(out, fmt.Sprint(a.Slug, a.Version, a.Counter))
		}
		bo := must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.lena, []string{actor("bo")}))[0]
		return fmt.Sprint(out, p.changeIDs(p.cora, "dock"), asJSON(bo))
	}
	before := stand()
	p.places(p.lena, "dock", at("bo", 1, 2), at("farid", 1, 2))
	p.want("after that", stand(), before)
}

func placesGo(p *place) {
	p.town()
	p.places(p.lena, "dock", at("bo", 1, 2), at("farid", 3, 4))
	p.places(p.mo, "mill", at("farid", 5, 6))
	gone := p.do(p.mo, graph.RemoveActor{ID: actor("farid"), ExpectedVersion: 1})
	p.want("in Dock", p.placed(p.cora, p.dock), "bo 1 2")
	p.want("in Mill", p.placed(p.cora, p.mill), "")
	p.do(p.mo, graph.Undo{Change: gone.Change.ID})
	p.want("he is back", p.present(p.cora, actor("farid")), "farid")
	p.want("but not in his place", []string{p.placed(p.cora, p.dock), p.placed(p.cora, p.mill)}, []string{"bo 1 2", ""})
	p.places(p.lena, "dock", at("farid", 7, 8))
	p.want("until he is put there", p.placed(p.cora, p.dock), "bo 1 2, farid 7 8")
}

func placesStay(p *place) {
	p.town()
	p.places(p.lena, "dock", at("bo", 1, 2))
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Boris"), Visibility: graph.To(graph.Project)})
	p.do(p.lena, graph.ChangeActorKind{ID: actor("bo"), ExpectedVersion: 2, Kind: graph.KindLeader})
	p.want("he stands", p.placed(p.mo, p.dock), "bo 1 2")
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 3, Visibility: graph.To(graph.Private)})
	p.want("hidden, to cora", p.placed(p.cora, p.dock), "")
	p.want("to lena", p.placed(p.lena, p.dock), "bo 1 2")
}

func placingRefused(p *place) {
	p.town()
	p.places(p.lena, "dock", at("amina", 1, 1))
	many := make([]graph.ActorPosition, 1001)
	for i := range many {
		many[i] = at("amina", 0, 0)
	}
	for _, c := range []struct {
		scope graph.Scope
		edit  graph.PlaceActors
		want  string
	}{
		{p.mo, placing("dock", at("amina", 9, 9)), "FORBIDDEN area.forbidden area"},
		{graph.Scope{}, placing("dock", at("amina", 9, 9)), "FORBIDDEN area.forbidden area"},
		{p.lena, placing("quay", at("amina", 9, 9)), "NOT_FOUND area.unknown area"},
		{p.lena, placing("dock"), "INVALID position.count positions"},
		{p.lena, placing("dock", many...), "INVALID position.count positions"},
		{p.lena, placing("dock", at("amina", 9, 9), at("bo", 1, 1), at("amina", 8, 8)), "INVALID position.twice positions.2.actor"},
		{p.lena, placing("dock", at("amina", 9, 9), at("gita", 1, 1)), "NOT_FOUND actor.unknown positions.1.actor"},
		{p.lena, placing("dock", at("amina", 9, 9), at("nobody", 1, 1)), "NOT_FOUND actor.unknown positions.1.actor"},
		{p.lena, placing("dock", graph.ActorPosition{Actor: link("AminaBo")}, graph.ActorPosition{}), "NOT_FOUND actor.unknown positions.0.actor; NOT_FOUND actor.unknown positions.1.actor"},
		{p.lena, placing("dock", at("amina", math.NaN(), 9)), "INVALID position.range positions.0.x"},
		{p.lena, placing("dock", at("bo", 1, 1), at("amina", math.Inf(1), math.Inf(-1))), "INVALID position.range positions.1.x; INVALID position.range positions.1.y"},
		{p.lena, placing("dock", at("amina", 100_000.5, -100_001)), "INVALID position.range positions.0.x; INVALID position.range positions.0.y"},
	} {
		out := must[graph.Outcome](p)(p.m.Place(p.ctx, c.scope, c.edit))
		p.want("refused", told(out.Refused), c.want)
		p.want("no area comes with it", out.Area == nil, true)
	}
	hidden := must[graph.Outcome](p)(p.m.Place(p.ctx, p.lena, placing("dock", at("gita", 1, 1)))).Refused[0].Message
	absent := must[graph.Outcome](p)(p.m.Place(p.ctx, p.lena, placing("dock", at("nobody", 1, 1)))).Refused[0].Message
	p.want("in the same words", strings.ReplaceAll(hidden, actor("gita"), "X"), strings.ReplaceAll(absent, actor("nobody"), "X"))
	p.want("nothing was done", p.placed(p.lena, p.dock), "amina 1 1")
	whole := []graph.ActorPosition{at("amina", 2, 2)}
	for _, i := range p.all(p.lena, manyAllies(999)...) {
		whole = append(whole, graph.ActorPosition{Actor: i.Actor.ID, X: 1, Y: 1})
	}
	p.places(p.lena, "dock", whole...)
	p.want("a thousand at once", len(strings.Split(p.placed(p.lena, p.dock), ",")), 1000)
}

func manyAllies(n int) []graph.Edit {
	out := make([]graph.Edit, n)
	for i := range out {
		out[i] = graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: fmt.Sprint("Ally ", i)}
	}
	return out
}

func placedInBatch(p *place) {
	p.town()
	p.all(p.lena,
		graph.AddActor{ID: ptr(actor("dora")), Kind: graph.KindAlly, Area: "dock", Name: "Dora"},
		placing("dock", at("dora", 1, 1), at("bo", 2, 2), at("amina", 3, 3)),
		placing("dock", at("dora", 4, 4)),
		graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 1},
	)
	p.want("after that", p.placed(p.lena, p.dock), "amina 3 3, dora 4 4")
}

func placedAtOnce(p *place) {
	p.town()
	names := []string{"amina", "bo", "clinic", "mosque", "farid", "gita"}
	together(len(names), func(i int) {
		mine := []graph.ActorPosition{at(names[i], float64(i), 0)}
		if i > 0 {
			mine = append(mine, at("amina", float64(i), 0))
		}
		out, err := p.m.Place(p.ctx, p.cora, placing("dock", mine...))
		if err != nil || len(out.Refused) > 0 {
			p.Error(err, told(out.Refused))
		}
	})
	all := p.placed(p.cora, p.dock)
	_, others, _ := strings.Cut(all, ", ")
	p.want("the others", others, "bo 1 0, clinic 2 0, farid 4 0, gita 5 0, mosque 3 0")
	p.want("amina once", strings.Count(all, "amina"), 1)
}
