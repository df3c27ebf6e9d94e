package graph

import (
	"fmt"
	"testing"
	"time"
)

// days are the first days of a growth's periods.
func days(g growth) string {
	var out []PartialDate
	for _, p := range g.Periods {
		out = append(out, p.From)
	}
	return fmt.Sprint(out)
}

func TestWeeksBeginOnMondaysAndMonthsOnTheirFirst(t *testing.T) {
	for _, c := range []struct {
		by   Period
		now  string
		want string
	}{
		{Week, "2024-03-03", "[2024-02-12 2024-02-19 2024-02-26]"}, // a Sunday
		{Week, "2024-03-04", "[2024-02-19 2024-02-26 2024-03-04]"}, // a Monday
		{Month, "2024-03-31", "[2024-01-01 2024-02-01 2024-03-01]"},
		{Month, "2024-01-01", "[2023-11-01 2023-12-01 2024-01-01]"},
	} {
		now, err := time.Parse(time.DateOnly, c.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := days(growing(c.by, 3, now.Add(23*time.Hour))); got != c.want {
			t.Errorf("%s at %s: %s, want %s", c.by, c.now, got, c.want)
		}
	}
}

func TestADayFallsInThePeriodThatItIsIn(t *testing.T) {
	g := growing(Month, 2, time.Date(2024, 3, 15, 0, 0, 0, 0, time.UTC))
	for _, day := range []string{"2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01", "2024-03-15", "2024-03-16"} {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		g.at(int32(DayOf(at))).Links++
	}
	if got := fmt.Sprint(g.Earlier.Links, g.Periods[0].Added.Links, g.Periods[1].Added.Links); got != "1 2 3" {
		t.Errorf("earlier, February, March: %s, want 1 2 3", got)
	}
}
