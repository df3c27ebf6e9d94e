package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// the day on which these tests are asked: a leap year's first of March.
var leapDay = time.Date(2024, 3, 1, 23, 59, 0, 0, time.UTC)

func held(on PartialDate) *Meeting { return &Meeting{On: on} }

func TestWhoWasMetOnTheDayBeforeTheLastSoManyIsUnmet(t *testing.T) {
	last := map[string]*Meeting{
		"ninety days ago": held("2023-12-02"), "eighty-nine days ago": held("2023-12-03"), "in that month": held("2023-12"),
		"in the year before": held("2022"), "in that year": held("2023"), "tomorrow": held("2024-03-02"), "in November": held("2023-11"),
	}
	ids := []string{"eighty-nine days ago", "in November", "in that month", "in that year", "in the year before", "never", "never either", "ninety days ago", "tomorrow"}
	got := unmet(ids, last, daysBefore(leapDay, 90))
	want := []string{"never", "never either", "in the year before", "in November", "ninety days ago"}
	if !slices.Equal(got, want) {
		t.Errorf("unmet are %q, not %q", got, want)
	}
}

func some(name string, created time.Time) *Actor {
	return &Actor{ID: name, Kind: KindAlly, Name: name, CreatedAt: created}
}

func stands(issue string, s Support, influence int) *Assessment {
	a := &Assessment{IssueID: issue, Support: s}
	if influence >= 0 {
		a.Influence = &influence
	}
	return a
}

func inShort(suggestions []*Suggestion) []string {
	out := make([]string, len(suggestions))
	for i, s := range suggestions {
		out[i] = fmt.Sprintf("%s %s", s.Ally.Name, s.Reason)
	}
	return out
}

// asked is Lena, on the leap day, about those whom she knows and about newcomers.
func asked(known, newcomers []*Actor) *prospects {
	return &prospects{
		leader: &Actor{Name: "Lena"}, now: leapDay, known: known, newcomers: newcomers, last: map[string]*Meeting{}, said: map[string][]*Assessment{},
		issues: map[string]*Issue{"rent": {ID: "rent", Title: "Rent"}, "buses": {ID: "buses", Title: "Buses"}},
	}
}

func TestTheMostPressingReasonsComeFirstAndNobodyTwice(t *testing.T) {
	ann, bo, cem, dot, eve := some("Ann", leapDay), some("Bo", leapDay), some("Cem", leapDay), some("Dot", leapDay), some("Eve", leapDay)
	p := asked([]*Actor{ann, bo, cem, dot}, []*Actor{bo, dot, eve})
	p.last = map[string]*Meeting{"Ann": held("2023"), "Cem": held("2024-02"), "Dot": held("2023-05-01")}
	p.said = map[string][]*Assessment{
		"Ann": {stands("rent", "NEUTRAL", 3)}, "Bo": {stands("rent", "PASSIVE_OPPONENT", 5)}, "Cem": {stands("rent", "NEUTRAL", 5)},
	}
	got := p.suggest()
	want := []string{"Bo COULD_BE_MOVED", "Ann COULD_BE_MOVED", "Eve NEW_AND_NEVER_MET", "Dot NOT_MET_LATELY"}
	if !slices.Equal(inShort(got), want) {
		t.Errorf("%q, not %q", inShort(got), want)
	}
	for i, want := range []string{
		"Lena knows Bo, who is a passive opponent on “Rent” and has an influence of 5 out of 5 there.",
		"Lena knows Ann, who is neutral on “Rent” and has an influence of 3 out of 5 there.",
		"Eve came on to the map on 2024-03-01, and nobody has met them yet.",
		"Lena knows Dot, whom nobody has met since 2023-05-01.",
	} {
		if got[i].Sentence != want {
			t.Errorf("%q, not %q", got[i].Sentence, want)
		}
	}
	if got[0].LastMet() != nil || *got[1].LastMet() != "2023" {
		t.Errorf("last met %v and %v", got[0].LastMet(), got[1].LastMet())
	}
}

func TestOnlyTheLatestWordOnAChosenIssueMovesSomebody(t *testing.T) {
	for name, c := range map[string]struct {
		said []*Assessment // the latest first
		want string        // the issue
	}{
		"the latest is active":               {[]*Assessment{stands("rent", "ACTIVE_ALLY", 5), stands("rent", "NEUTRAL", 5)}, ""},
		"the latest is neutral":              {[]*Assessment{stands("rent", "NEUTRAL", 4), stands("rent", "ACTIVE_OPPONENT", 5)}, "Rent"},
		"an issue that nobody chose":         {[]*Assessment{stands("hub", "NEUTRAL", 5)}, ""},
		"unknown":                            {[]*Assessment{stands("rent", SupportUnknown, 5)}, ""},
		"too little influence":               {[]*Assessment{stands("rent", "NEUTRAL", 2)}, ""},
		"nobody asked about influence":       {[]*Assessment{stands("rent", "NEUTRAL", -1)}, ""},
		"most influence":                     {[]*Assessment{stands("buses", "NEUTRAL", 3), stands("rent", "PASSIVE_ALLY", 4)}, "Rent"},
		"of equals the first by title":       {[]*Assessment{stands("rent", "NEUTRAL", 3), stands("buses", "PASSIVE_ALLY", 3)}, "Buses"},
		"nothing was ever said":              {nil, ""},
		"one of two issues is out of reach":  {[]*Assessment{stands("buses", "ACTIVE_ALLY", 5), stands("rent", "NEUTRAL", 3)}, "Rent"},
		"an earlier word on another is none": {[]*Assessment{stands("buses", "ACTIVE_ALLY", 5), stands("buses", "NEUTRAL", 5)}, ""},
	} {
		p := asked([]*Actor{some("Ann", leapDay)}, nil)
		p.said["Ann"], p.last["Ann"] = c.said, held("2024-01-31") // thirty days before
		title := ""
		if found := p.movable(); len(found) == 1 {
			_, title, _ = strings.Cut(found[0].Sentence, "“")
			title, _, _ = strings.Cut(title, "”")
		}
		if title != c.want {
			t.Errorf("%s: could be moved on %q, not %q", name, title, c.want)
		}
	}
}

func TestASuggestionIsGivenForTenAtMost(t *testing.T) {
	var known []*Actor
	for i := range 15 {
		known = append(known, some(fmt.Sprintf("n%02d", i), leapDay))
	}
	got := inShort(asked(known, nil).suggest())
	if len(got) != maxSuggestions || got[0] != "n00 NOT_MET_LATELY" || got[9] != "n09 NOT_MET_LATELY" {
		t.Errorf("%q", got)
	}
}

func TestAStepIsOverdueWhenItsLastDayIsOver(t *testing.T) {
	var steps []*Meeting
	for _, due := range []PartialDate{"2023", "2024-02-28", "2024-02", "2024-02-29", "2024-03-01", "2024-03", "2024"} {
		steps = append(steps, &Meeting{Due: &due})
	}
	overdue, due := parted(steps, dayOf(leapDay))
	if len(overdue) != 4 || len(due) != 3 || *due[0].Due != "2024-03-01" {
		t.Errorf("%d overdue, %d due", len(overdue), len(due))
	}
	overdue, due = parted(nil, dayOf(leapDay))
	if overdue == nil || due == nil {
		t.Error("an empty list is none")
	}
}
