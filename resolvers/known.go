package resolvers

import (
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers/generated"
)

// knowledge is what plans are made of: a line for each field of the types that stand in long lists. A field without a
// line is answered all the same, but slowly, and slows down the list in which it is asked for.
type knowledge struct {
	m *graph.Map

	actors      fields[*graph.Actor] // of all three kinds: a valid operation asks none for what is another's
	links       fields[*graph.Link]
	positions   fields[*graph.MapPosition]
	actorEdges  fields[*generated.ActorEdge]
	linkEdges   fields[*generated.LinkEdge]
	connections fields[*generated.LinkConnection]
}

func newKnowledge(m *graph.Map) *knowledge {
	k := &knowledge{m: m}
	k.actors, k.links = k.ofActors(), k.ofLinks()
	k.positions = k.ofPositions()
	k.actorEdges, k.linkEdges, k.connections = k.ofActorEdges(), k.ofLinkEdges(), k.ofConnections()
	return k
}

func (k *knowledge) ofActors() fields[*graph.Actor] {
	type one = *graph.Actor
	return fields[one]{
		"id":             text(func(a one) string { return a.ID }),
		"kind":           text(func(a one) graph.ActorKind { return a.Kind }),
		"name":           text(func(a one) string { return a.Name }),
		"nameLanguage":   maybeText(func(a one) *string { return a.NameLanguage }),
		"otherNames":     within(func(a one) []*graph.OtherName { return pointers(a.OtherNames) }, listOf(objects(otherNames, "OtherName"))),
		"identifiers":    within(func(a one) []*graph.ExternalIdentifier { return pointers(a.Identifiers) }, listOf(objects(identifiers, "ExternalIdentifier"))),
		"summary":        maybeText(func(a one) *string { return a.Summary }),
		"source":         maybeText(func(a one) *string { return a.Source }),
		"languages":      texts(func(a one) []string { return a.Languages }),
		"tags":           texts(func(a one) []string { return a.Tags }),
		"area":           apart(func(e *encoder, a one) (*graph.Area, error) { return area(e.ctx, a.AreaID) }, objects(areas, "Area", "Node")),
		"visibility":     text(func(a one) graph.Visibility { return a.Visibility }),
		"version":        number(func(a one) int { return a.Version }),
		"createdAt":      moment(func(a one) time.Time { return a.CreatedAt }),
		"updatedAt":      moment(func(a one) time.Time { return a.UpdatedAt }),
		"createdBy":      apart(func(e *encoder, a one) (*graph.Account, error) { return authorOfActor(e.ctx, k.m, a) }, maybe(objects(accounts, "Account", "Node"))),
		"degree":         apart(func(e *encoder, a one) (int, error) { return degree(e.ctx, k.m, a) }, count),
		"links":          k.linksOf,
		"jobTitle":       maybeText(func(a one) *string { return a.JobTitle }),
		"contactDetails": apart(func(e *encoder, a one) ([]*graph.ContactDetail, error) { return contactDetails(e.ctx, a) }, maybeList(objects(contacts, "ContactDetail"))),
		"noIntermediary": truth(func(a one) bool { return a.NoIntermediary }),
		"classification": text(func(a one) graph.Classification { return a.Classification }),
		"website":        maybeText(func(a one) *string { return a.Website }),
	}
}

func (k *knowledge) ofLinks() fields[*graph.Link] {
	type one = *graph.Link
	return fields[one]{
		"id":         text(func(l one) string { return l.ID }),
		"type":       text(func(l one) graph.LinkType { return l.Type }),
		"from":       within(func(l one) *graph.Actor { return l.From }, k.actor),
		"to":         within(func(l one) *graph.Actor { return l.To }, k.actor),
		"area":       apart(func(e *encoder, l one) (*graph.Area, error) { return area(e.ctx, l.AreaID) }, objects(areas, "Area", "Node")),
		"strength":   maybeNumber(func(l one) *int { return l.Strength }),
		"mutual":     maybeTruth(func(l one) *bool { return l.Mutual }),
		"role":       maybeText(func(l one) *string { return l.Role }),
		"since":      maybeText(func(l one) *graph.PartialDate { return l.Since }),
		"until":      maybeText(func(l one) *graph.PartialDate { return l.Until }),
		"basis":      maybeText(func(l one) *graph.Basis { return l.Basis }),
		"source":     maybeText(func(l one) *string { return l.Source }),
		"note":       maybeText(func(l one) *string { return l.Note }),
		"visibility": text(func(l one) graph.Visibility { return l.Visibility }),
		"version":    number(func(l one) int { return l.Version }),
		"createdAt":  moment(func(l one) time.Time { return l.CreatedAt }),
		"updatedAt":  moment(func(l one) time.Time { return l.UpdatedAt }),
		"createdBy":  apart(func(e *encoder, l one) (*graph.Account, error) { return authorOfLink(e.ctx, k.m, l) }, maybe(objects(accounts, "Account", "Node"))),
	}
}

func (k *knowledge) ofPositions() fields[*graph.MapPosition] {
	type one = *graph.MapPosition
	return fields[one]{
		"actor": within(func(p one) *graph.Actor { return p.Actor }, k.actor),
		"x":     fraction(func(p one) float64 { return p.X }),
		"y":     fraction(func(p one) float64 { return p.Y }),
	}
}

func (k *knowledge) ofActorEdges() fields[*generated.ActorEdge] {
	type one = *generated.ActorEdge
	return fields[one]{
		"cursor": text(func(e one) string { return e.Cursor }),
		"node":   within(func(e one) graph.Kinded { return e.Node }, k.kinded),
	}
}

func (k *knowledge) ofLinkEdges() fields[*generated.LinkEdge] {
	type one = *generated.LinkEdge
	return fields[one]{
		"cursor":    text(func(e one) string { return e.Cursor }),
		"node":      within(func(e one) *graph.Link { return e.Node }, k.link),
		"other":     within(func(e one) graph.Kinded { return e.Other }, k.kinded),
		"direction": text(func(e one) graph.Direction { return e.Direction }),
		"label":     text(func(e one) string { return e.Label }),
	}
}

func (k *knowledge) ofConnections() fields[*generated.LinkConnection] {
	type one = *generated.LinkConnection
	return fields[one]{
		"edges":      within(func(c one) []*generated.LinkEdge { return c.Edges }, listOf(k.linkEdge)),
		"nodes":      within(func(c one) []*graph.Link { return c.Nodes }, listOf(k.link)),
		"pageInfo":   within(func(c one) *generated.PageInfo { return c.PageInfo }, objects(pageInfos, "PageInfo")),
		"totalCount": apart(func(e *encoder, c one) (int, error) { return totalOf(e.ctx, k.m, c.Of, c.Filter) }, count),
	}
}

var otherNames = fields[*graph.OtherName]{
	"name":     text(func(o *graph.OtherName) string { return o.Name }),
	"language": maybeText(func(o *graph.OtherName) *string { return o.Language }),
}

var identifiers = fields[*graph.ExternalIdentifier]{
	"scheme": text(func(i *graph.ExternalIdentifier) string { return i.Scheme }),
	"value":  text(func(i *graph.ExternalIdentifier) string { return i.Value }),
}

var contacts = fields[*graph.ContactDetail]{
	"type":  text(func(c *graph.ContactDetail) string { return c.Type }),
	"value": text(func(c *graph.ContactDetail) string { return c.Value }),
	"label": maybeText(func(c *graph.ContactDetail) *string { return c.Label }),
}

var areas = fields[*graph.Area]{
	"id":      text(func(a *graph.Area) string { return a.ID }),
	"slug":    text(func(a *graph.Area) string { return a.Slug }),
	"name":    text(func(a *graph.Area) string { return a.Name }),
	"version": number(func(a *graph.Area) int { return a.Version }),
}

var accounts = fields[*graph.Account]{
	"id":   text(func(a *graph.Account) string { return a.ID }),
	"name": text(func(a *graph.Account) string { return a.Name }),
	"role": text(func(a *graph.Account) graph.Role { return a.Role }),
}

var pageInfos = fields[*generated.PageInfo]{
	"hasNextPage":     truth(func(p *generated.PageInfo) bool { return p.HasNextPage }),
	"hasPreviousPage": truth(func(p *generated.PageInfo) bool { return p.HasPreviousPage }),
	"startCursor":     maybeText(func(p *generated.PageInfo) *string { return p.StartCursor }),
	"endCursor":       maybeText(func(p *generated.PageInfo) *string { return p.EndCursor }),
}

// actor plans an actor of whichever kind it will be.
func (k *knowledge) actor(p *planner, selection ast.SelectionSet) writer[*graph.Actor] {
	leader := object(p, selection, k.actors, "Leader", "Node", "Actor")
	organisation := object(p, selection, k.actors, "Organisation", "Node", "Actor")
	ally := object(p, selection, k.actors, "Ally", "Node", "Actor")
	if leader == nil || organisation == nil || ally == nil {
		return nil
	}
	return func(e *encoder, a *graph.Actor) {
		switch {
		case a == nil:
			e.fail(errMissing)
		case a.Kind == graph.KindLeader:
			leader(e, a)
		case a.Kind == graph.KindOrganisation:
			organisation(e, a)
		default:
			ally(e, a)
		}
	}
}

func (k *knowledge) kinded(p *planner, selection ast.SelectionSet) writer[graph.Kinded] {
	return turned(k.actor, func(write writer[*graph.Actor]) writer[graph.Kinded] {
		return func(e *encoder, a graph.Kinded) {
			if a == nil {
				e.fail(errMissing)
				return
			}
			write(e, a.Self())
		}
	})(p, selection)
}

func (k *knowledge) link(p *planner, selection ast.SelectionSet) writer[*graph.Link] {
	return objects(k.links, "Link", "Node")(p, selection)
}

func (k *knowledge) position(p *planner, selection ast.SelectionSet) writer[*graph.MapPosition] {
	return objects(k.positions, "MapPosition")(p, selection)
}

func (k *knowledge) actorEdge(p *planner, selection ast.SelectionSet) writer[*generated.ActorEdge] {
	return objects(k.actorEdges, "ActorEdge")(p, selection)
}

func (k *knowledge) linkEdge(p *planner, selection ast.SelectionSet) writer[*generated.LinkEdge] {
	return objects(k.linkEdges, "LinkEdge")(p, selection)
}

// linksOf plans a page of links of each actor in a list, which is one fetch. Not a page that a cursor chooses: a cursor
// belongs to one actor, and for the others it is refused.
func (k *knowledge) linksOf(p *planner, asked graphql.CollectedField) writer[*graph.Actor] {
	raw := asked.ArgumentMap(p.operation.Variables)
	types, err := linkTypes(raw["types"])
	if err != nil || raw["after"] != nil || raw["before"] != nil {
		return nil
	}
	var direction *graph.Direction
	var page graph.PageArgs
	if !argument(raw["direction"], &direction, func(v any) (graph.Direction, error) {
		s, err := graphql.UnmarshalString(v)
		return graph.Direction(s), err
	}) || !argument(raw["first"], &page.First, graphql.UnmarshalInt) || !argument(raw["last"], &page.Last, graphql.UnmarshalInt) {
		return nil
	}
	return apart(func(e *encoder, a *graph.Actor) (*generated.LinkConnection, error) {
		return links(e.ctx, k.m, a, types, direction, page)
	}, objects(k.connections, "LinkConnection"))(p, asked)
}

// linkTypes and argument read arguments as the generated code does.
func linkTypes(raw any) ([]graph.LinkType, error) {
	if raw == nil {
		return nil, nil
	}
	given := graphql.CoerceList(raw)
	types := make([]graph.LinkType, len(given))
	for i, v := range given {
		s, err := graphql.UnmarshalString(v)
		if err != nil {
			return nil, err
		}
		types[i] = graph.LinkType(s)
	}
	return types, nil
}

func argument[T any](raw any, into **T, read func(any) (T, error)) bool {
	if raw == nil {
		return true
	}
	v, err := read(raw)
	*into = &v
	return err == nil
}
