package demo

import (
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/allymap/allymap/graph"
)

// talks are whom the area's leaders met, as its leader wrote it down. Days are counted from a Monday: that of the week in
// which the map is filled, so that somebody always has something to do, and somebody is late with it. Which of the
// meetings were held, and how many days earlier, is drawn apart from all else.
func (c *community) talks(monday time.Time) []graph.AddMeeting {
	random := rand.New(rand.NewPCG(seed+1, uint64(c.place))) // no secret: the same at every run
	day := func(s string, earlier int) *graph.PartialDate {
		n, err := strconv.Atoi(s)
		if err != nil {
			return nil
		}
		return some(graph.PartialDate(monday.AddDate(0, 0, n-earlier).Format("2006-01-02")))
	}
	var out []graph.AddMeeting
	for _, r := range c.t.meetings {
		held, earlier := random.IntN(6) > 0, random.IntN(5)
		if !held && r["due"] == "" {
			continue // what is to do is never left out
		}
		m := graph.AddMeeting{
			ID: some(idOf(graph.MeetingPrefix, c.slug, r["key"])), Kind: graph.MeetingKind(r["kind"]), Leaders: c.ids(r["leaders"]), With: c.ids(r["with"]),
			On: day(r["day"], earlier), Agreed: optional(r["agreed"]), NextStep: optional(r["nextStep"]), Due: day(r["due"], 0), DoneOn: day(r["done"], 0),
			Note: some(source), Visibility: graph.Visibility(r["visibility"]),
		}
		if r["by"] != "" {
			m.NextStepBy = some(c.actor(r["by"]))
		}
		out = append(out, m)
	}
	return out
}

func (c *community) ids(cell string) []string {
	var out []string
	for _, key := range parts(cell) {
		out = append(out, c.actor(key))
	}
	return out
}

// mondayOf is the Monday of the week of an instant, UTC.
func mondayOf(t time.Time) time.Time {
	day := t.UTC()
	return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
}
