package graph

import (
	"cmp"
	"slices"
)

// MoveKind is which way somebody moved.
type MoveKind string

// TOWARDS and AWAY are moves of so many bands. Into or out of UNKNOWN nobody moved: we LEARNED where they stand, or came to
// DOUBT what we took for known.
const (
	Towards MoveKind = "TOWARDS"
	Away    MoveKind = "AWAY"
	Learned MoveKind = "LEARNED"
	Doubted MoveKind = "DOUBTED"
)

// Move is an assessment that says something else than the one before it: than the same assessor's own, if that differs,
// else than the latest by anybody.
type Move struct {
	Actor      *Actor
	Earlier    *Assessment
	Assessment *Assessment
}

// From is where the actor stood before.
func (m *Move) From() Support { return m.Earlier.Support }

// To is where the actor stood then.
func (m *Move) To() Support { return m.Assessment.Support }

// SameAssessor says whether one assessor saw both ends; if not, it may be that two see it differently and nobody moved.
func (m *Move) SameAssessor() bool { return assessorOf(m.Earlier) == assessorOf(m.Assessment) }

// Bands is over how many bands the actor moved, whichever way; nil where an end of the move is UNKNOWN.
func (m *Move) Bands() *int {
	from, known := m.From().band()
	to, also := m.To().band()
	if !known || !also {
		return nil
	}
	n := max(to-from, from-to)
	return &n
}

// Kind is which way.
func (m *Move) Kind() MoveKind {
	from, known := m.From().band()
	to, also := m.To().band()
	switch {
	case !known:
		return Learned
	case !also:
		return Doubted
	case to > from:
		return Towards
	}
	return Away
}

// Movement is who moved on an issue within a time: by the date of the assessment that shows it, then by the actor's name. The
// list is cut at what was asked for, the counts are not.
type Movement struct {
	Issue   *Issue
	Moves   []*Move
	Towards int
	Away    int
	Learned int
	Doubted int
	Seen    Seen
}

// moves reads the assessments, which come by DateKey, as a story: what each assessor said last of each actor, and what
// anybody did. Actors come by name.
func moves(issue *Issue, assessments []*Assessment, actors []*Actor, since PartialDate, until *PartialDate, first int) *Movement {
	type told struct {
		place int
		last  *Assessment
		by    map[string]*Assessment
	}
	of := make(map[string]*told, len(actors))
	for i, a := range actors {
		of[a.ID] = &told{place: i, by: map[string]*Assessment{}}
	}
	out := &Movement{Issue: issue, Moves: []*Move{}}
	for _, a := range assessments {
		actor := of[a.ActorID]
		if actor == nil || !a.On.begins(until) {
			continue
		}
		if actor.last == nil {
			out.Seen.Actors++
		}
		earlier := actor.by[assessorOf(a)]
		if earlier == nil || earlier.Support == a.Support {
			earlier = actor.last
		}
		actor.last, actor.by[assessorOf(a)] = a, a
		if earlier != nil && earlier.Support != a.Support && a.On.firstDay() >= since.firstDay() {
			out.add(&Move{Actor: actors[actor.place], Earlier: earlier, Assessment: a})
		}
	}
	slices.SortStableFunc(out.Moves, func(a, b *Move) int {
		return cmp.Or(cmp.Compare(a.Assessment.On, b.Assessment.On), cmp.Compare(of[a.Actor.ID].place, of[b.Actor.ID].place))
	})
	out.Moves = out.Moves[:min(first, len(out.Moves))]
	return out
}

func (ms *Movement) add(m *Move) {
	ms.Moves = append(ms.Moves, m)
	switch m.Kind() {
	case Towards:
		ms.Towards++
	case Away:
		ms.Away++
	case Learned:
		ms.Learned++
	case Doubted:
		ms.Doubted++
	}
}
