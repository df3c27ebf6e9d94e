package graph

import (
	"cmp"
	"context"
	"slices"
)

// Bounds of the questions about one issue.
const (
	maxStanding  = 20_000 // assessments of an issue that one answer is worked out on
	maxStandings = 500    // actors or moves in one list of an answer
)

// Spectrum is where everybody stands on an issue, at a date (nil: now). NOT_FOUND where the scope does not see the issue,
// TOO_LARGE where it sees more assessments on it than one answer can be worked out on: so do the questions below.
func (m *Map) Spectrum(ctx context.Context, scope Scope, issueID string, on *PartialDate) (*Spectrum, error) {
	s, stand, unassessed, err := m.everybody(ctx, scope, issueID, on)
	if err != nil {
		return nil, err
	}
	return spectrum(s.issue, stand, unassessed), nil
}

// PowerGrid is everybody's support and influence on an issue, at a date (nil: now), at most first in each of its lists.
func (m *Map) PowerGrid(ctx context.Context, scope Scope, issueID string, on *PartialDate, first int) (*PowerGrid, error) {
	if err := firstOf(first, maxStandings); err != nil {
		return nil, err
	}
	s, stand, unassessed, err := m.everybody(ctx, scope, issueID, on)
	if err != nil {
		return nil, err
	}
	return powerGrid(s.issue, stand, unassessed, first), nil
}

// Moves are who moved on an issue from a date until another (nil: now), both included.
func (m *Map) Moves(ctx context.Context, scope Scope, issueID string, since PartialDate, until *PartialDate, first int) (*Movement, error) {
	var c checker
	if begin := c.date("since", &since); begin == nil && since == "" {
		c.add(invalid("date.invalid", "since", "Moves need a date to begin from: 2017, 2017-05 or 2017-05-09."))
	} else {
		c.period(begin, c.asked("until", until))
	}
	c.add(length("first", first, maxStandings))
	if err := c.err(); err != nil {
		return nil, err
	}
	s, err := m.standing(ctx, scope, issueID)
	if err != nil {
		return nil, err
	}
	return moves(s.issue, s.assessments, s.actors, since, until, first), nil
}

// standing is all that was ever said on an issue, as a scope sees it.
type standing struct {
	issue       *Issue
	assessments []*Assessment // by DateKey
	actors      []*Actor      // those assessed, by name
}

// standing reads in three statements, however many the assessments are.
func (m *Map) standing(ctx context.Context, scope Scope, issueID string) (*standing, error) {
	if err := otherNoun("issue", IssuePrefix, issueID); err != nil {
		return nil, err
	}
	found, err := m.store.Nodes(ctx, scope, []string{issueID})
	if err != nil {
		return nil, err
	}
	if len(found.Issues) != 1 {
		return nil, absent("issue", "issue", issueID)
	}
	s := &standing{issue: found.Issues[0]}
	said, err := m.store.Assessments(ctx, scope, AssessmentFilter{OfIssue: issueID}, Range{Limit: maxStanding + 1})
	if err != nil {
		return nil, err
	}
	s.assessments = said[issueID]
	if len(s.assessments) > maxStanding {
		return nil, refuse(TooLarge, "standing.tooMany", "issue", "There are more than %d assessments on this issue, and no answer is worked out on so many. Ask for the assessments of single actors, or split the issue into smaller ones.", maxStanding)
	}
	ids := make([]string, len(s.assessments))
	for i, a := range s.assessments {
		ids[i] = a.ActorID
	}
	if ids = sorted(ids); len(ids) == 0 {
		return s, nil
	}
	if found, err = m.store.Nodes(ctx, scope, ids); err != nil {
		return nil, err
	}
	s.actors = byName(found.Actors)
	return s, nil
}

// everybody is the positions on an issue at a date, and how many of its area's actors have none.
func (m *Map) everybody(ctx context.Context, scope Scope, issueID string, on *PartialDate) (s *standing, stand []*Position, unassessed int, err error) {
	var c checker
	on = c.asked("on", on)
	if err := c.err(); err != nil {
		return nil, nil, 0, err
	}
	if s, err = m.standing(ctx, scope, issueID); err != nil {
		return nil, nil, 0, err
	}
	stand = positions(s.assessments, s.actors, on)
	counts, err := m.store.Count(ctx, scope, ActorFilter{AreaID: s.issue.AreaID})
	if err != nil {
		return nil, nil, 0, err
	}
	unassessed = counts[s.issue.AreaID]
	for _, p := range stand {
		if p.Actor.AreaID == s.issue.AreaID {
			unassessed--
		}
	}
	return s, stand, max(unassessed, 0), nil // somebody may have been removed between two statements
}

// byName sorts actors by their names, each folded once.
func byName(actors []*Actor) []*Actor {
	keys := make(map[*Actor]string, len(actors))
	for _, a := range actors {
		keys[a] = a.NameKey()
	}
	slices.SortFunc(actors, func(a, b *Actor) int { return cmp.Compare(keys[a], keys[b]) })
	return actors
}
