package neo4j

import (
	"context"
	"slices"

	"github.com/allymap/allymap/graph"
)

const actorsByNameCypher = `
MATCH (a:Actor)
WHERE a.area = $area AND a.sort > $above AND a.sort < $below AND a.audience IN $audiences
  AND CASE WHEN $kinds IS NULL THEN true ELSE a.kind IN $kinds END
  AND CASE WHEN $classifications IS NULL THEN true ELSE a.classification IN $classifications END
  AND CASE WHEN $tags IS NULL THEN true ELSE any(tag IN a.tags WHERE tag IN $tags) END
RETURN a.id, a.kind, a.name, a.nameLanguage, a.otherNames, a.identifiers, a.summary, a.source, a.languages, a.tags, a.area,
  a.visibility, a.jobTitle, a.contactDetails, a.classification, a.website, a.noIntermediary, a.version, a.createdAt.epochMillis,
  a.updatedAt.epochMillis, a.createdBy
ORDER BY a.area, a.sort
LIMIT $limit`

const actorsByNameDownCypher = `
MATCH (a:Actor)
WHERE a.area = $area AND a.sort > $above AND a.sort < $below AND a.audience IN $audiences
  AND CASE WHEN $kinds IS NULL THEN true ELSE a.kind IN $kinds END
  AND CASE WHEN $classifications IS NULL THEN true ELSE a.classification IN $classifications END
  AND CASE WHEN $tags IS NULL THEN true ELSE any(tag IN a.tags WHERE tag IN $tags) END
RETURN a.id, a.kind, a.name, a.nameLanguage, a.otherNames, a.identifiers, a.summary, a.source, a.languages, a.tags, a.area,
  a.visibility, a.jobTitle, a.contactDetails, a.classification, a.website, a.noIntermediary, a.version, a.createdAt.epochMillis,
  a.updatedAt.epochMillis, a.createdBy
ORDER BY a.area DESC, a.sort DESC
LIMIT $limit`

const actorsByUpdateCypher = `
MATCH (a:Actor)
WHERE a.area = $area AND a.updated > $above AND a.updated < $below AND a.audience IN $audiences
  AND CASE WHEN $kinds IS NULL THEN true ELSE a.kind IN $kinds END
  AND CASE WHEN $classifications IS NULL THEN true ELSE a.classification IN $classifications END
  AND CASE WHEN $tags IS NULL THEN true ELSE any(tag IN a.tags WHERE tag IN $tags) END
RETURN a.id, a.kind, a.name, a.nameLanguage, a.otherNames, a.identifiers, a.summary, a.source, a.languages, a.tags, a.area,
  a.visibility, a.jobTitle, a.contactDetails, a.classification, a.website, a.noIntermediary, a.version, a.createdAt.epochMillis,
  a.updatedAt.epochMillis, a.createdBy
ORDER BY a.area, a.updated
LIMIT $limit`

const actorsByUpdateDownCypher = `
MATCH (a:Actor)
WHERE a.area = $area AND a.updated > $above AND a.updated < $below AND a.audience IN $audiences
  AND CASE WHEN $kinds IS NULL THEN true ELSE a.kind IN $kinds END
  AND CASE WHEN $classifications IS NULL THEN true ELSE a.classification IN $classifications END
  AND CASE WHEN $tags IS NULL THEN true ELSE any(tag IN a.tags WHERE tag IN $tags) END
RETURN a.id, a.kind, a.name, a.nameLanguage, a.otherNames, a.identifiers, a.summary, a.source, a.languages, a.tags, a.area,
  a.visibility, a.jobTitle, a.contactDetails, a.classification, a.website, a.noIntermediary, a.version, a.createdAt.epochMillis,
  a.updatedAt.epochMillis, a.createdBy
ORDER BY a.area DESC, a.updated DESC
LIMIT $limit`

// Actors has a statement for each order and direction. The area stands in the order because only so Neo4j sees that the
// index has it already; CASE because an OR would make it give up the index.
func (s *Store) Actors(ctx context.Context, scope graph.Scope, f graph.ActorFilter, r graph.Range) ([]*graph.Actor, error) {
	statement := actorsByNameCypher
	switch {
	case f.ByUpdate && r.Descending:
		statement = actorsByUpdateDownCypher
	case f.ByUpdate:
		statement = actorsByUpdateCypher
	case r.Descending:
		statement = actorsByNameDownCypher
	}
	return list(ctx, s, question{statement, bounds(r, actorFilter(scope, f)), r.Limit}, actor)
}

func actorFilter(scope graph.Scope, f graph.ActorFilter) map[string]any {
	return map[string]any{
		"audiences": audiences(scope), "area": f.AreaID, "kinds": allOr(f.Kinds), "classifications": allOr(f.Classifications), "tags": allOr(f.Tags),
	}
}

const leadersCypher = `
MATCH (a:Leader)
WHERE a.area IN $areas AND a.audience IN $audiences
RETURN a.id`

// Leaders are sorted here: an index has them area by area.
func (s *Store) Leaders(ctx context.Context, scope graph.Scope, areaIDs []string) ([]string, error) {
	ids, err := list(ctx, s, question{statement: leadersCypher, params: map[string]any{"audiences": audiences(scope), "areas": asStrings(areaIDs)}}, (*row).text)
	slices.Sort(ids)
	return ids, err
}

// actor reads the columns id, kind, name, nameLanguage, otherNames, identifiers, summary, source, languages, tags, area,
// visibility, jobTitle, contactDetails, classification, website, noIntermediary, version, createdAt, updatedAt and createdBy.
func actor(r *row) *graph.Actor {
	return &graph.Actor{
		ID: r.text(), Kind: graph.ActorKind(r.text()), Name: r.text(), NameLanguage: maybe[string](r),
		OtherNames: structs[graph.OtherName](r), Identifiers: structs[graph.ExternalIdentifier](r),
		Summary: maybe[string](r), Source: maybe[string](r), Languages: words[string](r), Tags: words[string](r), AreaID: r.text(),
		Visibility: graph.Visibility(r.text()), JobTitle: maybe[string](r), ContactDetails: structs[graph.ContactDetail](r),
		Classification: graph.Classification(r.text()), Website: maybe[string](r), NoIntermediary: r.truth(), Version: r.number(),
		CreatedAt: r.instant(), UpdatedAt: r.instant(), CreatedBy: maybe[string](r),
	}
}

// labels by which a person knows an actor in Neo4j Browser.
var labels = map[graph.ActorKind]string{graph.KindLeader: "Leader", graph.KindOrganisation: "Organisation", graph.KindAlly: "Ally"}

// keptActor is the actor as its node holds it: with its audience, its keys (fold is the part of a link's key that
// depends on this end), and its folded names for the search.
func keptActor(a *graph.Actor) map[string]any {
	names := a.Names()
	for i, n := range names {
		names[i] = graph.Fold(n)
	}
	return map[string]any{"id": a.ID, "label": labels[a.Kind], "kept": map[string]any{
		"id": a.ID, "kind": string(a.Kind), "name": a.Name, "nameLanguage": orNull(a.NameLanguage), "otherNames": asJSON(a.OtherNames),
		"identifiers": asJSON(a.Identifiers), "summary": orNull(a.Summary), "source": orNull(a.Source), "languages": listOrNull(a.Languages),
		"tags": listOrNull(a.Tags), "area": a.AreaID, "visibility": string(a.Visibility), "jobTitle": orNull(a.JobTitle),
		"contactDetails": asJSON(a.ContactDetails), "classification": notEmpty(a.Classification), "website": orNull(a.Website), "noIntermediary": onlyTrue(a.NoIntermediary),
		"version": a.Version, "createdAt": instant(a.CreatedAt), "updatedAt": instant(a.UpdatedAt), "createdBy": orNull(a.CreatedBy),
		"audience": a.Audience(), "sort": ordered(a.NameKey()), "updated": ordered(a.UpdatedKey()), "fold": ordered(a.Folded()), "names": names,
	}}
}
