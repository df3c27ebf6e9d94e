package graph

import (
	"context"
	"sort"
	"time"
)

// Period is what growth is counted in.
type Period string

// Periods of growth.
const (
	Week  Period = "WEEK" // from Monday
	Month Period = "MONTH"
)

// Bounds of Growth.
const (
	maxPeriods      = 120
	maxGrowthIssues = 100
	maxGrowthSaid   = 20_000 // assessments in all
)

// Growth is how much of what stands on the map of an area was added when. Periods come oldest first, without a gap, and
// the last one is under way; Truncated says that some assessments were not counted.
type Growth struct {
	Periods   []*GrowthPeriod
	Earlier   *GrowthCount
	Truncated bool
	Seen      *Seen
}

// GrowthPeriod is a week or a month by its first day.
type GrowthPeriod struct {
	From  PartialDate
	Added *GrowthCount
}

// GrowthCount is how many records were added.
type GrowthCount struct {
	Actors      int // of the area itself
	Links       int // with an end in it
	Assessments int // on its issues
}

// Growth counts in the last so many weeks or months, this one among them. Actors and links are those of the view;
// assessments take one statement an issue.
func (m *Map) Growth(ctx context.Context, scope Scope, slug string, by Period, last int) (*Growth, error) {
	if err := length("last", last, maxPeriods); err != nil {
		return nil, err
	}
	v, err := m.View(ctx, scope, slug)
	if err != nil {
		return nil, err
	}
	g := growing(by, last, m.now())
	for i := range v.actors {
		if v.actors[i].AreaID == v.Area.ID {
			g.at(v.actors[i].Created).Actors++
		}
	}
	for _, l := range v.links {
		g.at(l.created).Links++
	}
	g.Seen = v.seen()
	return g.Growth, m.addAssessments(ctx, scope, v.Area.ID, g)
}

// growth is a Growth with the first days of its periods, in days since 1970.
type growth struct {
	*Growth
	begins []int32
}

// growing has every count at nought.
func growing(by Period, last int, now time.Time) growth {
	g := growth{Growth: &Growth{Earlier: &GrowthCount{}}}
	now = now.UTC()
	first := now.AddDate(0, 0, -(int(now.Weekday())+6)%7) // this week's Monday
	if by == Month {
		first = now.AddDate(0, 0, 1-now.Day())
	}
	for i := last - 1; i >= 0; i-- {
		from := first.AddDate(0, 0, -7*i)
		if by == Month {
			from = first.AddDate(0, -i, 0)
		}
		g.Periods = append(g.Periods, &GrowthPeriod{dayOf(from), &GrowthCount{}})
		g.begins = append(g.begins, int32(DayOf(from)))
	}
	return g
}

// at is the count in which the day falls. What is of tomorrow by another server's clock falls in the last.
func (g growth) at(day int32) *GrowthCount {
	i := sort.Search(len(g.begins), func(i int) bool { return g.begins[i] > day })
	if i == 0 {
		return g.Earlier
	}
	return g.Periods[i-1].Added
}

// addAssessments counts those on the area's issues, in the order of their titles, as far as the bounds go.
func (m *Map) addAssessments(ctx context.Context, scope Scope, areaID string, g growth) error {
	if len(scope.audiences) == 0 {
		return nil
	}
	issues, err := m.store.Issues(ctx, scope, IssueFilter{AreaID: areaID}, Range{Limit: maxGrowthIssues + 1})
	if err != nil {
		return err
	}
	g.Truncated = len(issues) > maxGrowthIssues
	left := maxGrowthSaid
	for _, issue := range issues[:min(len(issues), maxGrowthIssues)] {
		said, err := m.store.Assessments(ctx, scope, AssessmentFilter{OfIssue: issue.ID}, Range{Limit: left + 1})
		if err != nil {
			return err
		}
		all := said[issue.ID]
		if len(all) > left { // a part would be whichever the database gives
			g.Truncated = true
			return nil
		}
		left -= len(all)
		for _, a := range all {
			g.at(int32(DayOf(a.CreatedAt))).Assessments++
		}
	}
	return nil
}
