package graph

import (
	"strconv"
	"time"
)

// The warmth of one link, in parts of warmthWhole: 20ths for its strength (by index; 0: nobody asked, between 2 and 3),
// 20ths for how we know, 10ths for a symmetric link that one end denies, 10ths for how fresh the knowledge is. Whole
// numbers, so that two paths are equally warm or not, whatever the order in which they are reckoned; four links of one
// path just fit into 64 bits.
var strengthWarmth = [maxStrength + 1]int64{10, 4, 8, 12, 16, 19}

const warmthWhole = 20 * 20 * 10 * 10

// The ages, in years, at which what nobody has written again counts for less.
const (
	staleYears = 2
	coldYears  = 5
)

// calendar is the day on which a question is asked, UTC: the same for every tie of its answer, on whichever store.
type calendar struct {
	today PartialDate
	stale int // the first day, in days since 1970, on which what was written is not stale yet
	cold  int
}

func calendarAt(now time.Time) calendar {
	now = now.UTC()
	return calendar{
		today: PartialDate(now.Format(time.DateOnly)),
		stale: DayOf(now.AddDate(-staleYears, 0, 0)), cold: DayOf(now.AddDate(-coldYears, 0, 0)),
	}
}

// DayOf is the day of an instant, UTC, in days since 1970: what Tie.Written counts in.
func DayOf(t time.Time) int { return int(t.Unix() / (24 * 60 * 60)) }

// over says whether what held until then is certainly over: what ended this year, and no more is known, may go on.
func (c calendar) over(until PartialDate) bool { return until != "" && until.before(c.today) }

func (c calendar) warmth(t Tie) int64 {
	w := strengthWarmth[t.Strength]
	switch t.Basis {
	case Assumption:
		w *= 17
	case Hearsay:
		w *= 14
	default: // a fact, and where nobody said
		w *= 20
	}
	if t.OneSided {
		w *= 9
	} else {
		w *= 10
	}
	switch {
	case c.over(t.Until), t.Written < c.cold:
		return w * 7
	case t.Written < c.stale:
		return w * 9
	}
	return w * 10
}

// former says whether a link is certainly over.
func (c calendar) former(l *Link) bool { return l.Until != nil && c.over(*l.Until) }

// age is what a sentence says of how fresh the knowledge of a link is; nothing where it takes nothing from its warmth.
func (c calendar) age(l *Link) string {
	switch {
	case c.former(l):
		return "until " + string(*l.Until)
	case DayOf(l.UpdatedAt) < c.stale:
		return "not confirmed since " + strconv.Itoa(l.UpdatedAt.UTC().Year())
	}
	return ""
}
