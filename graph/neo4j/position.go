package neo4j

import (
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

const positionsCypher = `
MATCH (o:Area)
WHERE o.id IN $areas
MATCH (o)-[p:PLACED]->(a:Actor)
WHERE a.audience IN $audiences AND (a.area = o.id OR EXISTS {
  MATCH (a)-[r]-(b:Actor)
  WHERE b.area = o.id AND r.audience IN $audiences AND b.audience IN $audiences
})
RETURN o.id, p.x, p.y, a.id, a.kind, a.name, a.nameLanguage, a.otherNames, a.identifiers, a.summary, a.source, a.languages, a.tags, a.area,
  a.visibility, a.jobTitle, a.contactDetails, a.classification, a.website, a.noIntermediary, a.version, a.createdAt.epochMillis,
  a.updatedAt.epochMillis, a.createdBy`

// Positions looks at links only for actors of other areas. It sorts here, as Whole does.
func (s *Store) Positions(ctx context.Context, scope graph.Scope, areaIDs []string) (map[string][]*graph.MapPosition, error) {
	params := map[string]any{"audiences": audiences(scope), "areas": asStrings(areaIDs)}
	found, err := list(ctx, s, question{statement: positionsCypher, params: params}, func(r *row) *graph.MapPosition {
		p := &graph.MapPosition{AreaID: r.text(), X: r.real(), Y: r.real(), Actor: actor(r)}
		p.ActorID = p.Actor.ID
		return p
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b *graph.MapPosition) int { return strings.Compare(a.ActorID, b.ActorID) })
	out := map[string][]*graph.MapPosition{}
	for _, p := range found {
		out[p.AreaID] = append(out[p.AreaID], p)
	}
	return out, nil
}

const putPositionsCypher = `
UNWIND $positions AS x
MATCH (o:Area {id: x.area})
MATCH (a:Record {id: x.actor})
MERGE (o)-[p:PLACED]->(a)
SET p.x = x.x, p.y = x.y`

func keptPosition(p *graph.MapPosition) map[string]any {
	return map[string]any{"area": p.AreaID, "actor": p.ActorID, "x": p.X, "y": p.Y}
}
