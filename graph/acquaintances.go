package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

const maxAcquaintances = 100

// Acquaintances are who of our leaders knows whom at an organisation, warmest first, then by the leader's and by the
// contact's name. Seen counts the people there, and the links by which they belong or our leaders know them.
type Acquaintances struct {
	Known     []*Acquaintance
	Truncated bool // the organisation has more people, or these more ties, than are looked at
	Seen      Seen
}

// Acquaintance is one leader who knows somebody at an organisation, or belongs there.
type Acquaintance struct {
	Leader  *Leader
	Contact Kinded // nil: the leader belongs there
	There   *Link  // the warmest link by which the contact, or the leader, belongs to the organisation
	Link    *Link  // the warmest tie between leader and contact; There where there is no contact
	Warmth  float64
}

// Role is what the contact, or the leader, is there.
func (a *Acquaintance) Role() *string { return a.There.Role }

// Strength is that of the tie; nil: nobody asked.
func (a *Acquaintance) Strength() *int { return a.Link.Strength }

// Since is since when they know each other, as far as known.
func (a *Acquaintance) Since() *PartialDate { return a.Link.Since }

// knowing are the types of links by which one person knows another.
var knowing = func() []LinkType {
	var out []LinkType
	for _, d := range LinkTypes {
		if d.Type != Opposes && d.Type.Fits(KindLeader, KindAlly) {
			out = append(out, d.Type)
		}
	}
	return out
}()

// Acquaintances says which of the leaders in the caller's own areas knows somebody at an organisation, how well, or
// belongs there. A leader who belongs is no other leader's contact. Five statements, however many people there are.
// NOT_FOUND where the scope does not see the organisation.
func (m *Map) Acquaintances(ctx context.Context, scope Scope, body string, first int) (*Acquaintances, error) {
	var c checker
	c.add(otherNoun("organisation", ActorPrefix, body))
	c.add(length("first", first, maxAcquaintances))
	if err := c.err(); err != nil {
		return nil, err
	}
	found, err := m.store.Nodes(ctx, scope, []string{body})
	if err != nil {
		return nil, err
	}
	if err := organisation(found.Actors, "organisation", body); err != nil {
		return nil, err
	}
	leaders, err := m.store.Leaders(ctx, scope, scope.WritableAreas())
	if err != nil {
		return nil, err
	}
	a := &acquainting{on: calendarAt(m.now()), there: map[string]*Link{}, ours: map[string]bool{}, out: &Acquaintances{Known: []*Acquaintance{}}}
	for _, id := range leaders {
		a.ours[id] = true
	}
	people, more, err := m.peopleOf(ctx, scope, []string{body}, a.on)
	if err != nil {
		return nil, err
	}
	a.out.Truncated = more
	a.belong(people[body], found.Actors[0])
	if err := a.meet(ctx, m.store, scope); err != nil {
		return nil, err
	}
	return a.out, a.tell(ctx, m.store, scope, first)
}

// acquainting is an answer in the making.
type acquainting struct {
	on    calendar
	there map[string]*Link // the warmest link of each person to the organisation
	ours  map[string]bool
	known []acquaintance
	out   *Acquaintances
}

// acquaintance is a tie that may be in the answer.
type acquaintance struct {
	leader, contact, link string
	warmth                int64
	key                   string // leader's name, contact's name, link
}

func (a acquaintance) compare(b acquaintance) int {
	return cmp.Or(cmp.Compare(b.warmth, a.warmth), strings.Compare(a.key, b.key))
}

// tie is the link as a walk would find it, as far as its warmth goes.
func (l *Link) tie() Tie {
	t := Tie{LinkID: l.ID, Type: l.Type, OneSided: l.Mutual != nil && !*l.Mutual, Written: DayOf(l.UpdatedAt)}
	if l.Strength != nil {
		t.Strength = *l.Strength
	}
	if l.Basis != nil {
		t.Basis = *l.Basis
	}
	if l.Until != nil {
		t.Until = *l.Until
	}
	return t
}

func (a *acquainting) belong(links []*Link, body *Actor) {
	a.out.Seen.Links = len(links)
	for _, l := range links {
		l.To = body
		old := a.there[l.FromID]
		if old == nil || cmp.Or(cmp.Compare(a.on.warmth(l.tie()), a.on.warmth(old.tie())), strings.Compare(old.ID, l.ID)) > 0 {
			a.there[l.FromID] = l
		}
	}
	a.out.Seen.Actors = len(a.there)
	for id, l := range a.there {
		if a.ours[id] {
			a.known = append(a.known, acquaintance{leader: id, link: l.ID, warmth: a.on.warmth(l.tie()), key: l.From.NameKey()})
		}
	}
}

// meet reads whom the people there know, and keeps the warmest tie of each pair.
func (a *acquainting) meet(ctx context.Context, store Ties, scope Scope) error {
	var ids []string
	for id := range a.there {
		if !a.ours[id] {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	ties, err := store.Ties(ctx, scope, TieFilter{Of: sorted(ids), Types: knowing}, walkBudget+1)
	if err != nil {
		return err
	}
	if len(ties) > walkBudget {
		a.out.Truncated = true
		return nil
	}
	best := map[[2]string]acquaintance{}
	for _, t := range ties {
		if !a.ours[t.Other] {
			continue
		}
		a.out.Seen.Links++
		pair := [2]string{t.Other, t.At}
		k := acquaintance{
			leader: t.Other, contact: t.At, link: t.LinkID, warmth: a.on.warmth(t),
			key: strings.Join([]string{t.OtherKey, a.there[t.At].From.NameKey(), t.LinkID}, sortingGap),
		}
		if old, ok := best[pair]; !ok || k.compare(old) < 0 {
			best[pair] = k
		}
	}
	for _, k := range best {
		a.known = append(a.known, k)
	}
	return nil
}

// tell loads the ties of the first so many, with their ends.
func (a *acquainting) tell(ctx context.Context, store Lists, scope Scope, first int) error {
	slices.SortFunc(a.known, acquaintance.compare)
	a.known = a.known[:min(len(a.known), first)]
	var ids []string
	for _, k := range a.known {
		if k.contact != "" {
			ids = append(ids, k.link)
		}
	}
	links := map[string]*Link{}
	if len(ids) > 0 {
		rs, err := store.Nodes(ctx, scope, ids)
		if err != nil {
			return err
		}
		for _, l := range rs.Links {
			links[l.ID] = l
		}
	}
	for _, k := range a.known {
		one := &Acquaintance{Warmth: float64(k.warmth) / warmthWhole}
		if k.contact == "" {
			one.There = a.there[k.leader]
			one.Leader, one.Link = &Leader{one.There.From}, one.There
		} else {
			l := links[k.link]
			if l == nil {
				continue // it went between two statements
			}
			one.There, one.Link = a.there[k.contact], l
			one.Leader, one.Contact = &Leader{l.other(k.contact)}, one.There.From.Kinded()
		}
		a.out.Known = append(a.out.Known, one)
	}
	return nil
}
