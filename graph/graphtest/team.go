package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

var gapClaims = []claim{
	{"what is missing is told of the area's own", gapsOfTown},
	{"an assessment that is hidden, or whose issue is, leaves a gap", hiddenAssessment},
	{"a link that nobody touched for so many months is old, until somebody does", oldLinks},
	{"growth counts when what one sees was added", func(p *place) {
		p.town()
		p.want("lena's Dock", p.growth(p.lena), "5 6 2, earlier 0 0 0, truncated: false / 6 6")
		p.want("cora's, without Carla", p.growth(p.cora), "4 6 2, earlier 0 0 0, truncated: false / 6 6")
		p.want("mo's, which is another area's", p.growth(p.mo), "2 3 1, earlier 0 0 0, truncated: false / 3 3")
		p.do(p.lena, graph.ChangeActor{ID: actor("clinic"), ExpectedVersion: 1, Name: graph.To("Dock Clinic")})
		p.want("a change adds nothing", p.growth(p.again(p.lena)), "5 6 2, earlier 0 0 0, truncated: false / 6 6")
		p.do(p.lena, graph.RemoveLink{ID: link("BoClinic"), ExpectedVersion: 1})
		p.want("what is removed counts nowhere", p.growth(p.again(p.lena)), "5 5 2, earlier 0 0 0, truncated: false / 6 5")
	}},
}

// growth is what was added to Dock in this month and the last, and before.
func (p *place) growth(scope graph.Scope) string {
	p.Helper()
	g := must[*graph.Growth](p)(p.m.Growth(p.ctx, scope, "dock", graph.Month, 2))
	var added graph.GrowthCount
	for _, one := range g.Periods {
		added.Actors += one.Added.Actors
		added.Links += one.Added.Links
		added.Assessments += one.Added.Assessments
	}
	told := line(added.Actors, added.Links, added.Assessments)
	return fmt.Sprintf("%s, earlier %s, truncated: %t / %s", told, line(g.Earlier.Actors, g.Earlier.Links, g.Earlier.Assessments), g.Truncated, line(g.Seen.Actors, g.Seen.Links))
}

func gapsOfTown(p *place) {
	p.town()
	p.do(p.lena, graph.ChangeActor{ID: actor("mosque"), ExpectedVersion: 1, Source: graph.To(ptr("its website"))})
	p.ally("Lone")
	g := must[*graph.Gaps](p)(p.m.Gaps(p.ctx, p.again(p.cora), "dock", 12, 3))
	p.want("unlinked", line(g.Unlinked.Count, kindedNames(g.Unlinked.Actors)), "1 Lone")
	p.want("unassessed", line(g.Unassessed.Count, kindedNames(g.Unassessed.Actors)), "4 Amina, Clinic, Lone")
	p.want("unsourced", line(g.Unsourced.Count, kindedNames(g.Unsourced.Actors)), "4 Amina, Bo, Clinic")
	p.want("classes", []any{len(g.MissingClasses), slices.Contains(g.MissingClasses, "FAITH"), slices.Contains(g.MissingClasses, "HEALTH"), slices.Contains(g.MissingClasses, "COUNCIL")}, []any{18, false, false, true})
	p.want("a leader is there, and nothing is old", []any{g.WithoutLeader, g.OldLinks.Count}, []any{false, 0})
}

// oldLinks ages lena's own link with Carla by five years, which nobody else sees, and two others by three and by two.
func oldLinks(p *place) {
	p.town()
	p.aged(link("CarlaAmina"), 5)
	p.aged(link("BoClinic"), 3)
	p.aged(link("AminaMosque"), 2)
	old := func(scope graph.Scope, months, first int) string {
		g := must[*graph.Gaps](p)(p.m.Gaps(p.ctx, p.again(scope), "dock", months, first)).OldLinks
		for _, l := range g.Links {
			p.want("its ends", []any{l.From.ID, l.To.ID}, []any{l.FromID, l.ToID})
		}
		return line(g.Count, linkIDs(g.Links))
	}
	p.want("lena's, for a year", old(p.lena, 12, 10), "3 CarlaAmina, BoClinic, AminaMosque")
	p.want("the oldest", old(p.lena, 12, 1), "3 CarlaAmina")
	p.want("for four years", old(p.lena, 48, 10), "1 CarlaAmina")
	p.want("cora's", old(p.cora, 12, 10), "2 BoClinic, AminaMosque")
	p.want("the first of them", old(p.cora, 12, 1), "2 BoClinic")
	p.want("mo's, who sees what everybody does", old(p.mo, 12, 10), "1 AminaMosque")
	p.do(p.lena, graph.ChangeLink{ID: link("BoClinic"), ExpectedVersion: 1, Strength: graph.To(ptr(2))})
	p.want("after a correction", old(p.cora, 12, 10), "1 AminaMosque")
}

func hiddenAssessment(p *place) {
	p.town()
	unassessed := func(scope graph.Scope) string {
		return kindedNames(must[*graph.Gaps](p)(p.m.Gaps(p.ctx, p.again(scope), "dock", 12, 20)).Unassessed.Actors)
	}
	p.do(p.lena, graph.Assess{Actor: actor("clinic"), Issue: issue("rent"), Support: "NEUTRAL", Visibility: graph.Private})
	p.do(p.lena, graph.Assess{Actor: actor("mosque"), Issue: issue("heating"), Support: "NEUTRAL", Visibility: graph.Project})
	p.want("lena", unassessed(p.lena), "Amina, Carla")
	p.want("cora", unassessed(p.cora), "Amina, Clinic, Mosque")
}

var duplicateClaims = []claim{
	{"names alone are never enough, however many", func(p *place) {
		for range 2 {
			p.add(p.lena, graph.AddActor{
				Kind: graph.KindAlly, Area: "dock", Name: "Fatima Hassan", OtherNames: []graph.OtherName{{Name: "Fati"}}, ContactDetails: []graph.ContactDetail{{Type: "phone", Value: "--"}},
			})
		}
		p.want("none", p.duplicates(p.lena), "")
	}},
	{"of several numbers in a register one is enough, and a telephone with the country's code is the same", func(p *place) {
		for _, values := range [][]string{{"1", "2"}, {"3", "1"}} {
			e := graph.AddActor{Kind: graph.KindOrganisation, Area: "dock", Name: "Hope " + values[0]}
			for _, v := range values {
				e.Identifiers = append(e.Identifiers, graph.ExternalIdentifier{Scheme: "GB-CHC", Value: v})
			}
			p.add(p.lena, e)
		}
		p.reached("Ana Costa", "+44 7700 900123")
		p.reached("Ana Costa", "07700 900 123")
		p.reached("Ana Costa", "07700 900 124")
		p.want("pairs", p.duplicates(p.lena), "Hope 1/Hope 3 0.90 IDENTIFIER, Ana Costa/Ana Costa 0.67 SAME_NAME CONTACT")
	}},
	{"an address is the same in capitals and without its first letters", func(p *place) {
		for _, at := range []string{"HTTPS://www.Hope.example/", "http://hope.example"} {
			p.add(p.lena, graph.AddActor{Kind: graph.KindOrganisation, Area: "dock", Name: "Hope", Website: &at})
		}
		p.want("pairs", p.duplicates(p.lena), "Hope/Hope 0.67 SAME_NAME CONTACT")
	}},
	{"a name and a telephone, a name and the people around, and an identifier, are enough", likelyTwins},
	{"two who are tied to each other are two", func(p *place) {
		a, b := p.reached("Ana Costa", "01205 1"), p.reached("Ana Costa", "012051")
		p.want("at first", p.duplicates(p.lena), "Ana Costa/Ana Costa 0.67 SAME_NAME CONTACT")
		p.tie(a, graph.FamilyOf, b, 0)
		p.want("sisters", p.duplicates(p.lena), "")
	}},
	{"a way to reach somebody counts where the asker may read it", func(p *place) {
		p.reached("Ana Costa", "012051")
		p.reached("Ana Costa", "012051")
		p.want("lena's own area", p.duplicates(p.lena), "Ana Costa/Ana Costa 0.67 SAME_NAME CONTACT")
		p.want("to mo it is another's", p.duplicates(p.mo), "")
	}},
	{"two numbers in one register are two bodies, an import's are not", registers},
	{"a person is no organisation", func(p *place) {
		same := []graph.ExternalIdentifier{{Scheme: "csv", Value: "1"}}
		p.add(p.lena, graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: "Hope", Identifiers: same})
		p.add(p.lena, graph.AddActor{Kind: graph.KindOrganisation, Area: "dock", Name: "Hope", Identifiers: same})
		p.want("none", p.duplicates(p.lena), "")
	}},
}

// reached adds an ally with a telephone.
func (p *place) reached(name, telephone string) string {
	p.Helper()
	return p.add(p.lena, graph.AddActor{
		Kind: graph.KindAlly, Area: "dock", Name: name, Visibility: graph.Project, ContactDetails: []graph.ContactDetail{{Type: "phone", Value: telephone}},
	})
}

func likelyTwins(p *place) {
	p.reached("Mohammed Ali", "+44 1205 777")
	p.reached("Ali Mohamed", "441205777") // in another order, and a slip: alike in neither way
	p.reached("Mohamed Ali", "(+44) 1205-777")
	x, y := p.ally("X"), p.ally("Y")
	for _, id := range []string{p.ally("Ana Costa"), p.ally("Costa Ana")} {
		p.tie(id, graph.Knows, x, 0)
		p.tie(id, graph.Knows, y, 0)
	}
	for i, name := range []string{"Uncle Joe", "Joseph Okoro", "Yusuf Okoro"} {
		p.add(p.lena, graph.AddActor{
			Kind: graph.KindAlly, Area: "dock", Name: name, Visibility: graph.Project, OtherNames: [][]graph.OtherName{nil, {{Name: "Uncle Joe"}}, {{Name: "Uncle Joe"}}}[i],
			ContactDetails: []graph.ContactDetail{{Type: "phone", Value: []string{"01205 3", "012053", "01205 4"}[i]}},
		})
	}
	// 1 - (1 - 0.35) x (1 - 0.45) for the two Joes; the third has another telephone, and a name alone is not enough.
	p.want("all that are likely", p.duplicates(p.lena), "Ana Costa/Costa Ana 0.70 SAME_NAME SHARED_TIES, Ali Mohamed/Mohamed Ali 0.67 SAME_NAME CONTACT, "+
		"Joseph Okoro/Uncle Joe 0.64 OTHER_NAME CONTACT, Mohamed Ali/Mohammed Ali 0.61 SIMILAR_NAME CONTACT")
}

func registers(p *place) {
	for i, of := range []struct{ name, scheme, value string }{
		{"Faith", "csv", "1"}, {"Faith", "csv", "2"}, {"Charity", "csv", "1"}, {"Hope", "GB-CHC", "1"}, {"Hope Centre", "GB-CHC", "1"}, {"Hope Centre", "GB-CHC", "2"},
	} {
		p.add(p.lena, graph.AddActor{Kind: graph.KindOrganisation, Area: "dock", Name: of.name, ID: ptr(actor(fmt.Sprint("b", i))), Identifiers: []graph.ExternalIdentifier{{Scheme: of.scheme, Value: of.value}}, Website: ptr("https://hope.example")})
	}
	p.want("pairs", p.duplicates(p.lena),
		"Charity/Faith 0.95 CONTACT IDENTIFIER, Hope/Hope Centre 0.95 CONTACT IDENTIFIER, Faith/Faith 0.67 SAME_NAME CONTACT")
}

// duplicates are the likely ones in short, the two of each pair by name.
func (p *place) duplicates(scope graph.Scope) string {
	p.Helper()
	d := must[*graph.LikelyDuplicates](p)(p.m.LikelyDuplicates(p.ctx, p.again(scope), "dock", 20))
	var out []string
	for _, pair := range d.Pairs {
		two := []string{pair.Actors[0].Self().Name, pair.Actors[1].Self().Name}
		slices.Sort(two)
		one := fmt.Sprintf("%s/%s %.2f", two[0], two[1], pair.Score)
		for _, c := range pair.Criteria {
			one += " " + string(c)
		}
		out = append(out, one)
	}
	return strings.Join(out, ", ")
}

var teamClaims = []claim{
	{"one step away are those whom most leaders of the area know, the strongest tie first", stepsAway},
	{"who supports whom is told from the top, and who stands alone", snowflake},
	{"a shortcut makes nobody's tree deeper", func(p *place) {
		ann, ben, cat := p.leader("Ann"), p.leader("Ben"), p.leader("Cat")
		p.tie(ann, graph.SupportsLeader, ben, 0)
		p.tie(ben, graph.SupportsLeader, cat, 0)
		p.want("a line", p.tree(p.lena), "Ann 1 2 2 0, Ben 1 1 1 1 / ")
		p.tie(ann, graph.SupportsLeader, cat, 0)
		p.want("with a shortcut", p.tree(p.lena), "Ann 2 2 1 0, Ben 1 1 1 1 / ")
	}},
	{"support that has ended supports nobody", func(p *place) {
		ann, ben := p.leader("Ann"), p.leader("Ben")
		e := graph.AddLink{Type: graph.SupportsLeader, From: ann, To: ben, Visibility: graph.Project, Until: on("2019")}
		p.do(p.lena, e)
		p.want("both stand alone", p.tree(p.lena), " / Ann, Ben")
		e.Since, e.Until = on("2020"), on(p.daysFromNow(1))
		p.do(p.lena, e)
		p.want("until tomorrow", p.tree(p.lena), "Ann 1 1 1 0 / ")
	}},
	{"support in a circle ends", func(p *place) {
		a, b := p.leader("A"), p.leader("B")
		p.tie(a, graph.SupportsLeader, b, 0)
		p.tie(b, graph.SupportsLeader, a, 0)
		p.want("the tree", p.tree(p.lena), "A 1 1 1 1, B 1 1 1 1 / ")
	}},
}

func (p *place) leader(name string) string {
	p.Helper()
	return p.add(p.lena, graph.AddActor{Kind: graph.KindLeader, Area: "dock", Name: name, Visibility: graph.Project})
}

func stepsAway(p *place) {
	p.town()
	zed := p.leader("Zed")
	p.tie(zed, graph.MemberOf, actor("mosque"), 2)
	p.tie(zed, graph.Opposes, actor("bo"), 5)
	known := func(scope graph.Scope) string {
		s := must[*graph.StepsAway](p)(p.m.OneStepAway(p.ctx, p.again(scope), "dock", 20))
		var out []string
		for _, a := range s.Actors {
			out = append(out, fmt.Sprintf("%s %d (%s)", a.Actor.Self().Name, a.Leaders, kindedNames(a.KnownBy)))
		}
		return fmt.Sprintf("%s / %d of %d leaders", strings.Join(out, ", "), s.Total, s.Leaders)
	}
	// Farid is a leader of another area, and no leader is one step away from the leaders.
	p.want("cora's Dock", known(p.cora), "Mosque 2 (Zed, Amina), Bo 1 (Amina) / 2 of 2 leaders")
	p.want("lena's, with Carla", known(p.lena), "Mosque 2 (Zed, Amina), Bo 1 (Amina), Carla 1 (Amina) / 3 of 2 leaders")
}

func snowflake(p *place) {
	top, left, right := p.leader("Top"), p.leader("Left"), p.leader("Right")
	leaf := p.ally("Leaf")
	p.leader("Alone")
	p.tie(top, graph.SupportsLeader, left, 0)
	p.tie(top, graph.SupportsLeader, right, 0)
	p.tie(left, graph.SupportsLeader, leaf, 0)
	p.want("the tree", p.tree(p.lena), "Top 2 3 2 0, Left 1 1 1 1 / Alone")
}

// tree is a support tree in short: name, supports, below, depth, level of each; and who stands alone.
func (p *place) tree(scope graph.Scope) string {
	p.Helper()
	t := must[*graph.SupportTree](p)(p.m.SupportTree(p.ctx, p.again(scope), "dock", 20))
	var out []string
	for _, s := range t.Supporters {
		out = append(out, line(s.Leader.Self().Name, s.Supports, s.Below, s.Depth, s.Level))
	}
	return strings.Join(out, ", ") + " / " + kindedNames(t.Unsupported)
}
