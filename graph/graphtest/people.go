package graphtest

import (
	"fmt"
	"strings"

	"github.com/allymap/allymap/graph"
)

// The quarter, all of it in Dock and seen by everybody; a star: by lena alone.
//
//	        HALL                  CHOIR            SHOP
//	ana     member, leads         member           works for
//	ben     volunteers            -                board
//	cid     member                member to 2016   -
//	dot*    member                member           -
//	ELI     member, strength 3    -                -
//	guild (organisation): member of all three
//
//	ELI─4─ana   FAY─2─ana, since 2016   FAY─family, 3, hearsay─ana   FAY─5─dot   GIL─opposes─ben   ELI─5─FAY   joe─5─ben
//
// ELI, FAY and GIL are leaders of Dock, JOE one of Mill.
func (p *place) quarter() {
	p.Helper()
	who := func(name string, kind graph.ActorKind) graph.AddActor {
		return graph.AddActor{ID: ptr(actor(name)), Kind: kind, Area: "dock", Name: name, Visibility: graph.Project}
	}
	var edits []graph.Edit
	for _, name := range []string{"hall", "choir", "shop", "guild"} {
		edits = append(edits, who(name, graph.KindOrganisation))
	}
	for _, name := range []string{"eli", "fay", "gil"} {
		edits = append(edits, who(name, graph.KindLeader))
	}
	for _, name := range []string{"ana", "ben", "cid", "dot"} {
		e := who(name, graph.KindAlly)
		if name == "dot" {
			e.Visibility = graph.Private
		}
		edits = append(edits, e)
	}
	tie := func(name, from string, t graph.LinkType, to string, more ...func(*graph.AddLink)) {
		e := graph.AddLink{ID: ptr(link(name)), Type: t, From: actor(from), To: actor(to), Visibility: graph.Project}
		for _, m := range more {
			m(&e)
		}
		edits = append(edits, e)
	}
	strength := func(n int) func(*graph.AddLink) { return func(e *graph.AddLink) { e.Strength = &n } }
	tie("AnaHall", "ana", graph.MemberOf, "hall")
	tie("AnaLeads", "ana", graph.Leads, "hall", strength(5), func(e *graph.AddLink) { e.Role = ptr("chair") })
	tie("AnaChoir", "ana", graph.MemberOf, "choir")
	tie("AnaShop", "ana", graph.WorksFor, "shop")
	tie("BenHall", "ben", graph.VolunteersFor, "hall")
	tie("BenShop", "ben", graph.BoardOf, "shop")
	tie("CidHall", "cid", graph.MemberOf, "hall")
	tie("CidChoir", "cid", graph.MemberOf, "choir", func(e *graph.AddLink) { e.Until = ptr(graph.PartialDate("2016")) })
	tie("DotHall", "dot", graph.MemberOf, "hall")
	tie("DotChoir", "dot", graph.MemberOf, "choir")
	tie("EliHall", "eli", graph.MemberOf, "hall", strength(3))
	for _, to := range []string{"hall", "choir", "shop"} {
		tie("Guild"+to, "guild", graph.MemberOf, to)
	}
	tie("EliAna", "eli", graph.Knows, "ana", strength(4))
	tie("FayAna", "fay", graph.Knows, "ana", strength(2), func(e *graph.AddLink) { e.Since = ptr(graph.PartialDate("2016")) })
	tie("FayFamily", "ana", graph.FamilyOf, "fay", strength(3), func(e *graph.AddLink) { e.Basis = ptr(graph.Hearsay) })
	tie("FayDot", "fay", graph.Knows, "dot", strength(5))
	tie("GilBen", "gil", graph.Opposes, "ben", strength(5))
	tie("EliFay", "eli", graph.Knows, "fay", strength(5))
	p.all(p.lena, edits...)
	p.all(p.mo,
		graph.AddActor{ID: ptr(actor("joe")), Kind: graph.KindLeader, Area: "mill", Name: "joe", Visibility: graph.Project},
		graph.AddLink{ID: ptr(link("JoeBen")), Type: graph.Knows, From: actor("joe"), To: actor("ben"), Strength: ptr(5), Visibility: graph.Project},
	)
}

var peopleClaims = []claim{
	{"who of our leaders knows somebody there, or belongs there, the warmest first", acquainted},
	{"nobody is known through a hidden link, and no hidden person is known", acquaintedUnseen},
	{"a leader who belongs is no other leader's contact, and needs no second row", acquaintedOurs},
	{"who belongs to more than one of the bodies, those who belong to most first", overlapping},
	{"a hidden body is absent, and a hidden link counts for nothing", overlappingUnseen},
	{"people are asked for within bounds", peopleRefused},
}

func acquaintances(a *graph.Acquaintances) string {
	var out []string
	for _, one := range a.Known {
		contact, role, strength, since := "-", "-", 0, graph.PartialDate("-")
		if one.Contact != nil {
			contact = one.Contact.Self().Name
		}
		if r := one.Role(); r != nil {
			role = *r
		}
		if s := one.Strength(); s != nil {
			strength = *s
		}
		if d := one.Since(); d != nil {
			since = *d
		}
		out = append(out, fmt.Sprintf("%s %s %s %s %s %d %s %v", one.Leader.Name, contact, short(one.There.ID), role, short(one.Link.ID), strength, since, one.Warmth))
	}
	return fmt.Sprintf("%s / %d %d %v", strings.Join(out, "; "), a.Seen.Actors, a.Seen.Links, a.Truncated)
}

func (p *place) acquaintances(scope graph.Scope, body string, first int) string {
	p.Helper()
	return acquaintances(must[*graph.Acquaintances](p)(p.m.Acquaintances(p.ctx, scope, actor(body), first)))
}

func acquainted(p *place) {
	p.quarter()
	// dot 0.95; ana 0.8 from eli is no row: eli belongs there; fay and ana: family of 3, hearsay, is 0.42, knows 2 is 0.4.
	eli := "eli - EliHall - EliHall 3 - 0.6"
	p.want("at the hall", p.acquaintances(p.lena, "hall", 20), "fay dot DotHall - FayDot 5 - 0.95; eli ana AnaLeads chair EliAna 4 - 0.8; "+eli+"; fay ana AnaLeads chair FayFamily 3 - 0.42 / 5 10 false")
	p.want("the warmest two", p.acquaintances(p.lena, "hall", 2), "fay dot DotHall - FayDot 5 - 0.95; eli ana AnaLeads chair EliAna 4 - 0.8 / 5 10 false")
	p.want("at the shop", p.acquaintances(p.lena, "shop", 20), "eli ana AnaShop - EliAna 4 - 0.8; fay ana AnaShop - FayFamily 3 - 0.42 / 2 5 false")
	p.want("as mo's own leaders", p.acquaintances(p.mo, "shop", 20), "joe ben BenShop - JoeBen 5 - 0.95 / 2 3 false")
	p.want("at the guild, which has no people", p.acquaintances(p.lena, "guild", 20), " / 0 0 false")
	p.do(p.lena, graph.ChangeLink{ID: link("FayFamily"), ExpectedVersion: 1, Strength: graph.To(ptr(1))})
	p.want("by what is the warmer now", p.acquaintances(p.lena, "shop", 20), "eli ana AnaShop - EliAna 4 - 0.8; fay ana AnaShop - FayAna 2 2016 0.4 / 2 5 false")
}

func acquaintedUnseen(p *place) {
	p.quarter()
	p.want("as cora sees it", p.acquaintances(p.cora, "choir", 20), "eli ana AnaChoir - EliAna 4 - 0.8; fay ana AnaChoir - FayFamily 3 - 0.42 / 1 4 false")
	p.do(p.lena, graph.ChangeLink{ID: link("EliAna"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	p.do(p.lena, graph.ChangeActor{ID: actor("fay"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	p.want("as cora sees it then", p.acquaintances(p.cora, "choir", 20), " / 1 1 false")
	p.do(p.lena, graph.ChangeActor{ID: actor("choir"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	_, err := p.m.Acquaintances(p.ctx, p.cora, actor("choir"), 20)
	p.fails(err, "NOT_FOUND actor.unknown organisation")
}

func acquaintedOurs(p *place) {
	p.quarter()
	p.do(p.lena, graph.AddLink{Type: graph.WorksFor, From: actor("eli"), To: actor("shop"), Strength: ptr(1), Visibility: graph.Project})
	p.want("fay knows eli, who is ours", p.acquaintances(p.lena, "shop", 3), "eli ana AnaShop - EliAna 4 - 0.8; fay ana AnaShop - FayFamily 3 - 0.42; eli - "+short(p.lastLink("eli", graph.WorksFor))+" - "+short(p.lastLink("eli", graph.WorksFor))+" 1 - 0.2 / 3 6 false")
	p.want("to mo, whose leader eli is not", p.acquaintances(p.mo, "shop", 3), "joe ben BenShop - JoeBen 5 - 0.95 / 3 4 false")
}

// lastLink is the id of the only link of the type that the actor starts.
func (p *place) lastLink(from string, t graph.LinkType) string {
	p.Helper()
	pages := must[map[string]*graph.Page[*graph.Link]](p)(p.m.Links(p.ctx, p.lena, graph.LinksQuery{Of: []string{actor(from)}, Types: []graph.LinkType{t}}, graph.PageArgs{}))
	return pages[actor(from)].Items[0].ID
}

func overlaps(o *graph.Overlaps) string {
	var out []string
	for _, one := range o.People {
		out = append(out, fmt.Sprintf("%s %d %s", one.Person.Self().Name, one.Bodies, linkIDs(one.Links)))
	}
	return fmt.Sprintf("%s / %d %d %v", strings.Join(out, "; "), o.Seen.Actors, o.Seen.Links, o.Truncated)
}

func (p *place) overlaps(scope graph.Scope, first int, bodies ...string) string {
	p.Helper()
	var ids []string
	for _, b := range bodies {
		ids = append(ids, actor(b))
	}
	found := must[*graph.Overlaps](p)(p.m.Overlaps(p.ctx, scope, ids, first))
	for _, o := range found.People {
		for _, l := range o.Links {
			if l.From != o.Person.Self() || l.To == nil {
				p.Errorf("%s lacks its ends", l.ID)
			}
		}
	}
	return overlaps(found)
}

func overlapping(p *place) {
	p.quarter()
	p.want("all three", p.overlaps(p.lena, 50, "shop", "hall", "choir"), "ana 3 AnaChoir, AnaHall, AnaLeads, AnaShop; ben 2 BenHall, BenShop; dot 2 DotChoir, DotHall / 5 10 false")
	p.want("two of them", p.overlaps(p.lena, 50, "hall", "choir", "hall"), "ana 2 AnaChoir, AnaHall, AnaLeads; dot 2 DotChoir, DotHall / 5 8 false")
	p.want("the first", p.overlaps(p.lena, 1, "shop", "hall", "choir"), "ana 3 AnaChoir, AnaHall, AnaLeads, AnaShop / 5 10 true")
	p.want("with one that has no people", p.overlaps(p.lena, 50, "guild", "choir"), " / 2 2 false")
}

func overlappingUnseen(p *place) {
	p.quarter()
	p.want("as cora sees it", p.overlaps(p.cora, 50, "shop", "hall", "choir"), "ana 3 AnaChoir, AnaHall, AnaLeads, AnaShop; ben 2 BenHall, BenShop / 4 8 false")
	p.do(p.lena, graph.ChangeLink{ID: link("BenShop"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	p.want("as cora sees it then", p.overlaps(p.cora, 50, "shop", "hall", "choir"), "ana 3 AnaChoir, AnaHall, AnaLeads, AnaShop / 4 7 false")
	p.do(p.lena, graph.ChangeActor{ID: actor("hall"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	_, err := p.m.Overlaps(p.ctx, p.cora, []string{actor("hall"), actor("shop")}, 50)
	p.fails(err, "NOT_FOUND actor.unknown organisations")
}

func peopleRefused(p *place) {
	p.quarter()
	for _, first := range []int{0, 101} {
		_, err := p.m.Acquaintances(p.ctx, p.lena, actor("hall"), first)
		p.fails(err, "INVALID page.range first")
		_, err = p.m.Overlaps(p.ctx, p.lena, []string{actor("hall")}, first)
		p.fails(err, "INVALID overlaps.range organisations", "INVALID page.range first")
	}
	_, err := p.m.Acquaintances(p.ctx, p.lena, actor("ana"), 1)
	p.fails(err, "INVALID organisation.kind organisation")
	_, err = p.m.Overlaps(p.ctx, p.lena, []string{actor("hall"), actor("hall")}, 1)
	p.fails(err, "INVALID overlaps.range organisations")
	_, err = p.m.Overlaps(p.ctx, p.lena, []string{actor("hall"), actor("ana")}, 1)
	p.fails(err, "INVALID organisation.kind organisations")
	var many []string
	for i := range 21 {
		many = append(many, actor(fmt.Sprintf("b%dx", i)))
	}
	_, err = p.m.Overlaps(p.ctx, p.lena, many, 1)
	p.fails(err, "INVALID overlaps.range organisations")
}

// people asks who knows whom at a body, and who belongs to several.
func (q *asking) people() {
	ids := q.d.actors
	for _, of := range ids {
		a, err := q.p.m.Acquaintances(q.p.ctx, q.scope, of, 5)
		tell(q, a, err, acquaintances, "acquaintances at %s", of)
	}
	for i := range ids {
		some := []string{ids[i], ids[(i*3+1)%len(ids)]} // most are no two bodies, and refused
		o, err := q.p.m.Overlaps(q.p.ctx, q.scope, some, 2)
		tell(q, o, err, overlaps, "overlaps of %v", some)
	}
}
