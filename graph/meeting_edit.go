package graph

import (
	"context"
	"slices"
)

// AddMeeting writes down a meeting.
type AddMeeting struct {
	ID         *string // made by the client, or nil
	Kind       MeetingKind
	Leaders    []string     // who of us was there
	With       []string     // whom they met
	On         *PartialDate // nil: today, UTC
	Agreed     *string
	NextStep   *string
	NextStepBy *string // one of Leaders; nil: any of them
	Due        *PartialDate
	DoneOn     *PartialDate
	Note       *string
	Visibility Visibility // empty: AREA
}

func (e AddMeeting) name() string { return "addMeeting" }

func (e AddMeeting) needs() []string {
	if len(e.Leaders) > maxMeetingLeaders || len(e.With) > maxMet {
		return nil // too many, and refused without a look at them
	}
	return slices.Concat([]string{deref(e.ID)}, e.Leaders, e.With)
}

func (e AddMeeting) apply(_ context.Context, w *writing) (Outcome, error) {
	var c checker
	if e.count(&c); len(c.faults) > 0 {
		return Outcome{}, c.err()
	}
	m := &Meeting{
		ID: w.newID(&c, MeetingPrefix, e.ID), Kind: e.Kind, LeaderIDs: sorted(e.Leaders), WithIDs: sorted(e.With), On: dayOf(w.now),
		Agreed: e.Agreed, NextStep: e.NextStep, NextStepBy: e.NextStepBy, Due: e.Due, DoneOn: e.DoneOn, Note: e.Note,
		Visibility: orArea(e.Visibility), Version: 1, CreatedAt: w.now, UpdatedAt: w.now, CreatedBy: w.scope.creator(),
	}
	if e.On != nil {
		m.On = *e.On
	}
	m.check(&c)
	c.come("doneOn", e.DoneOn, w.now)
	c.add(w.mayHide(m.Visibility, InArea, m.CreatedBy))
	e.attend(&c, w, m)
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	w.put(m)
	return Outcome{Meeting: m}, nil
}

func (e AddMeeting) count(c *checker) {
	if n := len(e.Leaders); n < 1 || n > maxMeetingLeaders {
		c.add(invalid("meeting.leaders", "leaders", "A meeting has 1 to %d of our leaders, not %d. Name those who were there.", maxMeetingLeaders, n))
	}
	if n := len(e.With); n < 1 || n > maxMet {
		c.add(invalid("meeting.with", "with", "A meeting is with 1 to %d others, not %d. Name those who were there.", maxMet, n))
	}
}

// attend finds everybody who was there and the area of the meeting: that of the first leader named whose area its author
// may write in.
func (e AddMeeting) attend(c *checker, w *writing, m *Meeting) {
	var leaders []*Actor
	for _, id := range e.Leaders {
		a := w.actor(id)
		if a == nil {
			c.add(absent("actor", "leaders", id))
			continue
		}
		leaders = append(leaders, a)
	}
	m.fits(c, "leaders", leaders, w.scope.Account() == nil)
	for _, id := range e.With {
		if w.actor(id) == nil {
			c.add(absent("actor", "with", id))
		}
		if slices.Contains(e.Leaders, id) {
			c.add(invalid("meeting.twice", "with", "%s is among the leaders already. Name everybody once, on either side.", clip(id)))
		}
	}
	if len(leaders) == 0 {
		return
	}
	own := slices.IndexFunc(leaders, func(a *Actor) bool { return w.mayWrite(a.AreaID, "") == nil })
	m.AreaID = leaders[max(own, 0)].AreaID
	c.add(w.mayWrite(m.AreaID, "leaders"))
}

// fits gathers what is wrong with the kinds of those who are named as leaders. then says that they may have been leaders
// when they met, and be allies by now: in a file, and where something is taken back.
func (m *Meeting) fits(c *checker, field string, leaders []*Actor, then bool) {
	for _, a := range leaders {
		if led := a.Kind == KindLeader || then && a.Kind.Person(); !led {
			c.add(invalid("meeting.leader", field, "%s is no leader of ours. Name them among those who were met, and a leader who met them.", clip(a.Name)))
		}
	}
}

// ChangeMeeting changes some fields of a meeting; who was there stays.
type ChangeMeeting struct {
	ID              string
	ExpectedVersion int
	Kind            Patch[MeetingKind]
	On              Patch[PartialDate]
	Agreed          Patch[*string]
	NextStep        Patch[*string]
	NextStepBy      Patch[*string]
	Due             Patch[*PartialDate]
	DoneOn          Patch[*PartialDate]
	Note            Patch[*string]
	Visibility      Patch[Visibility] // cleared: AREA

	// Untouched refuses the change if a person changed the meeting after an operator's command last did.
	Untouched bool
}

func (e ChangeMeeting) name() string { return "changeMeeting" }

func (e ChangeMeeting) needs() []string { return []string{e.ID} }

func (e ChangeMeeting) apply(ctx context.Context, w *writing) (Outcome, error) {
	old := w.meeting(e.ID)
	if old == nil {
		return Outcome{}, absent("meeting", "id", e.ID)
	}
	if err := w.mayChange(ctx, old.AreaID, old.ID, old.Version, e.ExpectedVersion, e.Untouched); err != nil {
		return Outcome{Meeting: old}, err
	}
	var c checker
	m := *old
	patch(&m.Kind, e.Kind)
	patch(&m.On, e.On)
	patch(&m.Agreed, e.Agreed)
	patch(&m.NextStep, e.NextStep)
	patch(&m.NextStepBy, e.NextStepBy)
	patch(&m.Due, e.Due)
	patch(&m.DoneOn, e.DoneOn)
	patch(&m.Note, e.Note)
	patch(&m.Visibility, e.Visibility)
	m.Visibility = orArea(m.Visibility)
	m.check(&c)
	if e.DoneOn.Set {
		c.come("doneOn", m.DoneOn, w.now)
	}
	c.add(w.mayHide(m.Visibility, old.Visibility, m.CreatedBy))
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	if slices.Equal(snapshot(old), snapshot(&m)) {
		return Outcome{Meeting: old}, nil
	}
	m.Version, m.UpdatedAt = old.Version+1, w.now
	w.put(&m)
	return Outcome{Meeting: &m}, nil
}

// RemoveMeeting takes a meeting off the map.
type RemoveMeeting struct {
	ID              string
	ExpectedVersion int
}

func (e RemoveMeeting) name() string { return "removeMeeting" }

func (e RemoveMeeting) needs() []string { return []string{e.ID} }

func (e RemoveMeeting) apply(ctx context.Context, w *writing) (Outcome, error) {
	old := w.meeting(e.ID)
	if old == nil {
		return Outcome{}, absent("meeting", "id", e.ID)
	}
	if err := w.mayChange(ctx, old.AreaID, old.ID, old.Version, e.ExpectedVersion, false); err != nil {
		return Outcome{Meeting: old}, err
	}
	w.remove(old.ID)
	return Outcome{RemovedID: old.ID}, nil
}
