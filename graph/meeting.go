package graph

import (
	"context"
	"slices"
	"time"
)

// MeetingKind is what a meeting is for.
type MeetingKind string

// MeetingKinds is every kind, in the order in which people are offered them: to win somebody, to keep them, to ask more of
// them.
var MeetingKinds = []MeetingKind{"RECRUITMENT", "MAINTENANCE", "ESCALATION"}

// Bounds of who is at a meeting: it is a conversation, not an assembly.
const (
	maxMeetingLeaders = 5
	maxMet            = 20
)

// Meeting is a conversation that some of our leaders had with others, what was agreed, and the next step. Who was there
// stays as it was written; a meeting is seen only with all of them.
type Meeting struct {
	ID         string       `json:"id"`
	Kind       MeetingKind  `json:"kind"`
	LeaderIDs  []string     `json:"leaders"` // sorted
	WithIDs    []string     `json:"with"`    // sorted, none of them among the leaders
	AreaID     string       `json:"area"`    // of the first leader named in whose area its author could write
	On         PartialDate  `json:"on"`
	Agreed     *string      `json:"agreed,omitempty"`
	NextStep   *string      `json:"nextStep,omitempty"`
	NextStepBy *string      `json:"nextStepBy,omitempty"` // one of the leaders; nil: any of them
	Due        *PartialDate `json:"due,omitempty"`
	DoneOn     *PartialDate `json:"doneOn,omitempty"`
	Note       *string      `json:"note,omitempty"`
	Visibility Visibility   `json:"visibility"`
	Version    int          `json:"version"`
	CreatedAt  time.Time    `json:"createdAt"`
	UpdatedAt  time.Time    `json:"updatedAt"`
	CreatedBy  *string      `json:"createdBy,omitempty"`
}

// NodeID is the meeting's id.
func (m *Meeting) NodeID() string { return m.ID }

// Audience says who sees the meeting, if they see everybody who was there as well.
func (m *Meeting) Audience() string { return AudienceOf(m.Visibility, m.AreaID, m.CreatedBy) }

// ActorIDs are all who were there, our leaders first.
func (m *Meeting) ActorIDs() []string { return slices.Concat(m.LeaderIDs, m.WithIDs) }

// DateKey is the meeting's place in the order of dates: by the last day that its date may mean, the vaguer date first, then
// by when it was written down. So the last meeting of a list is that at which somebody can last have been met.
func (m *Meeting) DateKey() string {
	return string(m.On.LastDay()) + " " + string(m.On) + sortingGap + timeKey(m.CreatedAt, m.ID)
}

// Open says whether there is a next step that is not done yet.
func (m *Meeting) Open() bool { return m.NextStep != nil && m.DoneOn == nil }

// undated stands where a next step has no date to be done by: after all that have one.
const undated = "~"

// DueKey is an open meeting's place in the order of what is to be done: by the last day on which it is due, then by id.
func (m *Meeting) DueKey() string {
	day := undated
	if m.Due != nil {
		day = string(m.Due.LastDay())
	}
	return day + sortingGap + m.ID
}

// DoerIDs are who is to do the next step while it is open: the leader named, else all the leaders.
func (m *Meeting) DoerIDs() []string {
	switch {
	case !m.Open():
		return nil
	case m.NextStepBy != nil:
		return []string{*m.NextStepBy}
	}
	return m.LeaderIDs
}

// check normalises the meeting and gathers what is wrong with it, who was there apart.
func (m *Meeting) check(c *checker) {
	oneOf(c, "kind", m.Kind, MeetingKinds)
	if on := c.date("on", &m.On); on == nil && m.On == "" {
		c.add(invalid("date.invalid", "on", "A meeting needs its date: 2017, 2017-05 or 2017-05-09."))
	}
	m.Agreed = c.optional("agreed", m.Agreed, maxText, true)
	m.NextStep = c.optional("nextStep", m.NextStep, maxText, true)
	m.Due = c.date("due", m.Due)
	m.DoneOn = c.date("doneOn", m.DoneOn)
	m.Note = c.optional("note", m.Note, maxText, true)
	c.visibility(m.Visibility)
	for _, d := range []struct {
		field string
		day   *PartialDate
	}{{"due", m.Due}, {"doneOn", m.DoneOn}} {
		if d.day != nil && d.day.before(m.On) {
			c.add(invalid("date.order", d.field, "This is dated %s, before the meeting (%s). Mend one of the dates.", *d.day, m.On))
		}
	}
	m.checkStep(c)
}

func (m *Meeting) checkStep(c *checker) {
	if m.NextStepBy != nil && !slices.Contains(m.LeaderIDs, *m.NextStepBy) {
		c.add(invalid("step.by", "nextStepBy", "%s is none of the leaders at this meeting. Name one of them, or nobody: then it is for all of them.", clip(*m.NextStepBy)))
	}
	if m.NextStep != nil {
		return
	}
	for _, f := range []struct {
		field string
		given bool
	}{{"nextStepBy", m.NextStepBy != nil}, {"due", m.Due != nil}, {"doneOn", m.DoneOn != nil}} {
		if f.given {
			c.add(invalid("step.missing", f.field, "There is no next step that this could speak of. Write it into nextStep, or leave this out."))
		}
	}
}

// AreaMeetingsQuery asks for the meetings of an area.
type AreaMeetingsQuery struct {
	Area string // slug
	Open bool   // only those with a next step to do, by when it is due
}

// AreaMeetings is a page of the meetings that belong to an area, oldest first, or the open ones by when they are due.
func (m *Map) AreaMeetings(ctx context.Context, scope Scope, q AreaMeetingsQuery, args PageArgs) (*Page[*Meeting], error) {
	area, refused := scope.areaOf(q.Area, "area")
	if refused != nil {
		return nil, refused
	}
	pages, err := m.Meetings(ctx, scope, MeetingFilter{Of: []string{area.ID}, Open: q.Open}, args)
	return pages[area.ID], err
}

// Meetings is a page of meetings for each of the actors or areas, oldest first, or the open ones by when they are due.
func (m *Map) Meetings(ctx context.Context, scope Scope, f MeetingFilter, args PageArgs) (map[string]*Page[*Meeting], error) {
	f.Of = sorted(f.Of)
	ls, refused := args.planEach(f.Of, func(id string) string { return listName("meetings", id, f.Open) })
	if refused != nil {
		return nil, refused
	}
	items, err := m.store.Meetings(ctx, scope, f, ls.Range)
	if err != nil {
		return nil, err
	}
	return pages(ls, items, func(string) func(*Meeting) string { return f.Key }, f), nil
}
