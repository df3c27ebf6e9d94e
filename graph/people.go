package graph

import (
	"context"
	"slices"
)

// Belonging are the types of links by which a person belongs to an organisation: those that make them its people.
var Belonging = []LinkType{MemberOf, Leads, BoardOf, WorksFor, VolunteersFor, HoldsOfficeIn}

// maxPeople is how many people of one organisation a question looks at: the first so many by name.
const maxPeople = 1_000

// peopleOf is, for each of the organisations, how people belong to it by now: links that are not over, each with the
// person attached as From, by the person's name and then by id; several for whoever belongs in several ways. more says
// that one of them has more than a question looks at. One statement.
func (m *Map) peopleOf(ctx context.Context, scope Scope, bodies []string, on calendar) (people map[string][]*Link, more bool, err error) {
	people, err = m.store.Links(ctx, scope, LinkFilter{Of: sorted(bodies), Types: Belonging, Direction: In}, Range{Limit: maxPeople + 1})
	for id, links := range people {
		more = more || len(links) > maxPeople
		people[id] = slices.DeleteFunc(links[:min(len(links), maxPeople)], func(l *Link) bool { return !l.From.Kind.Person() || on.former(l) })
	}
	return people, more, err
}

// find is the actor of the id, nil where it is not among these.
func find(actors []*Actor, id string) *Actor {
	if i := slices.IndexFunc(actors, func(a *Actor) bool { return a.ID == id }); i >= 0 {
		return actors[i]
	}
	return nil
}

// organisation refuses an id of which these hold no actor, and one of a person.
func organisation(actors []*Actor, field, id string) error {
	a := find(actors, id)
	switch {
	case a == nil:
		return absent("actor", field, id)
	case a.Kind.Person():
		return invalid("organisation.kind", field, "%s is a person. Name an organisation here.", id)
	}
	return nil
}
