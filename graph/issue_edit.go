package graph

import (
	"context"
	"slices"
)

// AddIssue adds an issue to an area.
type AddIssue struct {
	ID          *string // made by the client, or nil
	Area        string  // slug
	Title       string
	Description *string
	Status      IssueStatus // empty: RAISED
	Visibility  Visibility  // empty: AREA
}

func (e AddIssue) name() string { return "addIssue" }
func (e AddIssue) area() string { return e.Area }

func (e AddIssue) needs() []string { return []string{deref(e.ID)} }

func (e AddIssue) apply(_ context.Context, w *writing) (Outcome, error) {
	var c checker
	i := &Issue{
		ID: w.newID(&c, IssuePrefix, e.ID), Title: e.Title, Description: e.Description, Status: e.Status,
		Visibility: orArea(e.Visibility), Version: 1, CreatedAt: w.now, UpdatedAt: w.now, CreatedBy: w.scope.creator(),
	}
	if i.Status == "" {
		i.Status = StatusRaised
	}
	i.check(&c)
	c.add(w.mayHide(i.Visibility, InArea, i.CreatedBy))
	area, refused := w.area(e.Area, "area")
	if c.add(refused); refused == nil {
		i.AreaID = area.ID
		c.add(w.mayWrite(area.ID, "area"))
	}
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	w.put(i)
	return Outcome{Issue: i}, nil
}

// ChangeIssue changes some fields of an issue.
type ChangeIssue struct {
	ID              string
	ExpectedVersion int
	Title           Patch[string]
	Description     Patch[*string]
	Status          Patch[IssueStatus] // cleared: RAISED
	Visibility      Patch[Visibility]  // cleared: AREA

	// Untouched refuses the change if a person changed the issue after an operator's command last did.
	Untouched bool
}

func (e ChangeIssue) name() string { return "changeIssue" }

func (e ChangeIssue) needs() []string { return []string{e.ID} }

func (e ChangeIssue) apply(ctx context.Context, w *writing) (Outcome, error) {
	old := w.issue(e.ID)
	if old == nil {
		return Outcome{}, absent("issue", "id", e.ID)
	}
	if err := w.mayChange(ctx, old.AreaID, old.ID, old.Version, e.ExpectedVersion, e.Untouched); err != nil {
		return Outcome{Issue: old}, err
	}
	var c checker
	i := *old
	patch(&i.Title, e.Title)
	patch(&i.Description, e.Description)
	patch(&i.Status, e.Status)
	patch(&i.Visibility, e.Visibility)
	i.Visibility = orArea(i.Visibility)
	if i.Status == "" {
		i.Status = StatusRaised
	}
	i.check(&c)
	c.add(w.mayHide(i.Visibility, old.Visibility, i.CreatedBy))
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	if slices.Equal(snapshot(old), snapshot(&i)) {
		return Outcome{Issue: old}, nil
	}
	i.Version, i.UpdatedAt = old.Version+1, w.now
	w.put(&i)
	return Outcome{Issue: &i}, nil
}

// RemoveIssue takes an issue off the map, with every assessment on it.
type RemoveIssue struct {
	ID              string
	ExpectedVersion int
}

func (e RemoveIssue) name() string { return "removeIssue" }

func (e RemoveIssue) needs() []string { return []string{e.ID} }

func (e RemoveIssue) apply(ctx context.Context, w *writing) (Outcome, error) {
	old := w.issue(e.ID)
	if old == nil {
		return Outcome{}, absent("issue", "id", e.ID)
	}
	if err := w.mayChange(ctx, old.AreaID, old.ID, old.Version, e.ExpectedVersion, false); err != nil {
		return Outcome{Issue: old}, err
	}
	if err := w.removeIssue(ctx, old.ID); err != nil {
		return Outcome{}, err
	}
	return Outcome{RemovedID: old.ID}, nil
}

func (w *writing) removeIssue(ctx context.Context, id string) error {
	hanging, err := w.attached(ctx, id)
	if err != nil {
		return err
	}
	w.remove(id)
	for _, a := range hanging.Assessments {
		w.remove(a.ID)
	}
	return nil
}

// Assess records where an actor stands on an issue. Assessments are only ever added.
type Assess struct {
	ID         *string // for imports; the API makes it
	Actor      string
	Issue      string
	On         *PartialDate // nil: today, UTC
	Support    Support
	Influence  *int
	Roles      []CampaignRole
	Note       *string
	Visibility Visibility // empty: AREA
}

func (e Assess) name() string { return "assess" }

func (e Assess) needs() []string {
	return []string{e.Actor, e.Issue, deref(e.ID)}
}

func (e Assess) apply(_ context.Context, w *writing) (Outcome, error) {
	var c checker
	a := &Assessment{
		ID: w.newID(&c, AssessmentPrefix, e.ID), ActorID: e.Actor, IssueID: e.Issue, On: dayOf(w.now),
		Support: e.Support, Influence: e.Influence, Roles: slices.Clone(e.Roles), Note: e.Note,
		Visibility: orArea(e.Visibility), Version: 1, CreatedAt: w.now, CreatedBy: w.scope.creator(),
	}
	if e.On != nil {
		a.On = *e.On
	}
	a.check(&c)
	c.come("on", e.On, w.now)
	c.add(w.mayHide(a.Visibility, InArea, a.CreatedBy))
	actor, issue := w.actor(e.Actor), w.issue(e.Issue)
	if actor == nil {
		c.add(absent("actor", "actor", e.Actor))
	} else {
		a.fits(&c, actor)
	}
	if issue == nil {
		c.add(absent("issue", "issue", e.Issue))
	} else {
		a.AreaID = issue.AreaID
		c.add(w.mayWrite(issue.AreaID, "issue"))
	}
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	w.put(a)
	return Outcome{Assessment: a}, nil
}
