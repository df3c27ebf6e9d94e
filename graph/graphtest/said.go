package graphtest

import (
	"fmt"
	"strings"

	"github.com/allymap/allymap/graph"
)

var saidClaims = []claim{
	{"a number out of its range is told with the range and with what to mend", rangesSaid},
	{"all that is wrong with a question is told at once", allSaid},
	{"where nothing is named, that is said", nothingNamed},
	{"an id of another noun is refused by its prefix alone", otherNouns},
}

// says checks that each refusal in err is told with this sentence, in their order.
func (p *place) says(err error, want ...string) {
	p.Helper()
	var got []string
	for _, e := range graph.Refusals(err) {
		got = append(got, e.Message)
	}
	p.want("what is said", strings.Join(got, "\n"), strings.Join(want, "\n"))
}

func failed[T any](_ T, err error) error { return err }

func rangesSaid(p *place) {
	p.town()
	bo, two := actor("bo"), []string{actor("mosque"), actor("clinic")}
	for _, c := range []struct {
		most  int
		want  string
		above string // said besides of a number that is too large
		ask   func(n int) error
	}{
		{100, "A list holds 1 to 100, not %d. Ask for another “first”.", " The next page comes by its cursor.", func(n int) error {
			return failed(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock"}, graph.PageArgs{First: &n}))
		}},
		{100, "A list holds 1 to 100, not %d. Ask for another “last”.", " The next page comes by its cursor.", func(n int) error {
			return failed(p.m.Actors(p.ctx, p.lena, graph.ActorsQuery{Area: "dock"}, graph.PageArgs{Last: &n}))
		}},
		{100, "A list holds 1 to 100, not %d. Ask for another “first”.", "", func(n int) error { return failed(p.m.Search(p.ctx, p.lena, "a", nil, nil, n)) }},
		{500, "A neighbourhood holds 1 to 500 actors, not %d. Ask for another “limit”.", "", func(n int) error { return failed(p.m.Neighbourhood(p.ctx, p.lena, bo, 1, nil, n)) }},
		{20, "A list holds 1 to 20, not %d. Ask for another “first”.", "", func(n int) error {
			return failed(p.m.Introductions(p.ctx, p.lena, graph.IntroductionsQuery{To: bo, MaxHops: 1, First: n}))
		}},
		{4, "An introduction has 1 to 4 steps, not %d. Ask for another “maxHops”; longer ones are not introductions any more.", "", func(n int) error {
			return failed(p.m.Introductions(p.ctx, p.lena, graph.IntroductionsQuery{To: bo, MaxHops: n, First: 1}))
		}},
		{100, "A list holds 1 to 100, not %d. Ask for another “first”.", "", func(n int) error { return failed(p.m.Acquaintances(p.ctx, p.lena, two[0], n)) }},
		{100, "A list holds 1 to 100, not %d. Ask for another “first”.", "", func(n int) error { return failed(p.m.Overlaps(p.ctx, p.lena, two, n)) }},
		{100, "A list holds 1 to 100, not %d. Ask for another “first”.", "", func(n int) error { return failed(p.m.Sources(p.ctx, p.lena, bo, n)) }},
		{120, "A list holds 1 to 120, not %d. Ask for another “last”.", "", func(n int) error { return failed(p.m.Growth(p.ctx, p.lena, "dock", graph.Week, n)) }},
		{3650, "Somebody is unmet after 1 to 3650 days without a meeting, not %d. Ask for another “days”.", "", func(n int) error { return failed(p.m.Unmet(p.ctx, p.lena, "dock", n, 1)) }},
		{120, "A link is old after 1 to 120 months, not %d. Ask for another “months”.", "", func(n int) error { return failed(p.m.Gaps(p.ctx, p.lena, "dock", n, 1)) }},
	} {
		p.says(c.ask(0), fmt.Sprintf(c.want, 0))
		p.says(c.ask(c.most+1), fmt.Sprintf(c.want, c.most+1)+c.above)
	}
	p.says(failed(p.m.Overlaps(p.ctx, p.lena, two[:1], 1)), "Overlaps are of 2 to 20 different organisations, not of 1. Name another, or leave some out.")
}

func allSaid(p *place) {
	p.town()
	p.fails(failed(p.m.Gaps(p.ctx, p.lena, "dock", 0, 0)), "INVALID months.range months", "INVALID page.range first")
	p.fails(failed(p.m.Unmet(p.ctx, p.lena, "dock", 0, 0)), "INVALID days.range days", "INVALID page.range first")
	p.fails(failed(p.m.Moves(p.ctx, p.lena, issue("rent"), "", nil, 0)), "INVALID date.invalid since", "INVALID page.range first")
	p.fails(failed(p.m.Introductions(p.ctx, p.lena, graph.IntroductionsQuery{To: issue("rent"), From: ptr(p.dock)})),
		"INVALID hops.range maxHops", "INVALID page.range first", "INVALID id.kind to", "INVALID id.kind from")
}

func nothingNamed(p *place) {
	p.town()
	for _, slug := range []string{"", " ", "\u200b"} {
		err := failed(p.m.Whole(p.ctx, p.lena, slug))
		p.fails(err, "NOT_FOUND area.unknown area")
		p.says(err, "No area is named here. Name one by its slug, as the list of areas spells it.")
	}
	p.says(failed(p.m.Whole(p.ctx, p.lena, "quay")), "There is no area with the slug quay. Ask for the list of areas to see how it is spelled.")
	p.says(failed(p.m.Neighbourhood(p.ctx, p.lena, "", 1, nil, 1)), "Nothing is named here. Look up what is meant, and give its id.")
	p.says(failed(p.m.Spectrum(p.ctx, p.lena, "", nil)), "Nothing is named here. Look up what is meant, and give its id.")
	empty := "An empty text is no date. Leave “%s” out, or write a year, a month or a day: 2017, 2017-05 or 2017-05-09."
	p.says(failed(p.m.Spectrum(p.ctx, p.lena, issue("rent"), on(""))), fmt.Sprintf(empty, "on"))
	p.says(failed(p.m.PowerGrid(p.ctx, p.lena, issue("rent"), on(""), 1)), fmt.Sprintf(empty, "on"))
	p.says(failed(p.m.Moves(p.ctx, p.lena, issue("rent"), "2017", on(""), 1)), fmt.Sprintf(empty, "until"))
	p.says(failed(p.m.Introductions(p.ctx, p.lena, graph.IntroductionsQuery{To: actor("bo"), MaxHops: 1, First: 1, MinStrength: ptr(0)})),
		"A strength is a whole number from 1 (barely) to 5 (very well), not 0. Leave “minStrength” out to take links of any.")
}

func otherNouns(p *place) {
	p.town()
	amina, rent := actor("amina"), issue("rent")
	said := rent + " is the id of an issue. Give that of an actor."
	p.says(failed(p.m.Acquaintances(p.ctx, p.lena, rent, 1)), said)
	for _, there := range []string{rent, issue("none")} { // whether there is one or not
		p.fails(failed(p.m.Neighbourhood(p.ctx, p.lena, there, 1, nil, 1)), "INVALID id.kind of")
		p.fails(failed(p.m.Introductions(p.ctx, p.lena, graph.IntroductionsQuery{To: there, MaxHops: 1, First: 1})), "INVALID id.kind to")
		p.fails(failed(p.m.Introductions(p.ctx, p.lena, graph.IntroductionsQuery{To: amina, From: &there, MaxHops: 1, First: 1})), "INVALID id.kind from")
		p.fails(failed(p.m.Introductions(p.ctx, p.lena, graph.IntroductionsQuery{To: amina, FromOrganisation: &there, MaxHops: 1, First: 1})), "INVALID id.kind fromOrganisation")
		p.fails(failed(p.m.Acquaintances(p.ctx, p.lena, there, 1)), "INVALID id.kind organisation")
		p.fails(failed(p.m.Overlaps(p.ctx, p.lena, []string{actor("mosque"), there}, 1)), "INVALID id.kind organisations")
		p.fails(failed(p.m.Agenda(p.ctx, p.lena, &there)), "INVALID id.kind for")
		p.fails(failed(p.m.Changes(p.ctx, p.lena, graph.ChangesQuery{Area: "dock", Actor: &there, By: &there}, graph.PageArgs{})), "INVALID id.kind actor", "INVALID id.kind by")
	}
	for _, there := range []string{amina, actor("none")} {
		p.fails(failed(p.m.Spectrum(p.ctx, p.lena, there, nil)), "INVALID id.kind issue")
		p.fails(failed(p.m.PowerGrid(p.ctx, p.lena, there, nil, 1)), "INVALID id.kind issue")
		p.fails(failed(p.m.Moves(p.ctx, p.lena, there, "2017", nil, 1)), "INVALID id.kind issue")
		p.fails(failed(p.m.Movable(p.ctx, p.lena, there, 1)), "INVALID id.kind issue")
		p.fails(failed(p.m.Deciders(p.ctx, p.lena, there)), "INVALID id.kind issue")
		p.fails(failed(p.m.Assessments(p.ctx, p.lena, graph.AssessmentFilter{Of: []string{amina}, IssueID: there}, graph.PageArgs{})), "INVALID id.kind issue")
	}
	p.fails(failed(p.m.Spectrum(p.ctx, p.lena, issue("none"), nil)), "NOT_FOUND issue.unknown issue")
	p.want("nothing of who is not there", p.namedBy(graph.ChangesQuery{Area: "dock", Actor: ptr(actor("none")), By: ptr(id(graph.AccountPrefix, "none"))}), "")
}
