package graphtest

import (
	"encoding/json"
	"strings"

	"github.com/allymap/allymap/graph"
)

var hiddenClaims = []claim{
	{"a hidden record answers exactly as one that never was", hiddenAsAbsent},
	{"a record hidden by its end answers as one that never was", hiddenByEnd},
	{"a hidden record is not counted, listed, found or walked through", hiddenEverywhere},
	{"a private record is its creator's alone, whatever the role of who asks", func(p *place) {
		p.town()
		for _, scope := range []graph.Scope{p.mo, p.cora, p.ada, p.op} {
			p.want("carla and what is hers", p.present(scope, actor("carla"), link("CarlaAmina"), issue("heating")), "")
		}
		p.want("to lena", p.present(p.lena, actor("carla"), link("CarlaAmina"), issue("heating")), "CarlaAmina, carla, heating")
	}},
}

// sameRefusal compares what an edit of a hidden record is told with what one of a record that never was is told.
func (p *place) sameRefusal(scope graph.Scope, hidden, never string, edit func(id string) graph.Edit) {
	p.Helper()
	answer := func(id string) string {
		out := must[graph.Outcome](p)(p.m.Do(p.ctx, scope, graph.NewID("key_"), edit(id)))
		if len(out.Refused) == 0 {
			p.Fatalf("%T of %s was done", edit(id), id)
		}
		raw, err := json.Marshal(out)
		if err != nil {
			p.Fatal(err)
		}
		return strings.ReplaceAll(string(raw), id, "ID")
	}
	if h, n := answer(hidden), answer(never); h != n {
		p.Errorf("%T tells them apart:\n  %s\n  %s", edit(hidden), h, n)
	}
}

func hiddenAsAbsent(p *place) {
	p.town()
	nobody := actor("nobody")
	for _, version := range []int{1, 7} {
		for _, hidden := range []string{actor("carla"), actor("gita")} {
			scope := p.mo
			if hidden == actor("gita") {
				scope = p.lena
			}
			for _, edit := range []func(id string) graph.Edit{
				func(id string) graph.Edit {
					return graph.ChangeActor{ID: id, ExpectedVersion: version, Name: graph.To("X")}
				},
				func(id string) graph.Edit {
					return graph.ChangeActorKind{ID: id, ExpectedVersion: version, Kind: graph.KindLeader}
				},
				func(id string) graph.Edit { return graph.RemoveActor{ID: id, ExpectedVersion: version} },
				func(id string) graph.Edit { return graph.AddLink{Type: graph.Knows, From: actor("amina"), To: id} },
				func(id string) graph.Edit { return graph.AddLink{Type: graph.Leads, From: id, To: actor("mosque")} },
				func(id string) graph.Edit {
					return graph.Assess{Actor: id, Issue: issue("rent"), Support: "NEUTRAL", Roles: []graph.CampaignRole{"PRIMARY_TARGET"}}
				},
			} {
				p.sameRefusal(scope, hidden, nobody, edit)
			}
		}
		for _, edit := range []func(id string) graph.Edit{
			func(id string) graph.Edit {
				return graph.ChangeLink{ID: id, ExpectedVersion: version, Strength: graph.To(ptr(9))}
			},
			func(id string) graph.Edit { return graph.RemoveLink{ID: id, ExpectedVersion: version} },
		} {
			p.sameRefusal(p.lena, link("HugoCouncil"), link("none"), edit)
			p.sameRefusal(p.mo, link("AminaBo"), link("none"), edit)
		}
		p.sameRefusal(p.mo, issue("heating"), issue("none"), func(id string) graph.Edit {
			return graph.ChangeIssue{ID: id, ExpectedVersion: version, Title: graph.To("X")}
		})
		p.sameRefusal(p.mo, issue("heating"), issue("none"), func(id string) graph.Edit { return graph.RemoveIssue{ID: id, ExpectedVersion: version} })
		p.sameRefusal(p.mo, issue("heating"), issue("none"), func(id string) graph.Edit { return graph.Assess{Actor: actor("farid"), Issue: id, Support: "NEUTRAL"} })
	}
	secret := p.do(p.lena, graph.ChangeActor{ID: actor("carla"), ExpectedVersion: 1, Summary: graph.To(ptr("x"))}).Change.ID
	p.sameRefusal(p.cora, secret, id(graph.ChangePrefix, "none"), func(id string) graph.Edit { return graph.Undo{Change: id} })
}

func hiddenByEnd(p *place) {
	p.town()
	// Everybody's link, with an end that lena does not see.
	p.do(p.mo, graph.AddLink{ID: ptr(link("Open")), Type: graph.Knows, From: actor("farid"), To: actor("hugo"), Visibility: graph.Project})
	p.want("lena", p.present(p.lena, link("Open")), "")
	p.sameRefusal(p.cora, link("Open"), link("none"), func(id string) graph.Edit { return graph.RemoveLink{ID: id, ExpectedVersion: 1} })
	p.want("Farid's, as cora sees them", p.linksOf(p.cora, actor("farid"), graph.Both), "AminaFarid, FaridGita, FaridMosque")
	p.want("Farid's, as mo sees them", p.linksOf(p.mo, actor("farid"), graph.Both), "AminaFarid, FaridGita, Open, FaridMosque")
}

func hiddenEverywhere(p *place) {
	p.town()
	whole := must[*graph.AreaMap](p)(p.m.Whole(p.ctx, p.mo, "dock"))
	p.want("the whole of Dock, as mo sees it", names(whole.Actors)+" / "+linkIDs(whole.Links), "Amina, Farid, Mosque / AminaFarid, AminaMosque, FaridMosque")
	counts := must[map[string]int](p)(p.m.Total(p.ctx, p.mo, graph.ActorFilter{AreaID: p.dock}))
	p.want("how many actors", counts[p.dock], 2)
	for _, text := range []string{"carla", "carl", "carka", "bo", "clinic"} {
		p.want("a search for "+text, p.found(p.mo, text), "")
	}
	n := must[*graph.Neighbourhood](p)(p.m.Neighbourhood(p.ctx, p.mo, actor("amina"), 3, nil, 100))
	p.want("around Amina", names(n.Actors), "Farid, Mosque, Gita, Council")
	_, err := p.m.Neighbourhood(p.ctx, p.mo, actor("bo"), 1, nil, 10)
	p.fails(err, "NOT_FOUND actor.unknown of")
	_, err = p.m.Introductions(p.ctx, p.mo, graph.IntroductionsQuery{To: actor("carla"), MaxHops: 3, First: 5})
	p.fails(err, "NOT_FOUND actor.unknown to")
	_, err = p.m.Introductions(p.ctx, p.mo, graph.IntroductionsQuery{To: actor("farid"), From: ptr(actor("bo")), MaxHops: 3, First: 5})
	p.fails(err, "NOT_FOUND actor.unknown from")
}

var twinClaims = []claim{
	{"a tie told twice is refused, and the first one named", twins},
	{"a symmetric tie is the same the other way round, a directed one is not", twinsTurned},
	{"another since, another type or other ends is another tie", twinsApart},
	{"a hidden twin goes unmentioned", hiddenTwin},
	{"a change of since into another's place is refused", twinByChange},
	{"a tie that was removed may be told again", func(p *place) {
		p.town()
		p.do(p.lena, graph.RemoveLink{ID: link("AminaBo"), ExpectedVersion: 1})
		p.do(p.lena, graph.AddLink{Type: graph.Knows, From: actor("bo"), To: actor("amina")})
	}},
}

func twins(p *place) {
	p.town()
	out := p.refused(p.lena, graph.AddLink{Type: graph.MemberOf, From: actor("amina"), To: actor("mosque"), Strength: ptr(5)}, "INVALID link.duplicate type")
	p.want("named", out.Refused[0].Values, []string{link("AminaMosque")})
}

func twinsTurned(p *place) {
	p.town()
	for _, e := range []graph.AddLink{
		{Type: graph.Knows, From: actor("amina"), To: actor("bo")},
		{Type: graph.Knows, From: actor("bo"), To: actor("amina")},
	} {
		out := p.refused(p.lena, e, "INVALID link.duplicate type")
		p.want("named", out.Refused[0].Values, []string{link("AminaBo")})
	}
	p.do(p.lena, graph.AddLink{Type: graph.Influences, From: actor("amina"), To: actor("bo")})
	p.do(p.lena, graph.AddLink{Type: graph.Influences, From: actor("bo"), To: actor("amina")})
	p.refused(p.lena, graph.AddLink{Type: graph.Influences, From: actor("bo"), To: actor("amina")}, "INVALID link.duplicate type")
}

func twinsApart(p *place) {
	p.town()
	for _, since := range []graph.PartialDate{"2017", "2017-05", "2017-05-09"} {
		e := graph.AddLink{Type: graph.Knows, From: actor("bo"), To: actor("amina"), Since: &since}
		p.do(p.lena, e)
		p.refused(p.lena, e, "INVALID link.duplicate type")
	}
	p.do(p.lena, graph.AddLink{Type: graph.FamilyOf, From: actor("bo"), To: actor("amina")})
	p.do(p.lena, graph.AddLink{Type: graph.MemberOf, From: actor("bo"), To: actor("mosque")})
}

func hiddenTwin(p *place) {
	p.town()
	p.do(p.lena, graph.AddLink{Type: graph.FamilyOf, From: actor("amina"), To: actor("farid"), Visibility: graph.Private})
	first := p.do(p.mo, graph.AddLink{Type: graph.FamilyOf, From: actor("farid"), To: actor("amina"), Visibility: graph.Project}).Link.ID
	out := p.refused(p.cora, graph.AddLink{Type: graph.FamilyOf, From: actor("amina"), To: actor("farid")}, "INVALID link.duplicate type")
	p.want("named", out.Refused[0].Values, []string{first})
	p.want("both are lena's to see", must[map[string]int](p)(p.m.Total(p.ctx, p.lena, graph.LinkFilter{Of: []string{actor("amina")}, Types: []graph.LinkType{graph.FamilyOf}, Direction: graph.Both}))[actor("amina")], 2)
}

func twinByChange(p *place) {
	p.town()
	two := p.do(p.lena, graph.AddLink{Type: graph.Knows, From: actor("bo"), To: actor("amina"), Since: ptr(graph.PartialDate("2017"))}).Link
	out := p.refused(p.lena, graph.ChangeLink{ID: two.ID, ExpectedVersion: 1, Since: graph.To[*graph.PartialDate](nil)}, "INVALID link.duplicate type")
	p.want("named", out.Refused[0].Values, []string{link("AminaBo")})
	p.do(p.lena, graph.ChangeLink{ID: two.ID, ExpectedVersion: 1, Since: graph.To(ptr(graph.PartialDate("2018")))})
	p.do(p.lena, graph.ChangeLink{ID: two.ID, ExpectedVersion: 2, Strength: graph.To(ptr(1))})
	p.do(p.lena, graph.AddLink{Type: graph.Knows, From: actor("bo"), To: actor("amina"), Since: ptr(graph.PartialDate("2017"))})
}
