package graphtest

import (
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

var additionClaims = []claim{
	{"every field of an actor is kept as it was given", actorKept},
	{"an id made by the client is kept", func(p *place) {
		p.town()
		p.want("its id", p.present(p.lena, actor("amina"), link("AminaBo"), issue("rent")), "AminaBo, amina, rent")
		made := p.do(p.lena, p.addAlly("Ines")).Actor.ID
		p.want("and one is made where none is given", graph.IsID(graph.ActorPrefix, made), true)
	}},
	{"an id that is malformed, taken or was ever taken is refused", takenIDs},
	{"an actor is added with its first link, to or from it", firstLink},
	{"a first link is refused with its actor", badFirstLink},
	{"two people of one name are two people", func(p *place) {
		a, b := p.ally("Ali"), p.ally("Ali")
		p.want("the same", a == b, false)
		p.want("the list", p.seenIn(p.lena, "dock"), "Ali, Ali")
	}},
	{"a record is its area's unless it says otherwise", func(p *place) {
		p.want("an actor", p.do(p.lena, p.addAlly("A")).Actor.Visibility, graph.InArea)
		p.want("an issue", p.do(p.lena, graph.AddIssue{Area: "dock", Title: "T"}).Issue.Visibility, graph.InArea)
	}},
	{"a link is the area's of the end where its author may write, from before to", linkAreas},
	{"who may write at neither end adds no link", func(p *place) {
		p.town()
		p.refused(p.lena, graph.AddLink{Type: graph.Influences, From: actor("farid"), To: actor("council")}, "FORBIDDEN area.forbidden from")
		p.do(p.lena, graph.AddLink{Type: graph.Influences, From: actor("farid"), To: actor("amina")})
	}},
}

func actorKept(p *place) {
	lang := ptr("so")
	person := p.do(p.lena, graph.AddActor{
		Kind: graph.KindAlly, Area: "dock", Name: "Cabdi", NameLanguage: lang, OtherNames: []graph.OtherName{{Name: "Abdi", Language: ptr("en")}, {Name: "عبدي"}},
		Identifiers: []graph.ExternalIdentifier{{Scheme: "wikidata", Value: "Q1"}, {Scheme: "csv", Value: "7"}}, Summary: ptr("s"), Source: ptr("Bo"),
		Languages: []string{"so", "ar"}, Tags: []string{"z", "a"}, Visibility: graph.Project, JobTitle: ptr("Cook"), NoIntermediary: true,
		ContactDetails: []graph.ContactDetail{{Type: "phone", Value: "1", Label: ptr("work")}},
	})
	want := "Cabdi so [Abdi/en عبدي/-] [{wikidata Q1} {csv 7}] s Bo [so ar] [z a] PROJECT Cook [phone/1/work] true  - 1"
	p.want("the person", written(person.Actor), want)
	p.want("as found", written(p.actorOf(p.mo, person.Actor.ID)), want)
	body := p.do(p.lena, graph.AddActor{Kind: graph.KindOrganisation, Area: "dock", Name: "Union", Website: ptr("https://union.example/a?b=c")})
	want = "Union - [] [] - - [] [] AREA - [] false OTHER https://union.example/a?b=c 1"
	p.want("the body", written(body.Actor), want)
	got := p.actorOf(p.lena, body.Actor.ID)
	p.want("as found", written(got), want)
	if got.OtherNames == nil || got.Identifiers == nil || got.Languages == nil || got.Tags == nil || got.ContactDetails == nil {
		p.Errorf("a list that is nil: %#v", got)
	}
	p.want("by and at", []any{*got.CreatedBy, got.CreatedAt, got.UpdatedAt}, []any{p.lena.Account().ID, body.Change.At, body.Change.At})
	list := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock"}, graph.PageArgs{}))
	p.want("in the list", []string{written(list.Items[0]), written(list.Items[1])}, []string{written(person.Actor), written(body.Actor)})
}

// written is all the fields of an actor that its author gives.
func written(a *graph.Actor) string {
	text := func(s *string) string {
		if s == nil {
			return "-"
		}
		return *s
	}
	var others, contacts []string
	for _, o := range a.OtherNames {
		others = append(others, o.Name+"/"+text(o.Language))
	}
	for _, c := range a.ContactDetails {
		contacts = append(contacts, c.Type+"/"+c.Value+"/"+text(c.Label))
	}
	return line(a.Name, text(a.NameLanguage), others, a.Identifiers, text(a.Summary), text(a.Source), a.Languages, a.Tags, a.Visibility,
		text(a.JobTitle), contacts, a.NoIntermediary, a.Classification, text(a.Website), a.Version)
}

func takenIDs(p *place) {
	p.town()
	p.do(p.lena, graph.RemoveActor{ID: actor("clinic"), ExpectedVersion: 1})
	for _, c := range []struct{ id, reason string }{
		{"act_short", "id.invalid"},
		{link("AminaBo"), "id.invalid"},
		{actor("bo") + "0", "id.invalid"},
		{actor("b-"), "id.invalid"},
		{actor("bo"), "id.taken"},
		{actor("clinic"), "id.taken"}, // it was removed, and may come back
		{actor("gita"), "id.taken"},   // another's: an id has 128 bits, and nobody meets one by chance
	} {
		e := p.addAlly("A")
		e.ID = &c.id
		p.refused(p.lena, e, "INVALID "+c.reason+" id")
	}
	p.refused(p.lena, graph.AddLink{ID: ptr(link("BoClinic")), Type: graph.FamilyOf, From: actor("amina"), To: actor("bo")}, "INVALID id.taken id")
	p.refused(p.lena, graph.AddIssue{ID: ptr(issue("rent")), Area: "dock", Title: "T"}, "INVALID id.taken id")
	p.refused(p.lena, graph.Assess{ID: ptr(id(graph.AssessmentPrefix, "bo")), Actor: actor("bo"), Issue: issue("rent"), Support: "NEUTRAL"}, "INVALID id.taken id")
	p.want("nothing was written over", p.actorOf(p.lena, actor("bo")).Name, "Bo")
}

func firstLink(p *place) {
	p.town()
	e := p.addAlly("Ines")
	e.Link = &graph.FirstLink{Type: graph.MemberOf, To: ptr(actor("mosque")), Strength: ptr(2), Role: ptr("cook"), Basis: ptr(graph.Hearsay), Source: ptr("Bo")}
	out := p.do(p.lena, e)
	p.want("to", []any{out.Link.FromID == out.Actor.ID, out.Link.ToID, *out.Link.Strength, *out.Link.Role, *out.Link.Basis, *out.Link.Source, out.Link.To.Name, out.Link.Visibility},
		[]any{true, actor("mosque"), 2, "cook", graph.Hearsay, "Bo", "Mosque", graph.InArea})
	p.want("in one change", []int{len(out.Change.Records), len(p.changes(p.lena, "dock"))}, []int{2, 5})
	e = graph.AddActor{Kind: graph.KindOrganisation, Area: "dock", Name: "Shop", Visibility: graph.Private, Link: &graph.FirstLink{Type: graph.WorksFor, From: ptr(actor("farid"))}}
	out = p.do(p.lena, e)
	p.want("from, in another area", []any{out.Link.FromID, out.Link.ToID == out.Actor.ID, out.Link.AreaID, out.Link.Visibility}, []any{actor("farid"), true, p.dock, graph.Private})
	p.want("mo sees nothing of it", p.present(p.mo, out.Actor.ID, out.Link.ID), "")
}

func badFirstLink(p *place) {
	p.town()
	for _, c := range []struct {
		link graph.FirstLink
		want string
	}{
		{graph.FirstLink{Type: graph.Knows}, "INVALID link.oneEnd link.to"},
		{graph.FirstLink{Type: graph.Knows, To: ptr(actor("bo")), From: ptr(actor("bo"))}, "INVALID link.oneEnd link.to"},
		{graph.FirstLink{Type: graph.Knows, To: ptr(actor("nobody"))}, "NOT_FOUND actor.unknown link.to"},
		{graph.FirstLink{Type: graph.Knows, To: ptr(actor("gita"))}, "NOT_FOUND actor.unknown link.to"},
		{graph.FirstLink{Type: graph.Knows, From: ptr(actor("hugo"))}, "NOT_FOUND actor.unknown link.from"},
		{graph.FirstLink{Type: graph.Knows, To: ptr(actor("mosque"))}, "INVALID link.ends link.type"},
		{graph.FirstLink{Type: graph.SupportsLeader, To: ptr(actor("bo"))}, "INVALID link.ends link.type"},
		{graph.FirstLink{Type: graph.Knows, To: ptr(actor("bo")), Strength: ptr(0)}, "INVALID strength.range link.strength"},
		{graph.FirstLink{Type: "X", To: ptr(actor("bo"))}, "INVALID link.type link.type"},
	} {
		e := p.addAlly("Ines")
		e.Link = &c.link
		p.refused(p.lena, e, c.want)
	}
	e := p.addAlly("Ines")
	e.ID, e.Link = ptr(actor("ines")), &graph.FirstLink{Type: graph.Knows, To: ptr(actor("ines"))}
	p.refused(p.lena, e, "INVALID link.self link.to", "NOT_FOUND actor.unknown link.to")
	p.want("none was added", strings.Contains(p.seenIn(p.lena, "dock"), "Ines"), false)
	e.Link = &graph.FirstLink{Type: graph.SupportsLeader, From: ptr(actor("amina"))}
	p.do(p.lena, e)
}

func linkAreas(p *place) {
	p.town()
	add := func(scope graph.Scope, from, to string) string {
		return p.do(scope, graph.AddLink{Type: graph.Influences, From: from, To: to, Visibility: graph.Private}).Link.AreaID
	}
	p.want("from her own", add(p.lena, actor("amina"), actor("farid")), p.dock)
	p.want("to her own", add(p.lena, actor("farid"), actor("amina")), p.dock)
	p.want("from his own", add(p.mo, actor("farid"), actor("amina")), p.mill)
	p.want("to his own", add(p.mo, actor("amina"), actor("farid")), p.mill)
	p.want("of both", add(p.cora, actor("farid"), actor("amina")), p.mill)
}

var editClaims = []claim{
	{"what a change leaves out stays, and null clears", patched},
	{"a stale version is a conflict that brings the record as it is", staleVersions},
	{"of two changes of one version one is done", twoOfOneVersion},
	{"an actor of another area is read and not written", func(p *place) {
		p.town()
		p.refused(p.mo, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: 1, Name: graph.To("X")}, "FORBIDDEN area.forbidden id")
		p.refused(p.mo, graph.RemoveActor{ID: actor("amina"), ExpectedVersion: 1}, "FORBIDDEN area.forbidden id")
		p.refused(p.mo, graph.ChangeActorKind{ID: actor("amina"), ExpectedVersion: 1, Kind: graph.KindAlly}, "FORBIDDEN area.forbidden id")
		p.refused(p.mo, graph.ChangeLink{ID: link("AminaMosque"), ExpectedVersion: 1, Strength: graph.To(ptr(1))}, "FORBIDDEN area.forbidden id")
		p.refused(p.mo, graph.RemoveLink{ID: link("AminaMosque"), ExpectedVersion: 1}, "FORBIDDEN area.forbidden id")
		p.refused(p.mo, graph.RemoveActor{ID: actor("amina"), ExpectedVersion: 9}, "FORBIDDEN area.forbidden id")
	}},
	{"only its creator makes a record private, and may open it again", privateByCreator},
	{"an actor is changed as the kind it is", func(p *place) {
		p.town()
		p.refused(p.lena, graph.ChangeActor{ID: actor("bo"), Kind: ptr(graph.KindLeader), ExpectedVersion: 1, Name: graph.To("X")}, "NOT_FOUND actor.unknown id")
		p.refused(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Website: graph.To(ptr("https://a.example"))}, "INVALID field.kind website")
		p.do(p.lena, graph.ChangeActor{ID: actor("bo"), Kind: ptr(graph.KindAlly), ExpectedVersion: 1, Name: graph.To("Boris")})
	}},
	{"an ally becomes a leader and a leader an ally, under the same id", kindChanged},
	{"a kind that its links do not allow is refused, by name of the links", kindMisfits},
	{"hidden links that would not fit go unmentioned", kindHiddenMisfits},
	{"a removed actor takes its links and assessments along", removedWhole},
	{"what was removed is not there to be changed or removed again", func(p *place) {
		p.town()
		p.do(p.lena, graph.RemoveLink{ID: link("AminaBo"), ExpectedVersion: 1})
		p.refused(p.lena, graph.RemoveLink{ID: link("AminaBo"), ExpectedVersion: 1}, "NOT_FOUND link.unknown id")
		p.refused(p.lena, graph.ChangeLink{ID: link("AminaBo"), ExpectedVersion: 1}, "NOT_FOUND link.unknown id")
		p.do(p.lena, graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 1})
		p.refused(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1}, "NOT_FOUND actor.unknown id")
		p.refused(p.lena, graph.AddLink{Type: graph.Knows, From: actor("amina"), To: actor("bo")}, "NOT_FOUND actor.unknown to")
	}},
}

func patched(p *place) {
	p.town()
	out := p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Summary: graph.To(ptr("s")), Languages: graph.To([]string{"da"}), JobTitle: graph.To(ptr("Cook")), NoIntermediary: graph.To(true)})
	p.want("changed", written(out.Actor), "Bo - [] [] s - [da] [choir chess] AREA Cook [] true  - 2")
	out = p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 2, Summary: graph.To[*string](nil), Tags: graph.To[[]string](nil), Visibility: graph.To(graph.Project)})
	p.want("cleared", written(out.Actor), "Bo - [] [] - - [da] [] PROJECT Cook [] true  - 3")
	p.want("as mo finds it now", written(p.actorOf(p.mo, actor("bo"))), "Bo - [] [] - - [da] [] PROJECT Cook [] true  - 3")
	p.refused(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 3, Name: graph.To("")}, "INVALID name.empty name")
	got := p.actorOf(p.lena, actor("bo"))
	p.want("made then, changed now", []bool{got.CreatedAt.After(got.UpdatedAt), got.UpdatedAt.Equal(out.Change.At)}, []bool{false, true})
	out = p.do(p.lena, graph.ChangeActor{ID: actor("mosque"), ExpectedVersion: 1, Classification: graph.To(graph.Classification(""))})
	p.want("a class cleared", out.Actor.Classification, graph.ClassOther)
	page := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock", Tags: []string{"choir"}}, graph.PageArgs{}))
	p.want("who has the tag now", names(page.Items), "Amina")
}

func staleVersions(p *place) {
	p.town()
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Boris")})
	for _, version := range []int{1, 0, -1, 3} {
		out := p.refused(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: version, Name: graph.To("X")}, "CONFLICT version.stale expectedVersion")
		p.want("as it is", out.Actor.Name, "Boris")
		out = p.refused(p.lena, graph.RemoveActor{ID: actor("bo"), ExpectedVersion: version}, "CONFLICT version.stale expectedVersion")
		p.want("as it is", []any{out.Actor.Name, out.RemovedID}, []any{"Boris", ""})
		out = p.refused(p.lena, graph.ChangeActorKind{ID: actor("bo"), ExpectedVersion: version, Kind: graph.KindLeader}, "CONFLICT version.stale expectedVersion")
		p.want("as it is", out.Actor.Kind, graph.KindAlly)
	}
	out := p.refused(p.lena, graph.ChangeLink{ID: link("AminaBo"), ExpectedVersion: 2, Strength: graph.To(ptr(1))}, "CONFLICT version.stale expectedVersion")
	p.want("a link, with its ends", []any{*out.Link.Strength, out.Link.From.Name, out.Link.To.Name}, []any{4, "Amina", "Boris"})
	out = p.refused(p.lena, graph.RemoveLink{ID: link("AminaBo"), ExpectedVersion: 2}, "CONFLICT version.stale expectedVersion")
	p.want("a link", out.Link.Version, 1)
	out = p.refused(p.lena, graph.ChangeIssue{ID: issue("rent"), ExpectedVersion: 2}, "CONFLICT version.stale expectedVersion")
	p.want("an issue", out.Issue.Title, "Rent")
}

func twoOfOneVersion(p *place) {
	p.town()
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Lena's")})
	out := p.refused(p.cora, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Cora's")}, "CONFLICT version.stale expectedVersion")
	p.want("as it is", out.Actor.Name, "Lena's")
	p.do(p.cora, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: out.Actor.Version, Name: graph.To("Cora's")})
}

func privateByCreator(p *place) {
	p.town()
	hide := graph.To(graph.Private)
	p.refused(p.cora, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Visibility: hide}, "FORBIDDEN visibility.creator visibility")
	p.refused(p.ada, graph.ChangeLink{ID: link("AminaBo"), ExpectedVersion: 1, Visibility: hide}, "FORBIDDEN visibility.creator visibility")
	p.refused(p.op, graph.ChangeIssue{ID: issue("rent"), ExpectedVersion: 1, Visibility: hide}, "FORBIDDEN visibility.creator visibility")
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Visibility: hide})
	p.want("cora sees it no more, nor its links", p.present(p.cora, actor("bo"), link("AminaBo"), link("BoGita")), "")
	p.want("lena does", p.present(p.lena, actor("bo"), link("AminaBo")), "AminaBo, bo")
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 2, Name: graph.To("Boris")})
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 3, Visibility: graph.To(graph.InArea)})
	p.want("and cora again", p.present(p.cora, actor("bo"), link("AminaBo"), link("BoGita")), "AminaBo, BoGita, bo")
}

func kindChanged(p *place) {
	p.town()
	out := p.do(p.lena, graph.ChangeActorKind{ID: actor("bo"), ExpectedVersion: 1, Kind: graph.KindLeader})
	p.want("Bo", []any{out.Actor.ID, out.Actor.Kind, out.Actor.Version}, []any{actor("bo"), graph.KindLeader, 2})
	if _, ok := must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.lena, []string{actor("bo")}))[0].(*graph.Leader); !ok {
		p.Error("Bo is no leader")
	}
	p.want("with his links", p.linksOf(p.lena, actor("bo"), graph.Both), "AminaBo, BoClinic")
	leaders := must[*graph.Page[*graph.Actor]](p)(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock", Kinds: []graph.ActorKind{graph.KindLeader}}, graph.PageArgs{}))
	p.want("the leaders", names(leaders.Items), "Amina, Bo")
	found := must[[]string](p)(p.store.Leaders(p.ctx, p.lena, []string{p.dock}))
	p.want("for walks", found, []string{actor("amina"), actor("bo")})
	p.do(p.lena, graph.ChangeActorKind{ID: actor("bo"), ExpectedVersion: 2, Kind: graph.KindAlly})
	p.want("the leaders", must[[]string](p)(p.store.Leaders(p.ctx, p.lena, []string{p.dock})), []string{actor("amina")})
	p.refused(p.lena, graph.ChangeActorKind{ID: actor("bo"), ExpectedVersion: 3, Kind: graph.KindOrganisation}, "INVALID kind.change kind")
	p.refused(p.lena, graph.ChangeActorKind{ID: actor("mosque"), ExpectedVersion: 1, Kind: graph.KindAlly}, "INVALID kind.change kind")
	p.refused(p.lena, graph.ChangeActorKind{ID: actor("bo"), ExpectedVersion: 3, Kind: "X"}, "INVALID kind.change kind")
}

func kindMisfits(p *place) {
	p.town()
	p.do(p.lena, graph.AddLink{ID: ptr(link("Snow1")), Type: graph.SupportsLeader, From: actor("amina"), To: actor("bo")})
	p.do(p.lena, graph.AddLink{ID: ptr(link("Snow2")), Type: graph.SupportsLeader, From: actor("amina"), To: actor("farid")})
	out := p.refused(p.lena, graph.ChangeActorKind{ID: actor("amina"), ExpectedVersion: 1, Kind: graph.KindAlly}, "INVALID kind.links kind", "INVALID kind.links kind")
	p.want("names them", []string{out.Refused[0].Values[0], out.Refused[1].Values[0]}, []string{link("Snow1"), link("Snow2")})
	p.do(p.lena, graph.RemoveLink{ID: link("Snow1"), ExpectedVersion: 1})
	p.do(p.lena, graph.RemoveLink{ID: link("Snow2"), ExpectedVersion: 1})
	p.do(p.lena, graph.ChangeActorKind{ID: actor("amina"), ExpectedVersion: 1, Kind: graph.KindAlly})
}

func kindHiddenMisfits(p *place) {
	p.town()
	p.do(p.cora, graph.AddLink{ID: ptr(link("Snow")), Type: graph.SupportsLeader, From: actor("amina"), To: actor("bo"), Visibility: graph.Private})
	out := p.do(p.lena, graph.ChangeActorKind{ID: actor("amina"), ExpectedVersion: 1, Kind: graph.KindAlly})
	p.want("done", out.Actor.Kind, graph.KindAlly)
	p.want("the hidden one is still there, for cora", p.present(p.cora, link("Snow")), "Snow")
	p.refused(p.cora, graph.ChangeActorKind{ID: actor("farid"), ExpectedVersion: 2, Kind: graph.KindAlly}, "CONFLICT version.stale expectedVersion")
}

func removedWhole(p *place) {
	p.town()
	out := p.do(p.lena, graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 1})
	p.want("what lena is told", []any{out.RemovedID, shorts(slices.Clone(out.RemovedLinks)), slices.IsSorted(out.RemovedLinks)}, []any{actor("bo"), "AminaBo, BoClinic", true})
	p.want("what is gone, to cora", p.present(p.cora, actor("bo"), link("AminaBo"), link("BoClinic"), link("BoGita"), id(graph.AssessmentPrefix, "bo")), "")
	p.want("Gita's links", p.linksOf(p.cora, actor("gita"), graph.Both), "GitaCouncil, FaridGita")
	p.want("the total", must[map[string]int](p)(p.m.Total(p.ctx, p.lena, graph.ActorFilter{AreaID: p.dock}))[p.dock], 4)
	none := p.do(p.lena, graph.RemoveActor{ID: actor("clinic"), ExpectedVersion: 1})
	p.want("of one without links", none.RemovedLinks, []string{})
}
