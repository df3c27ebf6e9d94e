package resolvers

import (
	"maps"
	"slices"
)

// FieldByField is o without the encoding of whole lists: gqlgen's ordinary path.
func (o Options) FieldByField() Options {
	o.fieldByField = true
	return o
}

// WatchLists is o with a witness of each list that could be encoded in one pass, and whether it was.
func (o Options) WatchLists(watch func(inOnePass bool)) Options {
	o.watchLists = watch
	return o
}

// KnownFields are the fields that plans know, by the type that has them.
func KnownFields() map[string][]string {
	k := newKnowledge(nil)
	return map[string][]string{
		"Actor": names(k.actors), "Leader": names(k.actors), "Organisation": names(k.actors), "Ally": names(k.actors), "Link": names(k.links),
		"MapPosition": names(k.positions), "ActorEdge": names(k.actorEdges), "LinkEdge": names(k.linkEdges), "LinkConnection": names(k.connections), "PageInfo": names(pageInfos),
		"OtherName": names(otherNames), "ExternalIdentifier": names(identifiers), "ContactDetail": names(contacts), "Area": names(areas), "Account": names(accounts),
	}
}

func names[T any](of fields[T]) []string { return slices.Collect(maps.Keys(of)) }
