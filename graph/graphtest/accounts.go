package graphtest

import (
	"slices"
	"time"

	"github.com/allymap/allymap/graph"
)

var accountClaims = []claim{
	{"a key says who asks, and what they see and write", keysSay},
	{"an unknown key is nobody's", func(p *place) {
		_, err := p.m.SignIn(p.ctx, "key of nobody")
		p.fails(err, "NOT_FOUND account.unknown")
	}},
	{"a revoked key is nobody's, and its account stays as an author", revoked},
	{"an account is kept as it was saved, and replaced by its id", accountsKept},
	{"accounts are found by id, all of them by none", accountsFound},
	{"a new account keeps the rules of its role", newAccounts},
	{"the zero scope sees nothing and writes nowhere", zeroScope},
	{"who sees what follows from visibility, area and creator", sight},
	{"a coordinator of one area sees and writes there as a leader does", coordinatorOfOne},
	{"an operator's command sees everybody's records and nobody's private ones", operatorSees},
	{"an account that lost its area sees what is shared with everybody and its own", lostArea},
}

func keysSay(p *place) {
	s := must[graph.Scope](p)(p.m.SignIn(p.ctx, p.keys["lena"]))
	p.want("lena signs in as", s.Account().Name, "lena")
	p.want("her role", s.Role(), graph.RoleLeader)
	p.want("her areas", s.WritableAreas(), []string{p.dock})
	p.want("all areas", len(s.Areas()), 2)
	p.want("by name", s.Areas()[0].Name+" "+s.Areas()[1].Name, "Dock Mill")
	s = must[graph.Scope](p)(p.m.SignIn(p.ctx, p.keys["cora"]))
	p.want("cora's areas", len(s.WritableAreas()), 2)
}

func revoked(p *place) {
	id := p.ally("Bo")
	a := *p.lena.Account()
	a.RevokedAt = ptr(time.Now().UTC())
	if err := p.store.SaveAccount(p.ctx, &a); err != nil {
		p.Fatal(err)
	}
	_, err := p.m.SignIn(p.ctx, p.keys["lena"])
	p.fails(err, "NOT_FOUND account.unknown")
	nodes := must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.cora, []string{id, a.ID}))
	if bo, ok := nodes[0].(*graph.Ally); !ok || *bo.CreatedBy != a.ID {
		p.Errorf("Bo is %#v", nodes[0])
	}
	if lena, ok := nodes[1].(*graph.Account); !ok || lena.RevokedAt == nil {
		p.Errorf("the author is %#v", nodes[1])
	}
}

func accountsKept(p *place) {
	a := &graph.Account{
		ID: id(graph.AccountPrefix, "new"), Name: "Żaneta", Role: graph.RoleLeader, AreaIDs: []string{p.dock, p.mill},
		LeaderID: ptr(actor("amina")), KeyHash: graph.HashKey("one"), Demo: true,
	}
	if err := p.store.SaveAccount(p.ctx, a); err != nil {
		p.Fatal(err)
	}
	got := must[graph.Scope](p)(p.m.SignIn(p.ctx, "one")).Account()
	p.want("name and role", got.Name+" "+string(got.Role), "Żaneta LEADER")
	slices.Sort(a.AreaIDs)
	slices.Sort(got.AreaIDs)
	p.want("areas", got.AreaIDs, a.AreaIDs)
	p.want("leader", *got.LeaderID, actor("amina"))
	p.want("demo", got.Demo, true)
	p.want("the hash of the key", got.KeyHash, graph.HashKey("one"))
	if got.CreatedAt.IsZero() || got.CreatedAt.Location() != time.UTC || got.RevokedAt != nil {
		p.Errorf("created %v, revoked %v", got.CreatedAt, got.RevokedAt)
	}
	again := *got
	again.Name, again.AreaIDs, again.LeaderID, again.KeyHash, again.Demo = "Zoë", []string{p.mill}, nil, graph.HashKey("two"), false
	if err := p.store.SaveAccount(p.ctx, &again); err != nil {
		p.Fatal(err)
	}
	_, err := p.m.SignIn(p.ctx, "one")
	p.fails(err, "NOT_FOUND account.unknown")
	now := must[graph.Scope](p)(p.m.SignIn(p.ctx, "two")).Account()
	p.want("after a change", []any{now.Name, now.AreaIDs, now.LeaderID == nil, now.Demo}, []any{"Zoë", []string{p.mill}, true, false})
	p.want("it was made when it was made", now.CreatedAt, got.CreatedAt)
}

func accountsFound(p *place) {
	some := must[[]*graph.Account](p)(p.store.AccountsByID(p.ctx, []string{id(graph.AccountPrefix, "mo"), id(graph.AccountPrefix, "nobody")}))
	if len(some) != 1 || some[0].Name != "mo" {
		p.Errorf("found %v", some)
	}
	none := must[[]*graph.Account](p)(p.store.AccountsByID(p.ctx, []string{}))
	p.want("of none", len(none), 0)
	all := must[[]*graph.Account](p)(p.store.AccountsByID(p.ctx, nil))
	p.want("of all", len(all), 4)
	nodes := must[[]graph.Node](p)(p.m.Nodes(p.ctx, graph.Scope{}, []string{id(graph.AccountPrefix, "mo")}))
	p.want("nobody sees no account", nodes[0], nil)
}

func newAccounts(p *place) {
	dock := p.op.AreaByID(p.dock)
	for _, c := range []struct {
		name  string
		role  graph.Role
		areas []*graph.Area
		want  string
	}{
		{"Lena", graph.RoleLeader, nil, "INVALID account.area areas"},
		{"Ada", graph.RoleAdmin, []*graph.Area{dock}, "INVALID account.area areas"},
		{"Cora", "BOSS", nil, "INVALID role.unknown role"},
		{" ", graph.RoleCoordinator, nil, "INVALID name.empty name"},
	} {
		_, _, err := graph.NewAccount(c.name, c.role, c.areas, nil)
		p.fails(err, c.want)
	}
	a, key, err := graph.NewAccount("Lena", graph.RoleLeader, []*graph.Area{dock}, nil)
	if err != nil {
		p.Fatal(err)
	}
	if err := p.store.SaveAccount(p.ctx, a); err != nil {
		p.Fatal(err)
	}
	p.want("her key signs her in", must[graph.Scope](p)(p.m.SignIn(p.ctx, key)).Account().ID, a.ID)
}

func zeroScope(p *place) {
	p.town()
	var nobody graph.Scope
	nodes := must[[]graph.Node](p)(p.m.Nodes(p.ctx, nobody, []string{actor("amina"), link("AminaMosque"), issue("rent"), p.dock}))
	p.want("records", nodes, []graph.Node{nil, nil, nil, nil})
	found := must[[]*graph.SearchResult](p)(p.m.Search(p.ctx, nobody, "amina", nil, nil, 10))
	p.want("search", len(found), 0)
	_, err := p.m.Actors(p.ctx, nobody, graph.ActorsQuery{Area: "dock"}, graph.PageArgs{})
	p.fails(err, "NOT_FOUND area.unknown area")
	actors, links, err := p.store.Whole(p.ctx, nobody, p.dock)
	p.want("the whole map", []any{len(actors), len(links), err}, []any{0, 0, nil})
	counts := must[map[string]int](p)(p.store.Count(p.ctx, nobody, graph.ActorFilter{AreaID: p.dock}))
	p.want("a count", counts[p.dock], 0)
	p.refused(nobody, graph.AddActor{Area: "dock", Kind: graph.KindAlly, Name: "Bo"}, "FORBIDDEN area.forbidden area")
	p.refused(nobody, graph.AddArea{Slug: "a", Name: "A"}, "FORBIDDEN role.admin")
	p.refused(nobody, graph.RemoveActor{ID: actor("amina"), ExpectedVersion: 1}, "NOT_FOUND actor.unknown id")
}

func (p *place) seenIn(scope graph.Scope, slug string) string {
	p.Helper()
	page := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, scope, graph.ActorsQuery{Area: slug}, graph.PageArgs{}))
	return names(page.Items)
}

func sight(p *place) {
	p.town()
	for _, c := range []struct {
		who        string
		scope      graph.Scope
		dock, mill string
	}{
		{"lena", p.lena, "Amina, Bo, Carla, Clinic, Mosque", "Council, Farid"},
		{"mo", p.mo, "Amina, Mosque", "Council, Farid, Gita, Hugo"},
		{"cora", p.cora, "Amina, Bo, Clinic, Mosque", "Council, Farid, Gita"},
		{"ada", p.ada, "Amina, Bo, Clinic, Mosque", "Council, Farid, Gita"},
	} {
		p.want(c.who+" sees in Dock", p.seenIn(c.scope, "dock"), c.dock)
		p.want(c.who+" sees in Mill", p.seenIn(c.scope, "mill"), c.mill)
	}
	links := []string{link("AminaBo"), link("CarlaAmina"), link("FaridMosque"), link("BoGita"), link("HugoCouncil")}
	for _, c := range []struct {
		who   string
		scope graph.Scope
		want  string
	}{
		{"lena", p.lena, "AminaBo, CarlaAmina, FaridMosque"},
		{"mo", p.mo, "FaridMosque, HugoCouncil"},
		{"cora", p.cora, "AminaBo, BoGita, FaridMosque"},
	} {
		p.want(c.who+" sees the links", p.present(c.scope, links...), c.want)
	}
}

// present is those of the ids that the scope sees, in short.
func (p *place) present(scope graph.Scope, ids ...string) string {
	p.Helper()
	var out []string
	for _, n := range must[[]graph.Node](p)(p.m.Nodes(p.ctx, scope, ids)) {
		if n != nil {
			out = append(out, n.NodeID())
		}
	}
	return shorts(out)
}

func coordinatorOfOne(p *place) {
	p.town()
	colin := p.account("colin", graph.RoleCoordinator, p.mill)
	p.want("in Mill", p.seenIn(colin, "mill"), "Council, Farid, Gita")
	p.want("in Dock", p.seenIn(colin, "dock"), "Amina, Mosque")
	p.do(colin, graph.AddActor{Area: "mill", Kind: graph.KindAlly, Name: "Ines"})
	p.refused(colin, graph.AddActor{Area: "dock", Kind: graph.KindAlly, Name: "Ines"}, "FORBIDDEN area.forbidden area")
	p.refused(colin, graph.AddArea{Slug: "quay", Name: "Quay"}, "FORBIDDEN role.admin")
}

func operatorSees(p *place) {
	p.town()
	p.want("in Dock", p.seenIn(p.op, "dock"), "Amina, Bo, Clinic, Mosque")
	out := p.do(p.op, graph.AddActor{Area: "dock", Kind: graph.KindAlly, Name: "Ines"})
	if out.Actor.CreatedBy != nil || out.Change.ByID != nil {
		p.Errorf("an operator's record is by %v, its change by %v", out.Actor.CreatedBy, out.Change.ByID)
	}
	p.refused(p.op, graph.AddActor{Area: "dock", Kind: graph.KindAlly, Name: "Ivo", Visibility: graph.Private}, "FORBIDDEN visibility.creator visibility")
}

func lostArea(p *place) {
	p.town()
	lena := p.account("lena", graph.RoleLeader, p.mill)
	p.want("in Dock", p.seenIn(lena, "dock"), "Amina, Carla, Mosque")
	p.want("in Mill", p.seenIn(lena, "mill"), "Council, Farid, Gita")
	p.refused(lena, graph.RemoveActor{ID: actor("carla"), ExpectedVersion: 1}, "FORBIDDEN area.forbidden id")
}

var areaClaims = []claim{
	{"a store that answers is ready", func(p *place) {
		if err := p.m.Ready(p.ctx); err != nil {
			p.Error(err)
		}
	}},
	{"areas come by name, then id, whatever their case", areasByName},
	{"only an administrator adds and changes areas", func(p *place) {
		for _, s := range []graph.Scope{p.lena, p.cora} {
			p.refused(s, graph.AddArea{Slug: "quay", Name: "Quay"}, "FORBIDDEN role.admin")
			p.refused(s, graph.ChangeArea{ID: p.dock, ExpectedVersion: 1, Name: graph.To("Quay")}, "FORBIDDEN role.admin")
		}
		p.do(p.ada, graph.AddArea{Slug: "quay", Name: "Quay"})
	}},
	{"a slug is well formed and belongs to one area", slugs},
	{"an area is changed by version, and its change is seen by all", areaChanged},
}

func areasByName(p *place) {
	for _, name := range []string{"élan", "Zebra", "ärger", "dock"} {
		p.do(p.ada, graph.AddArea{Slug: "a-" + graph.Fold(name), Name: name})
	}
	var got []string
	for _, a := range must[[]*graph.Area](p)(p.store.Areas(p.ctx)) {
		got = append(got, graph.Fold(a.Name))
	}
	p.want("areas", got, []string{"arger", "dock", "dock", "elan", "mill", "zebra"})
}

func slugs(p *place) {
	for _, slug := range []string{"", "Quay", "a b", "-a", "a--b", "quäy", "a\x00", "a\xff", string(make([]byte, 81))} {
		p.refused(p.ada, graph.AddArea{Slug: slug, Name: "Quay"}, "INVALID slug.invalid slug")
	}
	p.refused(p.ada, graph.AddArea{Slug: "dock", Name: "Quay"}, "INVALID slug.taken slug")
	p.refused(p.ada, graph.ChangeArea{ID: p.mill, ExpectedVersion: 1, Slug: graph.To("dock")}, "INVALID slug.taken slug")
	p.refused(p.ada, graph.AddArea{Slug: "quay", Name: ""}, "INVALID name.empty name")
	p.do(p.ada, graph.ChangeArea{ID: p.mill, ExpectedVersion: 1, Slug: graph.To("quay")})
	p.do(p.ada, graph.AddArea{Slug: "mill", Name: "Another Mill"})
}

func areaChanged(p *place) {
	out := p.do(p.ada, graph.ChangeArea{ID: p.dock, ExpectedVersion: 1, Name: graph.To("Docklands")})
	p.want("its version", out.Area.Version, 2)
	p.want("its name", must[[]*graph.Area](p)(p.store.Areas(p.ctx))[0].Name, "Docklands")
	stale := p.refused(p.ada, graph.ChangeArea{ID: p.dock, ExpectedVersion: 1, Name: graph.To("Dock")}, "CONFLICT version.stale expectedVersion")
	p.want("as it is now", stale.Area.Name, "Docklands")
	p.refused(p.ada, graph.ChangeArea{ID: id(graph.AreaPrefix, "none"), ExpectedVersion: 1}, "NOT_FOUND area.unknown id")
	same := p.do(p.ada, graph.ChangeArea{ID: p.dock, ExpectedVersion: 2, Name: graph.To("Docklands")})
	p.want("no change, no version", []any{same.Area.Version, same.Change == nil}, []any{2, true})
	changes := must[*graph.Page[*graph.Change]](p)(p.m.Changes(p.ctx, p.mo, graph.ChangesQuery{Area: "dock"}, graph.PageArgs{}))
	last := changes.Items[len(changes.Items)-1]
	p.want("mo sees it", []any{last.ID, last.Records[0].Kind, last.Records[0].RecordID}, []any{out.Change.ID, graph.Changed, p.dock})
	back := p.do(p.ada, graph.Undo{Change: out.Change.ID})
	p.want("undone", back.Change.Records[0].Kind, graph.Changed)
	area := must[[]*graph.Area](p)(p.store.Areas(p.ctx))[0]
	p.want("as it was, as its next version", []any{area.Name, area.Version}, []any{"Dock", 3})
	p.refused(p.ada, graph.Undo{Change: changes.Items[0].ID}, "INVALID undo.area change")
}
