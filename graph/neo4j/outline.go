package neo4j

import (
	"context"
	"slices"

	"github.com/allymap/allymap/graph"
)

const outlineLinksCypher = `
MATCH (a:Actor)
WHERE a.area = $area AND a.sort > '' AND a.audience IN $audiences
MATCH (a)-[r]-(b:Actor)
WHERE r.audience IN $audiences AND b.audience IN $audiences AND (startNode(r) = a OR b.area <> $area)
RETURN startNode(r).id, endNode(r).id, type(r), r.strength, r.updatedAt.epochMillis, r.createdAt.epochMillis, CASE WHEN b.area = $area THEN null ELSE b.id END`

const outlineActorsCypher = `
CALL () {
  MATCH (a:Actor)
  WHERE a.area = $area AND a.sort > '' AND a.audience IN $audiences
  RETURN a
  UNION ALL
  MATCH (a:Record)
  WHERE a.id IN $far AND a.audience IN $audiences
  RETURN a
}
RETURN a.id, a.kind, a.name, a.sort, a.area, a.classification, a.source IS NOT NULL, EXISTS {
  MATCH (a)<-[:ABOUT]-(s:Assessment)-[:ON]->(i:Issue)
  WHERE s.audience IN $audiences AND i.audience IN $audiences
}, a.createdAt.epochMillis`

// Outline reads the links first, and with the actors those that the links showed to be in other areas.
func (s *Store) Outline(ctx context.Context, scope graph.Scope, areaID string) ([]graph.ActorOutline, []graph.LinkOutline, error) {
	far := []string{}
	links, err := list(ctx, s, question{statement: outlineLinksCypher, params: map[string]any{"audiences": audiences(scope), "area": areaID}}, func(r *row) graph.LinkOutline {
		l := graph.LinkOutline{FromID: r.text(), ToID: r.text(), Type: graph.LinkType(r.text()), Strength: int8(r.number()), UpdatedAt: r.instant(), CreatedAt: r.instant()}
		if id := r.text(); id != "" {
			far = append(far, id)
		}
		return l
	})
	if err != nil {
		return nil, nil, err
	}
	slices.Sort(far)
	params := map[string]any{"audiences": audiences(scope), "area": areaID, "far": slices.Compact(far)}
	actors, err := list(ctx, s, question{statement: outlineActorsCypher, params: params}, func(r *row) graph.ActorOutline {
		return graph.ActorOutline{
			ID: r.text(), Kind: graph.ActorKind(r.text()), Name: r.text(), NameKey: r.text(), AreaID: r.text(), Classification: graph.Classification(r.text()),
			Sourced: r.truth(), Assessed: r.truth(), Created: int32(graph.DayOf(r.instant())),
		}
	})
	return actors, links, err
}
