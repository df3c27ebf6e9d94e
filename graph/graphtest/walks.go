package graphtest

import (
	"fmt"
	"math"
	"strings"

	"github.com/allymap/allymap/graph"
)

var neighbourhoodClaims = []claim{
	{"the nearest come first, then by name, without the centre, with every link among them", nearestFirst},
	{"a hidden middle is walked past by nobody", hiddenMiddle},
	{"types choose the links that are walked and shown", walkedTypes},
	{"a limit keeps the nearest, and says that it cut", walkLimit},
	{"a cycle is walked once", walkCycle},
	{"one step from a hub of many, and two, say what they leave out", walkHub},
	{"a lone actor's neighbourhood is empty, not absent", func(p *place) {
		n := must[*graph.Neighbourhood](p)(p.m.Neighbourhood(p.ctx, p.lena, p.ally("A"), 3, nil, 10))
		p.want("the centre", n.Centre.Name, "A")
		p.want("empty", []bool{n.Actors != nil, n.Links != nil, len(n.Actors)+len(n.Links) == 0, n.Truncated}, []bool{true, true, true, false})
	}},
}

func (p *place) around(scope graph.Scope, of string, depth, limit int, types ...graph.LinkType) string {
	p.Helper()
	n := must[*graph.Neighbourhood](p)(p.m.Neighbourhood(p.ctx, scope, of, depth, types, limit))
	for _, l := range n.Links {
		if l.From == nil || l.To == nil {
			p.Errorf("%s has no ends", l.ID)
		}
	}
	out := names(n.Actors) + " / " + linkIDs(n.Links)
	if n.Truncated {
		out += " ..."
	}
	return out
}

func nearestFirst(p *place) {
	p.town()
	for depth, want := range map[int]string{
		1: "Bo, Farid, Mosque / AminaBo, AminaFarid, AminaMosque, FaridMosque",
		2: "Bo, Farid, Mosque, Clinic, Gita / AminaBo, AminaFarid, AminaMosque, BoClinic, BoGita, FaridGita, FaridMosque",
		3: "Bo, Farid, Mosque, Clinic, Gita, Council / AminaBo, AminaFarid, AminaMosque, BoClinic, BoGita, FaridGita, FaridMosque, GitaCouncil",
	} {
		p.want(fmt.Sprint("cora, ", depth), p.around(p.cora, actor("amina"), depth, 200), want)
	}
	p.want("lena, 3", p.around(p.lena, actor("amina"), 3, 200), "Bo, Carla, Farid, Mosque, Clinic / AminaBo, AminaFarid, AminaMosque, BoClinic, CarlaAmina, FaridMosque")
}

func hiddenMiddle(p *place) {
	p.town()
	// To lena, Gita stands between Farid and the council, and is not there.
	p.want("lena, around Farid", p.around(p.lena, actor("farid"), 3, 200), "Amina, Mosque, Bo, Carla, Clinic / AminaBo, AminaFarid, AminaMosque, BoClinic, CarlaAmina, FaridMosque")
	p.want("lena, around the council", p.around(p.lena, actor("council"), 3, 200), " / ")
	p.want("mo, around the council", p.around(p.mo, actor("council"), 2, 200), "Gita, Hugo, Farid / FaridGita, GitaCouncil, HugoCouncil")
}

func walkedTypes(p *place) {
	p.town()
	p.want("who knows whom", p.around(p.cora, actor("amina"), 3, 200, graph.Knows), "Bo, Gita, Farid / AminaBo, BoGita, FaridGita")
	p.want("members", p.around(p.cora, actor("amina"), 3, 200, graph.MemberOf), "Mosque, Farid / AminaMosque, FaridMosque")
	p.want("two types", p.around(p.cora, actor("amina"), 1, 200, graph.MemberOf, graph.Knows, graph.Knows), "Bo, Mosque / AminaBo, AminaMosque")
	none := must[*graph.Neighbourhood](p)(p.m.Neighbourhood(p.ctx, p.cora, actor("amina"), 3, []graph.LinkType{}, 10))
	p.want("of no type", len(none.Actors)+len(none.Links), 0)
}

func walkLimit(p *place) {
	p.town()
	p.want("two", p.around(p.cora, actor("amina"), 3, 2), "Bo, Farid / AminaBo, AminaFarid ...")
	p.want("three, with more behind", p.around(p.cora, actor("amina"), 2, 3), "Bo, Farid, Mosque / AminaBo, AminaFarid, AminaMosque, FaridMosque ...")
	p.want("three, and no more asked", p.around(p.cora, actor("amina"), 1, 3), "Bo, Farid, Mosque / AminaBo, AminaFarid, AminaMosque, FaridMosque")
	p.want("as many as there are", strings.HasSuffix(p.around(p.cora, actor("amina"), 3, 6), "..."), false)
	// Carla takes no place from anybody but lena.
	p.want("mo's two", p.around(p.mo, actor("amina"), 1, 2), "Farid, Mosque / AminaFarid, AminaMosque, FaridMosque")
}

func walkCycle(p *place) {
	a, b, c := p.ally("A"), p.ally("B"), p.ally("C")
	p.tie(a, graph.Knows, b, 0)
	p.tie(b, graph.Knows, c, 0)
	p.tie(c, graph.Knows, a, 0)
	p.tie(c, graph.Influences, a, 0)
	p.tie(a, graph.Influences, c, 0)
	n := must[*graph.Neighbourhood](p)(p.m.Neighbourhood(p.ctx, p.lena, a, 3, nil, 10))
	p.want("once", []any{names(n.Actors), len(n.Links), n.Truncated}, []any{"B, C", 5, false})
}

func walkHub(p *place) {
	p.hubOf(60)
	n := must[*graph.Neighbourhood](p)(p.m.Neighbourhood(p.ctx, p.lena, actor("hub"), 2, nil, 500))
	p.want("two steps", []any{len(n.Actors), n.Truncated}, []any{60, false})
	n = must[*graph.Neighbourhood](p)(p.m.Neighbourhood(p.ctx, p.lena, actor("hub"), 1, nil, 20))
	p.want("twenty of them", []any{len(n.Actors), len(n.Links), n.Truncated, n.Actors[19].Name}, []any{20, 20, true, "Member 019"})
}

// hubOf adds an organisation with so many members.
func (p *place) hubOf(many int) {
	p.Helper()
	edits := []graph.Edit{graph.AddActor{ID: ptr(actor("hub")), Kind: graph.KindOrganisation, Area: "dock", Name: "Hub"}}
	for i := range many {
		edits = append(edits, graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: fmt.Sprintf("Member %03d", i), Link: &graph.FirstLink{Type: graph.MemberOf, To: ptr(actor("hub"))}})
	}
	p.all(p.lena, edits...)
}

var introductionClaims = []claim{
	{"the warmest way comes first, from our own leaders", warmestFirst},
	{"a way is told in plain English", sentencesOfWays},
	{"strength, not asked, assumption, hearsay and a one-sided tie each have their warmth", warmths},
	{"of parallel ties the warmest carries the way", warmestParallel},
	{"equally warm ways come the shorter first, then by the ids along them", equallyWarm},
	{"an opponent never introduces", opponentNever},
	{"a tie under the least strength does not count, nor one of unknown strength", leastStrength},
	{"the weakest is the least known strength", weakest},
	{"from one actor, leaders are passed through like anybody", fromOne},
	{"a way ends at the first of our leaders, and never begins where it ends", endsAtFirst},
	{"no way has more steps than asked", hopsBound},
	{"a hidden middle never introduces", hiddenNever},
	{"where there is no leader there is no way", func(p *place) {
		a, b := p.ally("A"), p.ally("B")
		p.tie(a, graph.Knows, b, 5)
		p.want("to B", p.ways(p.lena, graph.IntroductionsQuery{To: b}), "")
		p.want("from A", p.ways(p.lena, graph.IntroductionsQuery{To: b, From: &a}), "A B 0.95")
	}},
	{"so many ways are given as were asked for", firstWays},
	{"it says how many actors and links were looked at, each once", waysSeen},
}

// ways are introductions in short: the names along each way, and its warmth.
func (p *place) ways(scope graph.Scope, q graph.IntroductionsQuery) string {
	p.Helper()
	var out []string
	for _, path := range p.introductions(scope, q).Paths {
		var along []string
		for i, a := range path.Actors {
			along = append(along, a.Name)
			if i > 0 {
				l := path.Links[i-1]
				if l.OtherID(a.ID) != path.Actors[i-1].ID || l.From == nil || l.To == nil {
					p.Errorf("%s does not tie %s and %s", l.ID, path.Actors[i-1].Name, a.Name)
				}
			}
		}
		p.want("steps", path.Hops, len(path.Links))
		out = append(out, fmt.Sprintf("%s %v", strings.Join(along, " "), math.Round(path.Warmth*1e6)/1e6))
	}
	return strings.Join(out, "; ")
}

func (p *place) introductions(scope graph.Scope, q graph.IntroductionsQuery) *graph.Introductions {
	p.Helper()
	if q.MaxHops == 0 {
		q.MaxHops = 3
	}
	if q.First == 0 {
		q.First = 5
	}
	i := must[*graph.Introductions](p)(p.m.Introductions(p.ctx, scope, q))
	if i.Paths == nil || i.Truncated {
		p.Errorf("paths %v, truncated %v", i.Paths, i.Truncated)
	}
	return i
}

func warmestFirst(p *place) {
	p.town()
	// Amina-Bo 4: 0.8. Bo-Clinic 3: 0.6. Bo-Gita 3: 0.6. Farid-Gita 2, hearsay: 0.4 x 0.7 = 0.28. Gita-Council not asked: 0.5.
	p.want("lena, to Bo", p.ways(p.lena, graph.IntroductionsQuery{To: actor("bo")}), "Amina Bo 0.8")
	p.want("lena, to the clinic", p.ways(p.lena, graph.IntroductionsQuery{To: actor("clinic")}), "Amina Bo Clinic 0.48")
	p.want("cora, to the council", p.ways(p.cora, graph.IntroductionsQuery{To: actor("council")}), "Amina Bo Gita Council 0.24; Farid Gita Council 0.14")
	p.want("mo, to the council", p.ways(p.mo, graph.IntroductionsQuery{To: actor("council")}), "Farid Gita Council 0.14")
	p.want("mo, to the mosque: his own leader, or Amina whom his leader is allied with", p.ways(p.mo, graph.IntroductionsQuery{To: actor("mosque")}), "Farid Mosque 0.5; Farid Amina Mosque 0.25")
	p.want("lena, to the council: she sees no way", p.ways(p.lena, graph.IntroductionsQuery{To: actor("council")}), "")
}

func sentencesOfWays(p *place) {
	p.town()
	for _, c := range []struct {
		scope graph.Scope
		to    string
		want  string
	}{
		{p.lena, "clinic", "Amina knows Bo (strength 4 of 5), who works for Clinic (strength 3 of 5)."},
		{p.mo, "council", "Farid knows Gita (strength 2 of 5, hearsay), who holds office in Council."},
		{p.mo, "mosque", "Farid is a member of Mosque."},
	} {
		p.want("to "+c.to, p.introductions(c.scope, graph.IntroductionsQuery{To: actor(c.to)}).Paths[0].Sentence, c.want)
	}
	back := p.introductions(p.mo, graph.IntroductionsQuery{To: actor("amina"), From: ptr(actor("mosque")), MaxHops: 1})
	p.want("the other way", back.Paths[0].Sentence, "Mosque has as a member Amina.")
	back = p.introductions(p.lena, graph.IntroductionsQuery{To: actor("bo"), From: ptr(actor("clinic")), MaxHops: 1})
	p.want("the other way", back.Paths[0].Sentence, "Clinic employs Bo (strength 3 of 5).")
}

func warmths(p *place) {
	from := p.add(p.lena, graph.AddActor{Kind: graph.KindLeader, Area: "dock", Name: "L"})
	for i, c := range []struct {
		strength int
		basis    graph.Basis
		mutual   *bool
		want     float64
	}{
		{5, "", nil, 0.95},
		{4, "", nil, 0.8},
		{3, "", nil, 0.6},
		{2, "", nil, 0.4},
		{1, "", nil, 0.2},
		{0, "", nil, 0.5}, // nobody asked: between 2 and 3
		{4, graph.Fact, nil, 0.8},
		{4, graph.Assumption, nil, 0.68},
		{4, graph.Hearsay, nil, 0.56},
		{0, graph.Hearsay, nil, 0.35},
		{4, "", ptr(true), 0.8},
		{4, "", ptr(false), 0.72},
		{5, graph.Hearsay, ptr(false), 0.5985},
	} {
		to := p.ally(fmt.Sprint("T", i))
		e := graph.AddLink{Type: graph.Knows, From: from, To: to, Mutual: c.mutual}
		if c.strength > 0 {
			e.Strength = &c.strength
		}
		if c.basis != "" {
			e.Basis = &c.basis
		}
		p.do(p.lena, e)
		p.want(fmt.Sprintf("%+v", c), p.ways(p.lena, graph.IntroductionsQuery{To: to}), fmt.Sprintf("L T%d %v", i, c.want))
	}
}

func warmestParallel(p *place) {
	from := p.add(p.lena, graph.AddActor{Kind: graph.KindLeader, Area: "dock", Name: "L"})
	to := p.ally("T")
	p.tie(from, graph.Knows, to, 2)
	p.do(p.lena, graph.AddLink{Type: graph.FamilyOf, From: to, To: from, Strength: ptr(5), Basis: ptr(graph.Hearsay)})
	warm := p.tie(to, graph.Influences, from, 4)
	p.tie(from, graph.Opposes, to, 5)
	one := p.introductions(p.lena, graph.IntroductionsQuery{To: to})
	p.want("one way, by the warmest", []any{len(one.Paths), one.Paths[0].Links[0].ID, one.Paths[0].Sentence}, []any{1, warm, "L is influenced by T (strength 4 of 5)."})
}

func equallyWarm(p *place) {
	p.all(p.lena,
		graph.AddActor{ID: ptr(actor("l")), Kind: graph.KindLeader, Area: "dock", Name: "L"},
		graph.AddActor{ID: ptr(actor("c")), Kind: graph.KindAlly, Area: "dock", Name: "C"},
		graph.AddActor{ID: ptr(actor("b")), Kind: graph.KindAlly, Area: "dock", Name: "D"},
		graph.AddActor{ID: ptr(actor("t")), Kind: graph.KindAlly, Area: "dock", Name: "T"},
		graph.AddActor{ID: ptr(actor("x")), Kind: graph.KindAlly, Area: "dock", Name: "X"},
		graph.AddActor{ID: ptr(actor("y")), Kind: graph.KindAlly, Area: "dock", Name: "Y"},
	)
	for _, middle := range []string{"b", "c"} { // 0.4 x 0.4 = 0.16
		p.tie(actor("l"), graph.Knows, actor(middle), 2)
		p.tie(actor(middle), graph.Knows, actor("t"), 2)
	}
	p.tie(actor("l"), graph.Knows, actor("x"), 4) // 0.8 x 0.4 x 0.5 = 0.16
	p.tie(actor("x"), graph.Knows, actor("y"), 2)
	p.tie(actor("y"), graph.Knows, actor("t"), 0)
	p.want("the order", p.ways(p.lena, graph.IntroductionsQuery{To: actor("t")}), "L D T 0.16; L C T 0.16; L X Y T 0.16")
	p.want("the first two", p.ways(p.lena, graph.IntroductionsQuery{To: actor("t"), First: 2}), "L D T 0.16; L C T 0.16")
}

func opponentNever(p *place) {
	p.town()
	p.do(p.mo, graph.AddLink{Type: graph.Opposes, From: actor("farid"), To: actor("council"), Strength: ptr(5)})
	p.want("mo, to the council", p.ways(p.mo, graph.IntroductionsQuery{To: actor("council")}), "Farid Gita Council 0.14")
	p.want("from Hugo, who opposes it", p.ways(p.mo, graph.IntroductionsQuery{To: actor("council"), From: ptr(actor("hugo"))}), "")
	p.want("to Hugo", p.ways(p.mo, graph.IntroductionsQuery{To: actor("hugo")}), "")
}

func leastStrength(p *place) {
	p.town()
	for least, want := range map[int]string{1: "", 2: "Amina Bo Gita 0.48; Farid Gita 0.28", 3: "Amina Bo Gita 0.48", 4: ""} {
		to := actor("gita")
		if least == 1 {
			to = actor("council") // nobody asked how well Gita knows it
		}
		p.want(fmt.Sprint("at least ", least), p.ways(p.cora, graph.IntroductionsQuery{To: to, MinStrength: &least}), want)
	}
}

func weakest(p *place) {
	p.town()
	paths := p.introductions(p.cora, graph.IntroductionsQuery{To: actor("council")}).Paths
	p.want("weakest", []int{*paths[0].Weakest, *paths[1].Weakest}, []int{3, 2})
	if w := p.introductions(p.mo, graph.IntroductionsQuery{To: actor("mosque")}).Paths[0].Weakest; w != nil {
		p.Errorf("where no strength is known, the weakest is %d", *w)
	}
}

func fromOne(p *place) {
	p.town()
	p.want("from Bo to the mosque", p.ways(p.cora, graph.IntroductionsQuery{To: actor("mosque"), From: ptr(actor("bo"))}), "Bo Amina Mosque 0.4; Bo Amina Farid Mosque 0.2; Bo Gita Farid Mosque 0.084")
	p.want("from the clinic to Amina", p.ways(p.lena, graph.IntroductionsQuery{To: actor("amina"), From: ptr(actor("clinic"))}), "Clinic Bo Amina 0.48")
}

func endsAtFirst(p *place) {
	p.town()
	// Both are cora's leaders: no way passes through Farid to begin with Amina.
	p.want("to Gita", p.ways(p.cora, graph.IntroductionsQuery{To: actor("gita")}), "Amina Bo Gita 0.48; Farid Gita 0.28")
	p.want("to a leader, from the others", p.ways(p.cora, graph.IntroductionsQuery{To: actor("amina")}), "Farid Amina 0.5; Farid Mosque Amina 0.25; Farid Gita Bo Amina 0.1344")
	p.want("to a leader, where there is no other", p.ways(p.lena, graph.IntroductionsQuery{To: actor("amina")}), "")
}

func hopsBound(p *place) {
	ids := []string{p.add(p.lena, graph.AddActor{Kind: graph.KindLeader, Area: "dock", Name: "L"})}
	for i := range 5 {
		ids = append(ids, p.ally(fmt.Sprint("N", i+1)))
		p.tie(ids[i], graph.Knows, ids[i+1], 4)
	}
	for hops, want := range map[int]string{1: "", 2: "", 3: "", 4: "L N1 N2 N3 N4 0.4096"} {
		p.want(fmt.Sprint("to the fourth in ", hops), p.ways(p.lena, graph.IntroductionsQuery{To: ids[4], MaxHops: hops}), want)
	}
	p.want("to the fifth", p.ways(p.lena, graph.IntroductionsQuery{To: ids[5], MaxHops: 4}), "")
	p.want("to the second", p.ways(p.lena, graph.IntroductionsQuery{To: ids[2], MaxHops: 4}), "L N1 N2 0.64")
	p.tie(ids[2], graph.FamilyOf, ids[0], 1)
	p.want("simple ways only", p.ways(p.lena, graph.IntroductionsQuery{To: ids[2], MaxHops: 4}), "L N1 N2 0.64; L N2 0.2")
}

func hiddenNever(p *place) {
	p.town()
	// Carla, whom lena alone sees, would be a way between Amina and the clinic.
	p.do(p.lena, graph.AddLink{Type: graph.WorksFor, From: actor("carla"), To: actor("clinic"), Strength: ptr(5), Visibility: graph.Private})
	p.want("to lena", p.ways(p.lena, graph.IntroductionsQuery{To: actor("clinic")}), "Amina Carla Clinic 0.9025; Amina Bo Clinic 0.48")
	p.want("to cora", p.ways(p.cora, graph.IntroductionsQuery{To: actor("clinic")}), "Amina Bo Clinic 0.48; Farid Gita Bo Clinic 0.1008")
	p.do(p.lena, graph.ChangeLink{ID: link("AminaBo"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	p.want("to cora, with the tie hidden", p.ways(p.cora, graph.IntroductionsQuery{To: actor("clinic")}), "Farid Gita Bo Clinic 0.1008")
}

func firstWays(p *place) {
	from := p.add(p.lena, graph.AddActor{Kind: graph.KindLeader, Area: "dock", Name: "L"})
	to := p.ally("T")
	for i := range 12 {
		middle := p.ally(fmt.Sprintf("M%02d", i))
		p.tie(from, graph.Knows, middle, 1+i%5)
		p.tie(middle, graph.Knows, to, 5)
	}
	p.want("how many of 3", len(p.introductions(p.lena, graph.IntroductionsQuery{To: to, First: 3}).Paths), 3)
	all := p.introductions(p.lena, graph.IntroductionsQuery{To: to, First: 20}).Paths
	p.want("how many of 20", len(all), 12)
	for i := 1; i < len(all); i++ {
		if all[i].Warmth > all[i-1].Warmth {
			p.Errorf("a colder way, %v, before a warmer, %v", all[i-1].Warmth, all[i].Warmth)
		}
	}
	p.want("one step", p.ways(p.lena, graph.IntroductionsQuery{To: to, MaxHops: 1}), "")
}

// waysSeenOf is how many actors and links were looked at for introductions.
func (p *place) waysSeenOf(scope graph.Scope, q graph.IntroductionsQuery) string {
	p.Helper()
	seen := p.introductions(scope, q).Seen
	return line(seen.Actors, seen.Links)
}

func waysSeen(p *place) {
	p.town()
	for _, c := range []struct {
		who   string
		scope graph.Scope
		q     graph.IntroductionsQuery
		want  string
	}{
		// From both ends: what ties the clinic to Bo, and Amina to Bo, the mosque, Carla and Farid; Bo and Amina once more.
		{"lena, to the clinic", p.lena, graph.IntroductionsQuery{To: actor("clinic")}, "6 5"},
		// From the council alone: Gita, then Bo and Farid, then whom of her leaders Bo knows.
		{"cora, to the council", p.cora, graph.IntroductionsQuery{To: actor("council")}, "5 4"},
		// From both ends: Gita, and Farid's Gita, mosque and Amina. Who opposes the council is nobody to mo either.
		{"mo, to the council", p.mo, graph.IntroductionsQuery{To: actor("council")}, "5 4"},
		// The council has no tie that lena sees: what was looked at is around Amina.
		{"lena, to the council", p.lena, graph.IntroductionsQuery{To: actor("council")}, "6 4"},
		// Amina, Farid, and the way from Gita to Amina by Bo, who works for the clinic: all other ties are weaker.
		{"cora, to Gita, over ties of 3", p.cora, graph.IntroductionsQuery{To: actor("gita"), MinStrength: ptr(3)}, "5 3"},
		{"cora, to Gita in one step", p.cora, graph.IntroductionsQuery{To: actor("gita"), MaxHops: 1}, "3 1"},
		{"lena, to Amina, whom no other leader could know", p.lena, graph.IntroductionsQuery{To: actor("amina")}, "1 0"},
	} {
		p.want(c.who, p.waysSeenOf(c.scope, c.q), c.want)
	}
	one, other := p.ally("One"), p.ally("Other")
	for _, t := range []graph.LinkType{graph.Knows, graph.FamilyOf, graph.Influences, graph.Opposes} {
		p.tie(one, t, other, 3)
	}
	p.want("three links between two, read from both ends", p.waysSeenOf(p.lena, graph.IntroductionsQuery{To: one, From: &other}), "2 3")
	p.want("from a third", p.waysSeenOf(p.lena, graph.IntroductionsQuery{To: one, From: ptr(actor("council"))}), "3 3")
}
