package graph

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// said is an assessment in short: who, by whom ("" for an import), when, what, influence (-1: nobody asked), roles.
func said(actor, by string, on PartialDate, support Support, influence int, roles ...CampaignRole) *Assessment {
	a := &Assessment{ActorID: actor, On: on, Support: support, Roles: roles, CreatedAt: time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC)}
	if by != "" {
		a.CreatedBy = &by
	}
	if influence >= 0 {
		a.Influence = &influence
	}
	return a
}

func villagers(names ...string) []*Actor {
	var out []*Actor
	for _, n := range names {
		out = append(out, &Actor{ID: n, Name: n, AreaID: "here"})
	}
	return out
}

func TestAnAssessmentCountsFromTheFirstDayItMayMean(t *testing.T) {
	for _, c := range []struct {
		of, on PartialDate
		counts bool
	}{
		{"2017", "2017-01-01", true},
		{"2017", "2016-12-31", false},
		{"2017-05", "2017", true},
		{"2017-05", "2017-05-01", true},
		{"2017-05", "2017-04-30", false},
		{"2017-05-09", "2017-05", true},
		{"2017-05-09", "2017-05-09", true},
		{"2017-05-10", "2017-05-09", false},
		{"2017-06", "2017-05", false},
		{"2018", "2017", false},
	} {
		if got := c.of.begins(&c.on); got != c.counts {
			t.Errorf("%s counts on %s: %v, want %v", c.of, c.on, got, c.counts)
		}
	}
	if !PartialDate("2999").begins(nil) {
		t.Error("without a date something does not count")
	}
}

func TestAPositionIsTheLatestOfAllAndShowsTheLatestOfEach(t *testing.T) {
	all := []*Assessment{
		said("ann", "lena", "2017", "PASSIVE_ALLY", 2, "SUPPORTER"),
		said("ann", "cora", "2017-02", "NEUTRAL", 4, rolePrimaryTarget),
		said("nobody", "cora", "2017-02", "NEUTRAL", 4),
		said("ann", "", "2017-03", "UNKNOWN", -1),
		said("ann", "lena", "2017-04", "ACTIVE_ALLY", -1),
		said("bea", "lena", "2017-05", "NEUTRAL", 0),
		said("bea", "lena", "2017-06", "NEUTRAL", 3),
	}
	for _, c := range []struct {
		on   PartialDate
		want string
	}{
		{"2016", ""},
		{"2017-01", "ann PASSIVE_ALLY 2 [SUPPORTER] of 1"},
		{"2017-02-28", "ann NEUTRAL 4 [PRIMARY_TARGET] of 2 who disagree"},
		{"2017-03", "ann UNKNOWN -1 [] of 3 who disagree"},
		{"2017-05", "ann ACTIVE_ALLY -1 [] of 3 who disagree; bea NEUTRAL 0 [] of 1"},
		{"2018", "ann ACTIVE_ALLY -1 [] of 3 who disagree; bea NEUTRAL 3 [] of 1"},
	} {
		var got []string
		for _, p := range positions(all, villagers("ann", "bea", "cid"), &c.on) {
			s := fmt.Sprintf("%s %s %d %v of %d", p.Actor.Name, p.Support(), p.influenced(), p.Roles(), len(p.Assessments))
			if p.Disagreed() {
				s += " who disagree"
			}
			got = append(got, s)
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("on %s:\n  got  %s\n  want %s", c.on, g, c.want)
		}
	}
	stand := positions(all, villagers("ann", "bea"), nil)
	if stand[0].plays("SUPPORTER") || !stand[0].plays(rolePrimaryTarget) {
		t.Error("a role counts if an assessor's latest gives it, and no longer than that")
	}
}

func TestTheSpectrumHoldsEachActorOnceAndCountsUnknownApart(t *testing.T) {
	stand := positions([]*Assessment{
		said("ann", "lena", "2017", "ACTIVE_OPPONENT", 2), said("bea", "lena", "2017", "UNKNOWN", 2), said("cid", "cora", "2017", "ACTIVE_ALLY", 2),
		said("cid", "lena", "2017-02", "UNKNOWN", 2), said("dov", "lena", "2017", "NEUTRAL", 2), said("dov", "cora", "2018", "NEUTRAL", 2),
	}, villagers("ann", "bea", "cid", "dov"), nil)
	s := spectrum(&Issue{}, stand, 3)
	var got []string
	for _, b := range s.Bands {
		actors := ""
		for _, a := range b.Actors {
			actors += " " + a.Name
		}
		got = append(got, fmt.Sprintf("%s %d%s", b.Support, b.Count(), actors))
	}
	want := "ACTIVE_ALLY 0; PASSIVE_ALLY 0; NEUTRAL 1 dov; PASSIVE_OPPONENT 0; ACTIVE_OPPONENT 1 ann; UNKNOWN 2 bea cid"
	if g := strings.Join(got, "; "); g != want {
		t.Errorf("bands:\n  got  %s\n  want %s", g, want)
	}
	if len(s.Disagreed) != 1 || s.Disagreed[0].Name != "cid" || s.Unassessed != 3 || s.Seen != (Seen{Actors: 7}) {
		t.Errorf("disagreed %v, unassessed %d, seen %v", s.Disagreed, s.Unassessed, s.Seen)
	}
}

func TestThePowerGridPutsTheMostInfluentialFirstAndUnknownsApart(t *testing.T) {
	stand := positions([]*Assessment{
		said("ann", "lena", "2017", "NEUTRAL", 2), said("bea", "lena", "2017", "UNKNOWN", 5), said("cid", "lena", "2017", "ACTIVE_ALLY", 2),
		said("dov", "lena", "2017", "NEUTRAL", -1), said("eli", "lena", "2017", "ACTIVE_OPPONENT", 5), said("fay", "lena", "2017", "ACTIVE_ALLY", 2),
	}, villagers("ann", "bea", "cid", "dov", "eli", "fay"), nil)
	listed := func(stand []*Position) (out string) {
		for _, p := range stand {
			out += " " + p.Actor.Name
		}
		return out
	}
	for _, c := range []struct {
		first int
		want  string
	}{{10, " eli cid fay ann of 4; bea dov of 2"}, {1, " eli of 4; bea of 2"}} {
		g := powerGrid(&Issue{}, stand, 0, c.first)
		if got := fmt.Sprintf("%s of %d;%s of %d", listed(g.Placed), g.PlacedCount, listed(g.Unknown), g.UnknownCount); got != c.want {
			t.Errorf("the first %d:%s, want%s", c.first, got, c.want)
		}
	}
}

func TestOnlyTheMiddleWithInfluenceIsWorthMoving(t *testing.T) {
	var all []*Assessment
	var who []string
	for _, support := range Supports {
		for influence := -1; influence <= 5; influence++ {
			name := fmt.Sprintf("%s %d", support, influence)
			who = append(who, name)
			all = append(all, said(name, "lena", "2017", support, influence))
		}
	}
	var got []string
	for _, m := range movable(positions(all, villagers(who...), nil)) {
		got = append(got, m.Position.Actor.Name)
	}
	want := "PASSIVE_ALLY 5, NEUTRAL 5, PASSIVE_OPPONENT 5, PASSIVE_ALLY 4, NEUTRAL 4, PASSIVE_OPPONENT 4, PASSIVE_ALLY 3, NEUTRAL 3, PASSIVE_OPPONENT 3"
	if g := strings.Join(got, ", "); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
}
