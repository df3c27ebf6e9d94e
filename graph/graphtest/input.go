package graphtest

import (
	"fmt"
	"strings"

	"github.com/allymap/allymap/graph"
)

var inputClaims = []claim{
	{"bad text is refused by its own rule", badText},
	{"text is normalised: trimmed, composed, without bidi controls", normalised},
	{"lines may be broken in a summary and nowhere else", brokenLines},
	{"bad values of an actor are refused by their own rules", badActors},
	{"bad values of a link are refused by their own rules", badLinks},
	{"bad values of an assessment are refused by their own rules", badAssessments},
	{"bad values of an issue are refused by their own rules", badIssues},
	{"a link runs only between the ends of its type", linkEnds},
	{"all faults of one input are told at once, in the order of its fields", allFaults},
	{"a refusal says what is wrong in one sentence and how to mend it in the next", sentences},
	{"reads refuse what is out of their range", badReads},
	{"an id of another form finds nothing, whatever it holds", strangeIDs},
}

func (p *place) addAlly(name string) graph.AddActor {
	return graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: name}
}

func badText(p *place) {
	for _, c := range []struct{ name, reason string }{
		{"", "name.empty"},
		{" \t\n", "name.empty"},
		{"\u202e\u2066", "name.empty"},
		{"\u200b\u200d", "name.empty"},
		{strings.Repeat("n", 201), "text.tooLong"},
		{strings.Repeat("ſ", 10_000), "text.tooLong"},
		{"a\x00b", "text.control"},
		{"a\x01b", "text.control"},
		{"a\nb", "text.control"},
		{"a\tb", "text.control"},
		{"a\u0085b", "text.control"},
		{"a\u2028b", "text.control"},
		{"a\x7fb", "text.control"},
		{"a\xffb", "text.utf8"},
		{"a\xc3", "text.utf8"},
		{"a\xed\xa0\x80", "text.utf8"}, // half of a surrogate pair
	} {
		p.refused(p.lena, p.addAlly(c.name), "INVALID "+c.reason+" name")
	}
	for _, n := range []string{strings.Repeat("n", 200), strings.Repeat("😀", 200), "X", "'", "李"} {
		p.want("it is kept whole", p.do(p.lena, p.addAlly(n)).Actor.Name, n)
	}
}

func normalised(p *place) {
	for _, c := range []struct{ given, kept string }{
		{"  Bo  ", "Bo"},
		{"Bo\u202eris\u2069", "Boris"},
		{"Zoe\u0308", "Zoë"},
		{"\u200fعلي\u200e", "علي"},
		{"ﬁne", "ﬁne"}, // a ligature is the writer's, and found all the same
		{"A\u00a0B", "A\u00a0B"},
	} {
		id := p.add(p.lena, p.addAlly(c.given))
		got := p.actorOf(p.lena, id)
		p.want("the name", fmt.Sprintf("%q", got.Name), fmt.Sprintf("%q", c.kept))
	}
}

func (p *place) actorOf(scope graph.Scope, id string) *graph.Actor {
	p.Helper()
	k, ok := must[[]graph.Node](p)(p.m.Nodes(p.ctx, scope, []string{id}))[0].(graph.Kinded)
	if !ok {
		p.Fatalf("no actor %s", id)
	}
	return k.Self()
}

func brokenLines(p *place) {
	e := p.addAlly("A")
	e.Summary = ptr("one\r\ntwo\n\n\tthree ")
	p.want("the summary", *p.do(p.lena, e).Actor.Summary, "one\ntwo\n\n\tthree")
	e.Summary = ptr("one\rtwo")
	p.refused(p.lena, e, "INVALID text.control summary")
	e.Summary, e.Source, e.JobTitle = ptr(strings.Repeat("x", 4001)), ptr("a\nb"), ptr("a\nb")
	p.refused(p.lena, e, "INVALID text.tooLong summary", "INVALID text.control source", "INVALID text.control jobTitle")
}

func badActors(p *place) {
	many := make([]string, 201)
	for i := range many {
		many[i] = fmt.Sprint("t", i)
	}
	for _, c := range []struct {
		what func(e *graph.AddActor)
		want string
	}{
		{func(e *graph.AddActor) { e.Kind = "MARTIAN" }, "INVALID kind.unknown kind"},
		{func(e *graph.AddActor) { e.Area = "quay" }, "NOT_FOUND area.unknown area"},
		{func(e *graph.AddActor) { e.Area = "" }, "NOT_FOUND area.unknown area"},
		{func(e *graph.AddActor) { e.Area = "mill" }, "FORBIDDEN area.forbidden area"},
		{func(e *graph.AddActor) { e.Visibility = "SECRET" }, "INVALID visibility.unknown visibility"},
		{func(e *graph.AddActor) { e.NameLanguage = ptr("klingonish") }, "INVALID language.unknown nameLanguage"},
		{func(e *graph.AddActor) { e.Languages = []string{"en", "??"} }, "INVALID language.unknown languages"},
		{func(e *graph.AddActor) { e.Tags = many }, "INVALID list.tooLong tags"},
		{func(e *graph.AddActor) { e.Tags = []string{strings.Repeat("x", 81)} }, "INVALID text.tooLong tags"},
		{func(e *graph.AddActor) { e.OtherNames = []graph.OtherName{{Name: " "}} }, "INVALID name.empty otherNames"},
		{func(e *graph.AddActor) { e.OtherNames = []graph.OtherName{{Name: "X", Language: ptr("??")}} }, "INVALID language.unknown otherNames"},
		{func(e *graph.AddActor) { e.Identifiers = []graph.ExternalIdentifier{{Scheme: "GB-CHC"}} }, "INVALID identifier.empty identifiers"},
		{func(e *graph.AddActor) { e.ContactDetails = []graph.ContactDetail{{Type: "phone"}} }, "INVALID contact.empty contactDetails"},
		{func(e *graph.AddActor) { e.Classification = "FAITH" }, "INVALID field.kind classification"},
		{func(e *graph.AddActor) { e.Website = ptr("https://a.example") }, "INVALID field.kind website"},
		{func(e *graph.AddActor) { e.Kind, e.JobTitle = graph.KindOrganisation, ptr("Cook") }, "INVALID field.kind jobTitle"},
		{func(e *graph.AddActor) { e.Kind, e.NoIntermediary = graph.KindOrganisation, true }, "INVALID field.kind noIntermediary"},
		{func(e *graph.AddActor) { e.Kind, e.Classification = graph.KindOrganisation, "CLUB" }, "INVALID classification.unknown classification"},
		{func(e *graph.AddActor) { e.Kind, e.Website = graph.KindOrganisation, ptr("javascript:alert(1)") }, "INVALID website.invalid website"},
		{func(e *graph.AddActor) { e.Kind, e.Website = graph.KindOrganisation, ptr("a.example") }, "INVALID website.invalid website"},
	} {
		e := p.addAlly("A")
		c.what(&e)
		p.refused(p.lena, e, c.want)
	}
}

func badLinks(p *place) {
	p.town()
	for _, c := range []struct {
		what func(e *graph.AddLink)
		want string
	}{
		{func(e *graph.AddLink) { e.Strength = ptr(0) }, "INVALID strength.range strength"},
		{func(e *graph.AddLink) { e.Strength = ptr(6) }, "INVALID strength.range strength"},
		{func(e *graph.AddLink) { e.Strength = ptr(-1) }, "INVALID strength.range strength"},
		{func(e *graph.AddLink) { e.To = e.From }, "INVALID link.self to"},
		{func(e *graph.AddLink) { e.Type = "LIKES" }, "INVALID link.type type"},
		{func(e *graph.AddLink) { e.Type = "" }, "INVALID link.type type"},
		{func(e *graph.AddLink) { e.Since = ptr(graph.PartialDate("2017-13")) }, "INVALID date.invalid since"},
		{func(e *graph.AddLink) { e.Since = ptr(graph.PartialDate("17")) }, "INVALID date.invalid since"},
		{func(e *graph.AddLink) { e.Until = ptr(graph.PartialDate("2017-02-29")) }, "INVALID date.invalid until"},
		{func(e *graph.AddLink) { e.Until = ptr(graph.PartialDate("2017-5")) }, "INVALID date.invalid until"},
		{func(e *graph.AddLink) { e.Since = ptr(graph.PartialDate("\xff017")) }, "INVALID date.invalid since"},
		{func(e *graph.AddLink) {
			e.Since, e.Until = ptr(graph.PartialDate("2018-02")), ptr(graph.PartialDate("2018-01"))
		}, "INVALID date.order until"},
		{func(e *graph.AddLink) { e.Basis = ptr(graph.Basis("RUMOUR")) }, "INVALID basis.unknown basis"},
		{func(e *graph.AddLink) { e.Visibility = "SECRET" }, "INVALID visibility.unknown visibility"},
		{func(e *graph.AddLink) { e.Type, e.To, e.Mutual = graph.MemberOf, actor("mosque"), ptr(true) }, "INVALID link.mutual mutual; INVALID link.duplicate type"},
		{func(e *graph.AddLink) { e.From = actor("nobody") }, "NOT_FOUND actor.unknown from"},
		{func(e *graph.AddLink) { e.To = link("AminaBo") }, "NOT_FOUND actor.unknown to"},
		{func(e *graph.AddLink) { e.To = "\xff" }, "NOT_FOUND actor.unknown to"},
		{func(e *graph.AddLink) { e.Role = ptr(strings.Repeat("r", 201)) }, "INVALID text.tooLong role"},
		{func(e *graph.AddLink) { e.Source = ptr(strings.Repeat("s", 501)) }, "INVALID text.tooLong source"},
		{func(e *graph.AddLink) { e.Note = ptr("\x00") }, "INVALID text.control note"},
	} {
		e := graph.AddLink{Type: graph.FamilyOf, From: actor("amina"), To: actor("bo")}
		c.what(&e)
		p.refused(p.lena, e, c.want)
	}
	// 2018 is not before 2018-05: it stays as partial as it was given.
	p.do(p.lena, graph.AddLink{Type: graph.FamilyOf, From: actor("amina"), To: actor("bo"), Since: ptr(graph.PartialDate("2018-05")), Until: ptr(graph.PartialDate("2018"))})
	p.refused(p.lena, graph.ChangeLink{ID: link("AminaBo"), ExpectedVersion: 1, Strength: graph.To(ptr(6))}, "INVALID strength.range strength")
	p.refused(p.lena, graph.ChangeLink{ID: link("AminaMosque"), ExpectedVersion: 1, Mutual: graph.To(ptr(true))}, "INVALID link.mutual mutual")
}

func badAssessments(p *place) {
	p.town()
	for _, c := range []struct {
		what func(e *graph.Assess)
		want string
	}{
		{func(e *graph.Assess) { e.Support = "MAYBE" }, "INVALID support.unknown support"},
		{func(e *graph.Assess) { e.Support = "" }, "INVALID support.unknown support"},
		{func(e *graph.Assess) { e.On = ptr(p.daysFromNow(3)) }, "INVALID date.future on"},
		{func(e *graph.Assess) { e.On = ptr(p.daysFromNow(400)[:4]) }, "INVALID date.future on"},
		{func(e *graph.Assess) { e.Influence = ptr(6) }, "INVALID influence.range influence"},
		{func(e *graph.Assess) { e.Influence = ptr(-1) }, "INVALID influence.range influence"},
		{func(e *graph.Assess) { e.On = ptr(graph.PartialDate("2017-13")) }, "INVALID date.invalid on"},
		{func(e *graph.Assess) { e.On = ptr(graph.PartialDate("")) }, "INVALID date.invalid on"},
		{func(e *graph.Assess) { e.Roles = []graph.CampaignRole{"HERO"} }, "INVALID roles.unknown roles"},
		{func(e *graph.Assess) { e.Actor = actor("nobody") }, "NOT_FOUND actor.unknown actor"},
		{func(e *graph.Assess) { e.Issue = issue("none") }, "NOT_FOUND issue.unknown issue"},
		{func(e *graph.Assess) { e.Issue = actor("bo") }, "NOT_FOUND issue.unknown issue"},
		{func(e *graph.Assess) { e.Note = ptr("\xff") }, "INVALID text.utf8 note"},
	} {
		e := graph.Assess{Actor: actor("bo"), Issue: issue("rent"), Support: "NEUTRAL"}
		c.what(&e)
		p.refused(p.lena, e, c.want)
	}
}

func badIssues(p *place) {
	p.refused(p.lena, graph.AddIssue{Area: "dock", Title: ""}, "INVALID name.empty title")
	p.refused(p.lena, graph.AddIssue{Area: "dock", Title: strings.Repeat("t", 201)}, "INVALID text.tooLong title")
	p.refused(p.lena, graph.AddIssue{Area: "dock", Title: "T", Status: "LOST"}, "INVALID status.unknown status")
	p.refused(p.lena, graph.AddIssue{Area: "quay", Title: "T"}, "NOT_FOUND area.unknown area")
	p.refused(p.lena, graph.AddIssue{Area: "dock", Title: "T", Visibility: "SECRET"}, "INVALID visibility.unknown visibility")
}

// ends is the table of the types of links, as the field knows it: L a leader, A an ally, O an organisation; from, to.
var ends = map[graph.LinkType]string{
	graph.Knows:          "LL LA AL AA",
	graph.FamilyOf:       "LL LA AL AA",
	graph.WorksWith:      "LL LA AL AA OO",
	graph.AlliedWith:     "LL LA LO AL AA AO OL OA OO",
	graph.Opposes:        "LL LA LO AL AA AO OL OA OO",
	graph.CompetesWith:   "OO",
	graph.Influences:     "LL LA LO AL AA AO OL OA OO",
	graph.MemberOf:       "LO AO OO",
	graph.Leads:          "LO AO",
	graph.BoardOf:        "LO AO",
	graph.WorksFor:       "LO AO",
	graph.VolunteersFor:  "LO AO",
	graph.HoldsOfficeIn:  "LO AO",
	graph.PartOf:         "OO",
	graph.Funds:          "LO AO OO",
	graph.SupportsLeader: "LL LA",
	graph.Introduced:     "LL LA AL AA",
}

func linkEnds(p *place) {
	var edits []graph.Edit
	kinds := map[string]graph.ActorKind{"L": graph.KindLeader, "A": graph.KindAlly, "O": graph.KindOrganisation}
	for letter, kind := range kinds {
		for _, n := range []string{"1", "2"} {
			edits = append(edits, graph.AddActor{ID: ptr(actor(letter + n)), Kind: kind, Area: "dock", Name: letter + n})
		}
	}
	p.all(p.lena, edits...)
	p.want("how many types there are", len(graph.LinkTypes), len(ends))
	for t, pairs := range ends {
		var links []graph.Edit
		var want []string
		for from := range kinds {
			for to := range kinds {
				links = append(links, graph.AddLink{Type: t, From: actor(from + "1"), To: actor(to + "2")})
				if strings.Contains(pairs, from+to) {
					want = append(want, "")
				} else {
					want = append(want, "INVALID link.ends type")
				}
			}
		}
		for i, out := range must[[]graph.Outcome](p)(p.m.DoAll(p.ctx, p.lena, links)) {
			p.want(fmt.Sprintf("%+v", links[i]), told(out.Refused), want[i])
		}
	}
}

func allFaults(p *place) {
	p.town()
	p.refused(p.lena, graph.AddActor{
		ID: ptr("act_1"), Kind: graph.KindAlly, Area: "mill", Name: "", Summary: ptr("\x00"), Visibility: "X",
		Link: &graph.FirstLink{Type: graph.Leads, To: ptr(actor("bo")), Strength: ptr(9)},
	},
		"INVALID id.invalid id", "INVALID name.empty name", "INVALID text.control summary", "INVALID visibility.unknown visibility",
		"FORBIDDEN area.forbidden area", "INVALID strength.range link.strength", "INVALID visibility.unknown link.visibility", "INVALID link.ends link.type")
}

func sentences(p *place) {
	p.town()
	for _, c := range []struct {
		edit   graph.Edit
		want   string
		values string
	}{
		{
			graph.AddLink{Type: graph.FamilyOf, From: actor("amina"), To: actor("bo"), Strength: ptr(6)},
			"A strength is a whole number from 1 (barely) to 5 (very well), not 6. Leave it out if nobody asked.", "[6]",
		},
		{
			graph.AddLink{Type: graph.FamilyOf, From: actor("amina"), To: actor("bo"), Since: ptr(graph.PartialDate("2017-13"))},
			"2017-13 is no date. Write a year, a month or a day: 2017, 2017-05 or 2017-05-09.", "[2017-13]",
		},
		{
			graph.AddLink{Type: graph.Leads, From: actor("mosque"), To: actor("clinic")},
			"LEADS (“leads”) cannot run from ORGANISATION to ORGANISATION. Ask for linkTypes to see between whom it may run, or turn it round.", "[LEADS leads ORGANISATION ORGANISATION]",
		},
		{
			p.addAlly(strings.Repeat("n", 10_000)),
			"This text has 10000 characters; at most 200 fit. Shorten it.", "[10000 200]",
		},
		{
			graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 7},
			"Somebody changed this since you read it: it is at version 1, and you meant version 7. Look at it as it is now and decide again.", "[1 7]",
		},
		{
			graph.RemoveActor{ID: "act_\x00\u202e" + strings.Repeat("9", 100), ExpectedVersion: 1},
			"There is no such actor on the map as you see it: act_" + strings.Repeat("9", 56) + "…. Look it up again; it may have been removed.", "[act_" + strings.Repeat("9", 56) + "…]",
		},
	} {
		out := must[graph.Outcome](p)(p.m.Do(p.ctx, p.lena, graph.NewID("key_"), c.edit))
		if len(out.Refused) != 1 {
			p.Fatalf("%T: %v", c.edit, out.Refused)
		}
		p.want("the sentence", out.Refused[0].Message, c.want)
		p.want("its values", out.Refused[0].Values, c.values)
	}
}

func badReads(p *place) {
	p.town()
	for _, depth := range []int{0, 4, -1} {
		_, err := p.m.Neighbourhood(p.ctx, p.lena, actor("amina"), depth, nil, 10)
		p.fails(err, "INVALID depth.range depth")
	}
	for _, limit := range []int{0, 501} {
		_, err := p.m.Neighbourhood(p.ctx, p.lena, actor("amina"), 1, nil, limit)
		p.fails(err, "INVALID limit.range limit")
	}
	for _, c := range []struct {
		q    graph.IntroductionsQuery
		want string
	}{
		{graph.IntroductionsQuery{MaxHops: 0, First: 1}, "INVALID hops.range maxHops"},
		{graph.IntroductionsQuery{MaxHops: 5, First: 1}, "INVALID hops.range maxHops"},
		{graph.IntroductionsQuery{MaxHops: 1, First: 0}, "INVALID page.range first"},
		{graph.IntroductionsQuery{MaxHops: 1, First: 21}, "INVALID page.range first"},
		{graph.IntroductionsQuery{MaxHops: 1, First: 1, MinStrength: ptr(6)}, "INVALID strength.range minStrength"},
		{graph.IntroductionsQuery{MaxHops: 1, First: 1, From: ptr(actor("bo"))}, "INVALID introductions.self from"},
		{graph.IntroductionsQuery{MaxHops: 1, First: 1, From: ptr(actor("nobody"))}, "NOT_FOUND actor.unknown from"},
	} {
		c.q.To = actor("bo")
		_, err := p.m.Introductions(p.ctx, p.lena, c.q)
		p.fails(err, c.want)
	}
	for _, first := range []int{0, 101} {
		_, err := p.m.Search(p.ctx, p.lena, "a", nil, nil, first)
		p.fails(err, "INVALID page.range first")
	}
	_, err := p.m.Search(p.ctx, p.lena, "a", ptr("quay"), nil, 1)
	p.fails(err, "NOT_FOUND area.unknown area")
	_, err = p.m.Search(p.ctx, p.lena, "a\xff", nil, nil, 1)
	p.fails(err, "INVALID text.utf8 text")
	_, err = p.m.Search(p.ctx, p.lena, strings.Repeat("a", 201), nil, nil, 1)
	p.fails(err, "INVALID text.tooLong text")
	_, err = p.m.Nodes(p.ctx, p.lena, make([]string, 101))
	p.fails(err, "INVALID page.range ids")
}

// strange are ids that no record has, some of which a database might stumble over.
var strange = []string{"", " ", "act_", "amina", "act_\xff", "act_\x00", "act_'; DROP TABLE actor", strings.Repeat("a", 10_000), "act_" + strings.Repeat("é", 11)}

func strangeIDs(p *place) {
	p.town()
	nodes := must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.lena, append([]string{actor("bo"), actor("bo")}, strange...)))
	for i, n := range nodes {
		p.want("found "+fmt.Sprint(i), n != nil, i < 2)
	}
	for _, s := range strange {
		_, err := p.m.Neighbourhood(p.ctx, p.lena, s, 1, nil, 10)
		p.fails(err, "NOT_FOUND actor.unknown of")
		_, err = p.m.Introductions(p.ctx, p.lena, graph.IntroductionsQuery{To: s, MaxHops: 1, First: 1})
		p.fails(err, "NOT_FOUND actor.unknown to")
		p.refused(p.lena, graph.RemoveActor{ID: s, ExpectedVersion: 1}, "NOT_FOUND actor.unknown id")
		p.refused(p.lena, graph.RemoveLink{ID: s, ExpectedVersion: 1}, "NOT_FOUND link.unknown id")
		p.refused(p.lena, graph.Undo{Change: s}, "NOT_FOUND change.unknown change")
		p.refused(p.lena, graph.Assess{Actor: s, Issue: issue("rent"), Support: "NEUTRAL"}, "NOT_FOUND actor.unknown actor")
		p.refused(p.lena, graph.AddActor{ID: ptr(s), Kind: graph.KindAlly, Area: "dock", Name: "A"}, "INVALID id.invalid id")
	}
}
