package graph

import (
	"context"
	"slices"
)

// AddLink ties two actors.
type AddLink struct {
	ID         *string // made by the client, or nil
	Type       LinkType
	From       string
	To         string
	Strength   *int
	Mutual     *bool
	Role       *string
	Since      *PartialDate
	Until      *PartialDate
	Basis      *Basis
	Source     *string
	Note       *string
	Visibility Visibility // empty: AREA
}

func (e AddLink) name() string { return "addLink" }

func (e AddLink) needs() []string {
	return []string{e.From, e.To, deref(e.ID)}
}

func (e AddLink) tie() *Link { return &Link{Type: e.Type, FromID: e.From, ToID: e.To, Since: e.Since} }

func (e AddLink) apply(_ context.Context, w *writing) (Outcome, error) {
	var c checker
	l := &Link{
		ID: w.newID(&c, LinkPrefix, e.ID), Type: e.Type, FromID: e.From, ToID: e.To, Strength: e.Strength, Mutual: e.Mutual,
		Role: e.Role, Since: e.Since, Until: e.Until, Basis: e.Basis, Source: e.Source, Note: e.Note,
		Visibility: orArea(e.Visibility), Version: 1, CreatedAt: w.now, UpdatedAt: w.now, CreatedBy: w.scope.creator(),
	}
	l.check(&c)
	c.add(w.mayHide(l.Visibility, InArea, l.CreatedBy))
	from, to := w.actor(e.From), w.actor(e.To)
	if from == nil {
		c.add(absent("actor", "from", e.From))
	}
	if to == nil {
		c.add(absent("actor", "to", e.To))
	}
	if from != nil && to != nil {
		l.fits(&c, "type", from, to)
		l.AreaID = w.linkArea(from, to)
		c.add(w.mayWrite(l.AreaID, "from"))
		c.add(w.noTwin(l))
	}
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	w.put(l)
	return Outcome{Link: w.attachedEnds(l)}, nil
}

// linkArea is the area of a link: that of the end that its author may write in, from before to.
func (w *writing) linkArea(from, to *Actor) string {
	if w.mayWrite(from.AreaID, "") != nil && w.mayWrite(to.AreaID, "") == nil {
		return to.AreaID
	}
	return from.AreaID
}

// noTwin refuses a link that is on the map already, as far as the caller sees.
func (w *writing) noTwin(l *Link) *Error {
	twin := w.twin(l)
	if twin == nil {
		return nil
	}
	return refuse(Invalid, "link.duplicate", "type", "This link is on the map already: %s. Change that one, or give this one another “since” if it is a second time.", twin.ID)
}

// ChangeLink changes some fields of a link; its type and ends stay.
type ChangeLink struct {
	ID              string
	ExpectedVersion int
	Strength        Patch[*int]
	Mutual          Patch[*bool]
	Role            Patch[*string]
	Since           Patch[*PartialDate]
	Until           Patch[*PartialDate]
	Basis           Patch[*Basis]
	Source          Patch[*string]
	Note            Patch[*string]
	Visibility      Patch[Visibility] // cleared: AREA

	// Untouched refuses the change if a person changed the link after an operator's command last did.
	Untouched bool
}

func (e ChangeLink) name() string { return "changeLink" }

func (e ChangeLink) needs() []string { return []string{e.ID} }

func (e ChangeLink) apply(ctx context.Context, w *writing) (Outcome, error) {
	old := w.link(e.ID)
	if old == nil {
		return Outcome{}, absent("link", "id", e.ID)
	}
	if err := w.mayChange(ctx, old.AreaID, old.ID, old.Version, e.ExpectedVersion, e.Untouched); err != nil {
		return Outcome{Link: w.attachedEnds(old)}, err
	}
	var c checker
	l := *old
	patch(&l.Strength, e.Strength)
	patch(&l.Mutual, e.Mutual)
	patch(&l.Role, e.Role)
	patch(&l.Since, e.Since)
	patch(&l.Until, e.Until)
	patch(&l.Basis, e.Basis)
	patch(&l.Source, e.Source)
	patch(&l.Note, e.Note)
	patch(&l.Visibility, e.Visibility)
	l.Visibility = orArea(l.Visibility)
	l.check(&c)
	c.add(w.mayHide(l.Visibility, old.Visibility, l.CreatedBy))
	if !l.SameTie(old) {
		if err := w.loadTwins(ctx, []*Link{&l}); err != nil {
			return Outcome{}, err
		}
		c.add(w.noTwin(&l))
	}
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	if slices.Equal(snapshot(old), snapshot(&l)) {
		return Outcome{Link: w.attachedEnds(old)}, nil
	}
	l.Version, l.UpdatedAt = old.Version+1, w.now
	w.put(&l)
	return Outcome{Link: w.attachedEnds(&l)}, nil
}

// RemoveLink takes a link off the map.
type RemoveLink struct {
	ID              string
	ExpectedVersion int
}

func (e RemoveLink) name() string { return "removeLink" }

func (e RemoveLink) needs() []string { return []string{e.ID} }

func (e RemoveLink) apply(ctx context.Context, w *writing) (Outcome, error) {
	old := w.link(e.ID)
	if old == nil {
		return Outcome{}, absent("link", "id", e.ID)
	}
	if err := w.mayChange(ctx, old.AreaID, old.ID, old.Version, e.ExpectedVersion, false); err != nil {
		return Outcome{Link: w.attachedEnds(old)}, err
	}
	w.remove(old.ID)
	return Outcome{RemovedID: old.ID}, nil
}
