package neo4j

import (
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

const wholeLinksCypher = `
MATCH (a:Actor)
WHERE a.area = $area AND a.sort > '' AND a.audience IN $audiences
MATCH (a)-[r]-(b:Actor)
WHERE r.audience IN $audiences AND b.audience IN $audiences AND (startNode(r) = a OR b.area <> $area)
RETURN r.id, type(r), startNode(r).id, endNode(r).id, r.area, r.strength, r.mutual, r.role, r.since, r.until, r.basis, r.source, r.note, r.visibility,
  r.version, r.createdAt.epochMillis, r.updatedAt.epochMillis, r.createdBy, CASE WHEN b.area = $area THEN null ELSE b.id END`

const wholeActorsCypher = `
CALL () {
  MATCH (a:Actor)
  WHERE a.area = $area AND a.sort > '' AND a.audience IN $audiences
  RETURN a
  UNION ALL
  MATCH (a:Record)
  WHERE a.id IN $far AND a.audience IN $audiences
  RETURN a
}
RETURN a.id, a.kind, a.name, a.nameLanguage, a.otherNames, a.identifiers, a.summary, a.source, a.languages, a.tags, a.area,
  a.visibility, a.jobTitle, a.contactDetails, a.classification, a.website, a.noIntermediary, a.version, a.createdAt.epochMillis,
  a.updatedAt.epochMillis, a.createdBy, a.sort`

// Whole reads the links first, and with the actors those that the links showed to be in other areas. A link whose end
// went in between is left out.
func (s *Store) Whole(ctx context.Context, scope graph.Scope, areaID string) ([]*graph.Actor, []*graph.Link, error) {
	params := map[string]any{"audiences": audiences(scope), "area": areaID}
	type tied struct {
		link *graph.Link
		far  *string
	}
	ties, err := list(ctx, s, question{statement: wholeLinksCypher, params: params}, func(r *row) tied { return tied{link(r), maybe[string](r)} })
	if err != nil {
		return nil, nil, err
	}
	far := []string{}
	for _, t := range ties {
		if t.far != nil {
			far = append(far, *t.far)
		}
	}
	slices.Sort(far)
	type placed struct {
		actor *graph.Actor
		place string
	}
	params = map[string]any{"audiences": audiences(scope), "area": areaID, "far": slices.Compact(far)}
	found, err := list(ctx, s, question{statement: wholeActorsCypher, params: params}, func(r *row) placed { return placed{actor(r), r.text()} })
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(found, func(a, b placed) int { return strings.Compare(a.place, b.place) })
	actors := make([]*graph.Actor, len(found))
	there := make(map[string]bool, len(found))
	for i, f := range found {
		actors[i] = f.actor
		there[f.actor.ID] = true
	}
	links := make([]*graph.Link, 0, len(ties))
	for _, t := range ties {
		if there[t.link.FromID] && there[t.link.ToID] {
			links = append(links, t.link)
		}
	}
	sortLinks(links)
	return actors, links, nil
}

const standingCypher = `
MATCH (i:Record)
WHERE i.id = $issue AND i.audience IN $audiences
MATCH (i)<-[:ON]-(s:Assessment)-[:ABOUT]->(a:Actor)
WHERE s.audience IN $audiences AND a.audience IN $audiences
RETURN s.date, s.id, s.actor, s.issue, s.area, s.on, s.support, s.influence, s.roles, s.note, s.visibility, s.version,
  s.createdAt.epochMillis, s.createdBy
LIMIT $limit`

// standing sorts here, which costs the database less.
func (s *Store) standing(ctx context.Context, scope graph.Scope, issueID string, limit int) (map[string][]*graph.Assessment, error) {
	type placed struct {
		date       string
		assessment *graph.Assessment
	}
	params := map[string]any{"audiences": audiences(scope), "issue": issueID, "limit": limit}
	found, err := list(ctx, s, question{standingCypher, params, limit}, func(r *row) placed { return placed{r.text(), assessment(r)} })
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b placed) int { return strings.Compare(a.date, b.date) })
	out := make([]*graph.Assessment, len(found))
	for i, f := range found {
		out[i] = f.assessment
	}
	return map[string][]*graph.Assessment{issueID: out}, nil
}
