package graph

import (
	"context"
	"slices"
)

// Patch is a field of a change: an absent one (Set false) stays as it is, a zero Value clears.
type Patch[T any] struct {
	Set   bool
	Value T
}

// To makes a patch that sets a value.
func To[T any](v T) Patch[T] { return Patch[T]{Set: true, Value: v} }

func patch[T any](field *T, p Patch[T]) {
	if p.Set {
		*field = p.Value
	}
}

// AddActor adds an actor, with its first link if Link is given.
type AddActor struct {
	ID             *string // made by the client, or nil
	Kind           ActorKind
	Area           string // slug
	Name           string
	NameLanguage   *string
	OtherNames     []OtherName
	Identifiers    []ExternalIdentifier
	Summary        *string
	Source         *string
	Languages      []string
	Tags           []string
	Visibility     Visibility // empty: AREA
	JobTitle       *string
	ContactDetails []ContactDetail
	NoIntermediary bool
	Classification Classification // empty: OTHER
	Website        *string
	Link           *FirstLink
}

// FirstLink is the tie that comes with a new actor: exactly one of To and From names the other end.
type FirstLink struct {
	Type     LinkType
	To       *string
	From     *string
	Strength *int
	Role     *string
	Basis    *Basis
	Source   *string
}

func (e AddActor) name() string { return "addActor" }
func (e AddActor) area() string { return e.Area }

func (e AddActor) needs() []string {
	var ids []string
	if e.ID != nil {
		ids = append(ids, *e.ID)
	}
	if e.Link != nil {
		ids = append(ids, deref(e.Link.To), deref(e.Link.From))
	}
	return ids
}

func (e AddActor) apply(_ context.Context, w *writing) (Outcome, error) {
	var c checker
	a := &Actor{
		ID: w.newID(&c, ActorPrefix, e.ID), Kind: e.Kind, Name: e.Name, NameLanguage: e.NameLanguage, OtherNames: e.OtherNames,
		Identifiers: e.Identifiers, Summary: e.Summary, Source: e.Source, Languages: e.Languages, Tags: e.Tags,
		Visibility: orArea(e.Visibility), JobTitle: e.JobTitle, ContactDetails: e.ContactDetails, NoIntermediary: e.NoIntermediary,
		Classification: e.Classification, Website: e.Website,
		Version: 1, CreatedAt: w.now, UpdatedAt: w.now, CreatedBy: w.scope.creator(),
	}
	a.check(&c)
	c.add(w.mayHide(a.Visibility, InArea, a.CreatedBy))
	area, refused := w.area(e.Area, "area")
	if c.add(refused); refused == nil {
		a.AreaID = area.ID
		c.add(w.mayWrite(area.ID, "area"))
	}
	link := e.firstLink(&c, w, a)
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	w.put(a)
	out := Outcome{Actor: a}
	if link != nil {
		w.put(link)
		out.Link = w.attachedEnds(link)
	}
	return out, nil
}

// firstLink makes the link that comes with a new actor, seen by whoever sees the actor.
func (e AddActor) firstLink(c *checker, w *writing, a *Actor) *Link {
	if e.Link == nil {
		return nil
	}
	c.under = []string{"link"}
	defer func() { c.under = nil }()
	if (e.Link.To == nil) == (e.Link.From == nil) {
		c.add(invalid("link.oneEnd", "to", "Name the other end of the first link in exactly one of “to” and “from”."))
		return nil
	}
	other, field := e.Link.To, "to"
	l := &Link{
		ID: NewID(LinkPrefix), Type: e.Link.Type, FromID: a.ID, ToID: deref(other), AreaID: a.AreaID,
		Strength: e.Link.Strength, Role: e.Link.Role, Basis: e.Link.Basis, Source: e.Link.Source,
		Visibility: a.Visibility, Version: 1, CreatedAt: w.now, UpdatedAt: w.now, CreatedBy: w.scope.creator(),
	}
	if other == nil {
		other, field = e.Link.From, "from"
		l.FromID, l.ToID = *other, a.ID
	}
	l.check(c)
	end := w.actor(*other)
	switch {
	case end == nil:
		c.add(absent("actor", field, *other))
	case field == "to":
		l.fits(c, "type", a, end)
		l.AreaID = w.linkArea(a, end)
	default:
		l.fits(c, "type", end, a)
		l.AreaID = w.linkArea(end, a)
	}
	return l
}

// ChangeActor changes some fields of an actor of the kind given; a nil Kind takes any.
type ChangeActor struct {
	ID              string
	Kind            *ActorKind
	ExpectedVersion int
	Name            Patch[string]
	NameLanguage    Patch[*string]
	OtherNames      Patch[[]OtherName]
	Identifiers     Patch[[]ExternalIdentifier]
	Summary         Patch[*string]
	Source          Patch[*string]
	Languages       Patch[[]string]
	Tags            Patch[[]string]
	Visibility      Patch[Visibility] // cleared: AREA
	JobTitle        Patch[*string]
	ContactDetails  Patch[[]ContactDetail]
	NoIntermediary  Patch[bool]           // cleared: no
	Classification  Patch[Classification] // cleared: OTHER
	Website         Patch[*string]

	// Untouched refuses the change if a person changed the actor after an operator's command last did.
	Untouched bool
}

func (e ChangeActor) name() string { return "changeActor" }

func (e ChangeActor) needs() []string { return []string{e.ID} }

func (e ChangeActor) apply(ctx context.Context, w *writing) (Outcome, error) {
	old := w.actor(e.ID)
	if old == nil || e.Kind != nil && old.Kind != *e.Kind {
		return Outcome{}, absent("actor", "id", e.ID)
	}
	if err := w.mayChange(ctx, old.AreaID, old.ID, old.Version, e.ExpectedVersion, e.Untouched); err != nil {
		return Outcome{Actor: old}, err
	}
	var c checker
	a := *old
	patch(&a.Name, e.Name)
	patch(&a.NameLanguage, e.NameLanguage)
	patch(&a.OtherNames, e.OtherNames)
	patch(&a.Identifiers, e.Identifiers)
	patch(&a.Summary, e.Summary)
	patch(&a.Source, e.Source)
	patch(&a.Languages, e.Languages)
	patch(&a.Tags, e.Tags)
	patch(&a.Visibility, e.Visibility)
	patch(&a.JobTitle, e.JobTitle)
	patch(&a.ContactDetails, e.ContactDetails)
	patch(&a.NoIntermediary, e.NoIntermediary)
	patch(&a.Classification, e.Classification)
	patch(&a.Website, e.Website)
	a.Visibility = orArea(a.Visibility)
	a.check(&c)
	c.add(w.mayHide(a.Visibility, old.Visibility, a.CreatedBy))
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	if slices.Equal(snapshot(old), snapshot(&a)) {
		return Outcome{Actor: old}, nil
	}
	a.Version, a.UpdatedAt = old.Version+1, w.now
	w.put(&a)
	return Outcome{Actor: &a}, nil
}

// ChangeActorKind makes an ally who joins the team a leader, or the other way.
type ChangeActorKind struct {
	ID              string
	ExpectedVersion int
	Kind            ActorKind
}

func (e ChangeActorKind) name() string { return "changeActorKind" }

func (e ChangeActorKind) needs() []string { return []string{e.ID} }

func (e ChangeActorKind) apply(ctx context.Context, w *writing) (Outcome, error) {
	old := w.actor(e.ID)
	if old == nil {
		return Outcome{}, absent("actor", "id", e.ID)
	}
	if err := w.mayChange(ctx, old.AreaID, old.ID, old.Version, e.ExpectedVersion, false); err != nil {
		return Outcome{Actor: old}, err
	}
	if !old.Kind.Person() || !e.Kind.Person() {
		return Outcome{}, invalid("kind.change", "kind", "Only an ally can become a leader and a leader an ally; this is a change from %s to %s. Add a new actor instead.", old.Kind, e.Kind)
	}
	if old.Kind == e.Kind {
		return Outcome{Actor: old}, nil
	}
	a := *old
	a.Kind, a.Version, a.UpdatedAt = e.Kind, old.Version+1, w.now
	var c checker
	if err := w.kindFits(ctx, &a, &c); err != nil {
		return Outcome{}, err
	}
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	w.put(&a)
	return Outcome{Actor: &a}, nil
}

// kindFits names the links and meetings that the caller sees and that would no longer fit if the actor were of the kind
// that it has in a. Hidden ones go unmentioned. Whoever was a leader at a meeting was one then, and may leave the team
// once nothing is left that they alone are to do.
func (w *writing) kindFits(ctx context.Context, a *Actor, c *checker) error {
	if now, ok := w.record(a.ID).(*Actor); !ok || now.Kind == a.Kind {
		return nil
	}
	hanging, err := w.attached(ctx, a.ID)
	if err != nil {
		return err
	}
	for _, l := range hanging.Links {
		if w.link(l.ID) == nil {
			continue
		}
		ends := w.attachedEnds(l)
		from, to := ends.From, ends.To
		if from.ID == a.ID {
			from = a
		} else {
			to = a
		}
		if !l.Type.Fits(from.Kind, to.Kind) {
			c.add(invalid("kind.links", "kind", "The link %s (%s, %s to %s) would no longer fit. Remove it first.", l.ID, l.Type, clip(from.Name), clip(to.Name)))
		}
	}
	for _, m := range hanging.Meetings {
		switch doers := m.DoerIDs(); {
		case w.meeting(m.ID) == nil || !slices.Contains(m.LeaderIDs, a.ID) || a.Kind == KindLeader:
		case !a.Kind.Person():
			c.add(invalid("kind.meetings", "kind", "The meeting %s (%s), which %s led, would no longer fit. Remove it first.", m.ID, m.On, clip(a.Name)))
		case len(doers) == 1 && doers[0] == a.ID:
			c.add(invalid("kind.steps", "kind", "What comes after the meeting %s (%s) is %s's to do. Mark it done, or leave it to another of the leaders who were there.", m.ID, m.On, clip(a.Name)))
		}
	}
	return nil
}

// RemoveActor takes an actor off the map, with its links, assessments and meetings; those that the caller does not see go
// unmentioned.
type RemoveActor struct {
	ID              string
	ExpectedVersion int
}

func (e RemoveActor) name() string { return "removeActor" }

func (e RemoveActor) needs() []string { return []string{e.ID} }

func (e RemoveActor) apply(ctx context.Context, w *writing) (Outcome, error) {
	old := w.actor(e.ID)
	if old == nil {
		return Outcome{}, absent("actor", "id", e.ID)
	}
	if err := w.mayChange(ctx, old.AreaID, old.ID, old.Version, e.ExpectedVersion, false); err != nil {
		return Outcome{Actor: old}, err
	}
	links, err := w.removeActor(ctx, old.ID)
	if err != nil {
		return Outcome{}, err
	}
	return Outcome{RemovedID: old.ID, RemovedLinks: links}, nil
}

// removeActor takes an actor and all that hangs on it off the map, and gives the ids of the links that the caller saw.
func (w *writing) removeActor(ctx context.Context, id string) ([]string, error) {
	hanging, err := w.attached(ctx, id)
	if err != nil {
		return nil, err
	}
	seen := []string{}
	for _, l := range hanging.Links {
		if w.link(l.ID) != nil {
			seen = append(seen, l.ID)
		}
	}
	w.remove(id)
	hanging.each(func(n Node) { w.remove(n.NodeID()) })
	return seen, nil
}

// mayChange refuses a change of a record that the caller sees but may not write, or knew in an older version. where
// untouched is true, it also refuses one that a person changed after an operator's command last did.
func (w *writing) mayChange(ctx context.Context, areaID, id string, version, expected int, untouched bool) error {
	if err := w.mayWrite(areaID, "id"); err != nil {
		return err
	}
	if version != expected {
		return refuse(Conflict, "version.stale", "expectedVersion", "Somebody changed this since you read it: it is at version %d, and you meant version %d. Look at it as it is now and decide again.", version, expected)
	}
	if !untouched {
		return nil
	}
	last := w.traces[id].LastChange
	if err := w.load(ctx, last); err != nil {
		return err
	}
	if change, ok := w.record(last).(*Change); ok && change.ByID != nil {
		return refuse(Conflict, "record.edited", "", "A person changed this record since it was last imported. Import with -overwrite to replace what they wrote.")
	}
	return nil
}

func orArea(v Visibility) Visibility {
	if v == "" {
		return InArea
	}
	return v
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
