package graph

import (
	"fmt"
	"strings"
	"testing"
)

func told(ms *Movement) string {
	var out []string
	for _, m := range ms.Moves {
		bands := "?"
		if n := m.Bands(); n != nil {
			bands = fmt.Sprint(*n)
		}
		by := "two assessors"
		if m.SameAssessor() {
			by = "one assessor"
		}
		out = append(out, fmt.Sprintf("%s %s %s->%s %s %s by %s", m.Assessment.On, m.Actor.Name, m.From(), m.To(), m.Kind(), bands, by))
	}
	return strings.Join(out, "\n  ")
}

func TestAMoveIsASuccessiveAssessmentThatSaysSomethingElse(t *testing.T) {
	since, first := PartialDate("2017"), 100
	for _, c := range []struct {
		name string
		all  []*Assessment
		want string
	}{
		{"the first that was ever said is no move", []*Assessment{said("ann", "lena", "2017", "NEUTRAL", 1)}, ""},
		{"the same again is no move", []*Assessment{said("ann", "lena", "2017", "NEUTRAL", 1), said("ann", "lena", "2017-02", "NEUTRAL", 5)}, ""},
		{
			"towards us and away, over so many bands",
			[]*Assessment{said("ann", "lena", "2016", "ACTIVE_OPPONENT", 1), said("ann", "lena", "2017", "ACTIVE_ALLY", 1), said("ann", "lena", "2018", "PASSIVE_ALLY", 1)},
			"2017 ann ACTIVE_OPPONENT->ACTIVE_ALLY TOWARDS 4 by one assessor\n  2018 ann ACTIVE_ALLY->PASSIVE_ALLY AWAY 1 by one assessor",
		},
		{
			"out of UNKNOWN is learned and into it doubted, over no number of bands",
			[]*Assessment{said("ann", "lena", "2016", "UNKNOWN", 1), said("ann", "lena", "2017", "NEUTRAL", 1), said("ann", "lena", "2018", "UNKNOWN", 1)},
			"2017 ann UNKNOWN->NEUTRAL LEARNED ? by one assessor\n  2018 ann NEUTRAL->UNKNOWN DOUBTED ? by one assessor",
		},
		{
			"an assessor's own former word goes before another's",
			[]*Assessment{said("ann", "lena", "2016", "NEUTRAL", 1), said("ann", "cora", "2016-05", "PASSIVE_ALLY", 1), said("ann", "lena", "2017", "ACTIVE_ALLY", 1)},
			"2017 ann NEUTRAL->ACTIVE_ALLY TOWARDS 2 by one assessor",
		},
		{
			"two who only repeat themselves still change where the actor is shown",
			[]*Assessment{said("ann", "lena", "2016", "NEUTRAL", 1), said("ann", "cora", "2017", "PASSIVE_ALLY", 1), said("ann", "lena", "2018", "NEUTRAL", 1)},
			"2017 ann NEUTRAL->PASSIVE_ALLY TOWARDS 1 by two assessors\n  2018 ann PASSIVE_ALLY->NEUTRAL AWAY 1 by two assessors",
		},
		{
			"what was imported is one assessor's",
			[]*Assessment{said("ann", "", "2016", "NEUTRAL", 1), said("ann", "", "2017", "PASSIVE_ALLY", 1)},
			"2017 ann NEUTRAL->PASSIVE_ALLY TOWARDS 1 by one assessor",
		},
		{
			"moves of one date come by name",
			[]*Assessment{said("bea", "lena", "2016", "NEUTRAL", 1), said("ann", "lena", "2016", "NEUTRAL", 1), said("bea", "lena", "2017-05", "PASSIVE_ALLY", 1), said("ann", "lena", "2017-05", "PASSIVE_ALLY", 1)},
			"2017-05 ann NEUTRAL->PASSIVE_ALLY TOWARDS 1 by one assessor\n  2017-05 bea NEUTRAL->PASSIVE_ALLY TOWARDS 1 by one assessor",
		},
	} {
		if got := told(moves(&Issue{}, c.all, villagers("ann", "bea"), since, nil, first)); got != c.want {
			t.Errorf("%s:\n  got\n  %s\n  want\n  %s", c.name, got, c.want)
		}
	}
}

func TestMovesAreThoseOfTheTimeAskedAbout(t *testing.T) {
	all := []*Assessment{
		said("ann", "lena", "2016", "NEUTRAL", 1), said("ann", "lena", "2017", "PASSIVE_ALLY", 1), said("ann", "lena", "2017-05", "ACTIVE_ALLY", 1),
		said("ann", "lena", "2017-05-09", "NEUTRAL", 1), said("ann", "lena", "2018", "UNKNOWN", 1),
	}
	for _, c := range []struct {
		since, until PartialDate
		want         string
	}{
		{"2016", "", "2017 2017-05 2017-05-09 2018"},
		{"2017", "2017", "2017 2017-05 2017-05-09"},
		{"2017-01-02", "2017-05", "2017-05 2017-05-09"}, // 2017 counts from the first of January on
		{"2017-05", "2017-05-08", "2017-05"},
		{"2017-05-02", "", "2017-05-09 2018"},
		{"2019", "", ""},
	} {
		var until *PartialDate
		if c.until != "" {
			until = &c.until
		}
		ms := moves(&Issue{}, all, villagers("ann"), c.since, until, 100)
		var got []string
		for _, m := range ms.Moves {
			got = append(got, string(m.Assessment.On))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("since %s until %s: %s, want %s", c.since, c.until, g, c.want)
		}
	}
	ms := moves(&Issue{}, all, villagers("ann"), "2016", nil, 1)
	if got := fmt.Sprint(len(ms.Moves), ms.Towards, ms.Away, ms.Learned, ms.Doubted, ms.Seen); got != "1 2 1 0 1 {1 0}" {
		t.Errorf("the first of all: %s", got)
	}
}
