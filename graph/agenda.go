package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Bounds of an agenda.
const (
	agendaDays     = 7   // how far it looks ahead
	maxSteps       = 100 // next steps in it that have a day, and as many that have none
	maxSuggestions = 10
	maxKnown       = 200 // of those whom a leader knows, the warmest, are thought about
	maxNewcomers   = 200
	maxChosen      = 100 // issues
	maxLooked      = 50  // assessments of each whom the leader knows, the latest

	notLately  = 90 // days without a meeting
	newcomer   = 30 // days since an ally was added
	metJustNow = 30 // days in which whoever was met is left in peace
	leastSway  = 3  // influence that is worth a meeting
)

// SuggestionReason is why somebody is worth a meeting.
type SuggestionReason string

// The reasons, the most pressing first.
const (
	CouldBeMoved   SuggestionReason = "COULD_BE_MOVED"
	NewAndNeverMet SuggestionReason = "NEW_AND_NEVER_MET"
	NotMetLately   SuggestionReason = "NOT_MET_LATELY"
)

// Agenda is what a leader has to do, and whom to meet this week. The steps are by when they are due, the longest overdue
// first, and those without a day by the meeting, the latest first; Truncated says that there are more of them. Seen counts
// the allies who were thought about, and the links by which the leader knows them.
type Agenda struct {
	Leader      *Leader
	Overdue     []*Meeting
	Due         []*Meeting
	Undated     []*Meeting
	Truncated   bool
	Suggestions []*Suggestion
	Seen        Seen
}

// Suggestion is somebody to meet, for one reason: the most pressing.
type Suggestion struct {
	Ally     *Ally
	Reason   SuggestionReason
	Sentence string
	Last     *Meeting // nil: never met
}

// LastMet is the date of the last meeting; nil: never met.
func (s *Suggestion) LastMet() *PartialDate { return s.Last.day() }

// Agenda is that of a leader in one of the asker's own areas; nil: of whom the asker is on the map. NOT_FOUND where the
// scope does not see the leader. Nine statements, whatever there is to do.
func (m *Map) Agenda(ctx context.Context, scope Scope, of *string) (*Agenda, error) {
	leader, err := m.agendaLeader(ctx, scope, of)
	if err != nil {
		return nil, err
	}
	now := m.now()
	out := &Agenda{Leader: &Leader{leader}}
	if err := m.dueSteps(ctx, scope, out, now); err != nil {
		return nil, err
	}
	s, err := m.lookRound(ctx, scope, leader, now)
	if err != nil {
		return nil, err
	}
	out.Suggestions, out.Seen = s.suggest(), s.looked()
	return out, nil
}

func (m *Map) agendaLeader(ctx context.Context, scope Scope, of *string) (*Actor, error) {
	nobody := invalid("agenda.nobody", "for", "Your account is not tied to a leader on the map as you see it. Name a leader of your area in “for”.")
	id := deref(of)
	if account := scope.Account(); of == nil && account != nil {
		id = deref(account.LeaderID)
	}
	if of == nil && id == "" {
		return nil, nobody
	}
	if err := otherNoun("for", ActorPrefix, id); err != nil {
		return nil, err
	}
	rs, err := m.store.Nodes(ctx, scope, []string{id})
	switch {
	case err != nil:
		return nil, err
	case len(rs.Actors) != 1 && of == nil:
		return nil, nobody
	case len(rs.Actors) != 1:
		return nil, absent("actor", "for", id)
	}
	leader := rs.Actors[0]
	if leader.Kind != KindLeader {
		return nil, invalid("agenda.leader", "for", "%s is no leader of ours, and only leaders have an agenda. Name a leader.", clip(leader.Name))
	}
	if !scope.MayWrite(leader.AreaID) {
		return nil, refuse(Forbidden, "area.forbidden", "for", "An agenda is for the team of its leader's area, which is not yours. Name a leader of your own area.")
	}
	return leader, nil
}

// dueSteps parts the leader's next steps into those overdue today, those due by the end of the days ahead, and those that
// nobody gave a day.
func (m *Map) dueSteps(ctx context.Context, scope Scope, a *Agenda, now time.Time) error {
	steps := func(r Range) ([]*Meeting, error) {
		r.Limit = maxSteps + 1
		found, err := m.store.Meetings(ctx, scope, MeetingFilter{Of: []string{a.Leader.ID}, Open: true}, r)
		of := found[a.Leader.ID]
		a.Truncated = a.Truncated || len(of) > maxSteps
		return append([]*Meeting{}, of[:min(len(of), maxSteps)]...), err
	}
	dated, err := steps(Range{Below: string(daysBefore(now, -agendaDays-1))})
	if err != nil {
		return err
	}
	a.Overdue, a.Due = parted(dated, dayOf(now))
	a.Undated, err = steps(Range{Above: undated})
	slices.SortStableFunc(a.Undated, func(x, y *Meeting) int { return strings.Compare(y.DateKey(), x.DateKey()) })
	return err
}

// parted are the steps whose last day is over, and the others.
func parted(steps []*Meeting, today PartialDate) (overdue, due []*Meeting) {
	at := slices.IndexFunc(steps, func(s *Meeting) bool { return s.Due.LastDay() >= today })
	if at < 0 {
		at = len(steps)
	}
	return append([]*Meeting{}, steps[:at]...), append([]*Meeting{}, steps[at:]...)
}

// prospects are those whom a leader may want to meet, and what is known of them.
type prospects struct {
	leader    *Actor
	now       time.Time
	known     []*Actor // allies to whom the leader has a tie, by name
	newcomers []*Actor // allies new in the leader's area, by name
	ties      []Tie    // the leader's to anybody
	last      map[string]*Meeting
	issues    map[string]*Issue        // chosen in the leader's area
	said      map[string][]*Assessment // of those known, the latest first
}

// lookRound reads whom the leader knows, who is new, and what is known of them.
func (m *Map) lookRound(ctx context.Context, scope Scope, leader *Actor, now time.Time) (*prospects, error) {
	p := &prospects{leader: leader, now: now, issues: map[string]*Issue{}}
	ties, err := m.store.Ties(ctx, scope, TieFilter{Of: []string{leader.ID}, Not: coldTypes}, firstStep)
	if err != nil {
		return nil, err
	}
	rs, err := m.store.Nodes(ctx, scope, calendarAt(now).warmestOthers(ties, maxKnown))
	if err != nil {
		return nil, err
	}
	allies := ActorFilter{AreaID: leader.AreaID, Kinds: []ActorKind{KindAlly}, ByUpdate: true}
	since := now.AddDate(0, 0, -newcomer)
	fresh, err := m.store.Actors(ctx, scope, allies, Range{Above: timeKey(since, ""), Descending: true, Limit: maxNewcomers})
	if err != nil {
		return nil, err
	}
	p.known = keepActors(rs.Actors, func(a *Actor) bool { return a.Kind == KindAlly })
	p.ties = ties
	p.newcomers = keepActors(fresh, func(a *Actor) bool { return a.CreatedAt.After(since) })
	if p.last, err = m.lastMeetings(ctx, scope, slices.Concat(idsOf(p.known), idsOf(p.newcomers))); err != nil {
		return nil, err
	}
	return p, m.lookAtStanding(ctx, scope, p)
}

func (m *Map) lookAtStanding(ctx context.Context, scope Scope, p *prospects) error {
	chosen, err := m.store.Issues(ctx, scope, IssueFilter{AreaID: p.leader.AreaID, Statuses: []IssueStatus{"CHOSEN"}}, Range{Limit: maxChosen})
	if err != nil {
		return err
	}
	for _, i := range chosen {
		p.issues[i.ID] = i
	}
	p.said, err = m.store.Assessments(ctx, scope, AssessmentFilter{Of: sorted(idsOf(p.known))}, Range{Descending: true, Limit: maxLooked})
	return err
}

func idsOf(actors []*Actor) []string {
	out := make([]string, len(actors))
	for i, a := range actors {
		out[i] = a.ID
	}
	return out
}

// warmestOthers are the other ends of the warmest ties, each once.
func (c calendar) warmestOthers(ties []Tie, most int) []string {
	slices.SortFunc(ties, func(a, b Tie) int { return cmp.Or(c.compare(a, b), cmp.Compare(a.LinkID, b.LinkID)) })
	out := []string{}
	for _, t := range ties {
		if len(out) < most && !slices.Contains(out, t.Other) {
			out = append(out, t.Other)
		}
	}
	return out
}

// keepActors are those of the actors that keep lets pass, by name.
func keepActors(actors []*Actor, keep func(*Actor) bool) []*Actor {
	var out []*Actor
	for _, a := range actors {
		if keep(a) {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b *Actor) int { return cmp.Compare(a.NameKey(), b.NameKey()) })
	return out
}

// suggest chooses whom to meet: the most pressing reasons first, nobody twice.
func (p *prospects) suggest() []*Suggestion {
	out := []*Suggestion{}
	taken := map[string]bool{}
	for _, some := range [][]*Suggestion{p.movable(), p.unmetNewcomers(), p.unmetFriends()} {
		for _, s := range some {
			if len(out) < maxSuggestions && !taken[s.Ally.ID] {
				taken[s.Ally.ID] = true
				s.Last = p.last[s.Ally.ID]
				out = append(out, s)
			}
		}
	}
	return out
}

// looked is who was thought about, each once, and by how many links the leader knows these.
func (p *prospects) looked() Seen {
	s := Seen{Actors: len(sorted(slices.Concat(idsOf(p.known), idsOf(p.newcomers))))}
	known := map[string]bool{}
	for _, a := range p.known {
		known[a.ID] = true
	}
	for _, t := range p.ties {
		if known[t.Other] {
			s.Links++
		}
	}
	return s
}

// stances are the places on the scale from which somebody can be moved, as a sentence says them.
var stances = map[Support]string{"PASSIVE_ALLY": "a passive ally", "NEUTRAL": "neutral", "PASSIVE_OPPONENT": "a passive opponent"}

// movable are those known who could be moved on a chosen issue and matter there, the most influential first.
func (p *prospects) movable() []*Suggestion {
	type one struct {
		s    *Suggestion
		sway int
	}
	var found []one
	for _, a := range p.known {
		if p.last[a.ID].after(daysBefore(p.now, metJustNow)) {
			continue
		}
		said, issue := p.swaying(a)
		if said == nil {
			continue
		}
		sentence := fmt.Sprintf("%s knows %s, who is %s on “%s” and has an influence of %d out of %d there.", p.leader.Name, a.Name, stances[said.Support], issue.Title, *said.Influence, maxStrength)
		found = append(found, one{&Suggestion{Ally: &Ally{a}, Reason: CouldBeMoved, Sentence: sentence}, *said.Influence})
	}
	slices.SortStableFunc(found, func(a, b one) int { return cmp.Compare(b.sway, a.sway) })
	var out []*Suggestion
	for _, f := range found {
		out = append(out, f.s)
	}
	return out
}

// swaying is where an actor can be moved with most effect: the latest assessment on the chosen issue on which its influence
// is greatest, of equals the first by title; nil where there is none.
func (p *prospects) swaying(a *Actor) (*Assessment, *Issue) {
	latest := map[string]*Assessment{}
	for _, said := range p.said[a.ID] {
		if p.issues[said.IssueID] != nil && latest[said.IssueID] == nil {
			latest[said.IssueID] = said
		}
	}
	var best *Assessment
	for id, said := range latest {
		if stances[said.Support] == "" || said.Influence == nil || *said.Influence < leastSway {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(*best.Influence, *said.Influence), strings.Compare(p.issues[id].TitleKey(), p.issues[best.IssueID].TitleKey())) < 0 {
			best = said
		}
	}
	if best == nil {
		return nil, nil
	}
	return best, p.issues[best.IssueID]
}

func (p *prospects) unmetNewcomers() []*Suggestion {
	var out []*Suggestion
	for _, a := range p.newcomers {
		if p.last[a.ID] == nil {
			sentence := fmt.Sprintf("%s came on to the map on %s, and nobody has met them yet.", a.Name, dayOf(a.CreatedAt))
			out = append(out, &Suggestion{Ally: &Ally{a}, Reason: NewAndNeverMet, Sentence: sentence})
		}
	}
	return out
}

func (p *prospects) unmetFriends() []*Suggestion {
	var out []*Suggestion
	known := map[string]*Actor{}
	for _, a := range p.known {
		known[a.ID] = a
	}
	for _, id := range unmet(idsOf(p.known), p.last, daysBefore(p.now, notLately)) {
		when := "yet"
		if day := p.last[id].day(); day != nil {
			when = "since " + string(*day)
		}
		sentence := fmt.Sprintf("%s knows %s, whom nobody has met %s.", p.leader.Name, known[id].Name, when)
		out = append(out, &Suggestion{Ally: &Ally{known[id]}, Reason: NotMetLately, Sentence: sentence})
	}
	return out
}
