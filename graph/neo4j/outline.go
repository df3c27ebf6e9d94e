package neo4j

import (
	"context"
	"slices"

	"github.com/allymap/allymap/graph"
)

const outlineCypher = `
MATCH (a:Actor)
WHERE a.area = $area AND a.sort > '' AND a.audience IN $audiences
RETURN a.id, a.kind, a.name, a.sort, a.area, a.classification, a.source IS NOT NULL, EXISTS {
  MATCH (a)<-[:ABOUT]-(s:Assessment)-[:ON]->(i:Issue)
  WHERE s.audience IN $audiences AND i.audience IN $audiences
}, a.createdAt.epochMillis, COLLECT {
  MATCH (a)-[r]-(b:Actor)
  WHERE r.audience IN $audiences AND b.audience IN $audiences AND (startNode(r) = a OR b.area <> $area)
  RETURN [b.id, b.area = $area, startNode(r) = a, type(r), r.strength, r.until, r.updatedAt.epochMillis, r.createdAt.epochMillis]
}`

const outlineFarCypher = `
MATCH (a:Record)
WHERE a.id IN $far AND a.audience IN $audiences
RETURN a.id, a.kind, a.name, a.sort, a.area, a.classification, a.source IS NOT NULL, EXISTS {
  MATCH (a)<-[:ABOUT]-(s:Assessment)-[:ON]->(i:Issue)
  WHERE s.audience IN $audiences AND i.audience IN $audiences
}, a.createdAt.epochMillis`

// Outline reads the area's actors with their links, and then those at the links' other ends that are in other areas.
func (s *Store) Outline(ctx context.Context, scope graph.Scope, areaID string) ([]graph.ActorOutline, []graph.LinkOutline, error) {
	params := map[string]any{"audiences": audiences(scope), "area": areaID}
	found, err := list(ctx, s, question{statement: outlineCypher, params: params}, tiedOutline)
	if err != nil {
		return nil, nil, err
	}
	actors, links, far := make([]graph.ActorOutline, len(found)), []graph.LinkOutline{}, []string{}
	for i, t := range found {
		actors[i] = t.actor
		links, far = append(links, t.links...), append(far, t.far...)
	}
	if len(far) == 0 {
		return actors, links, nil
	}
	slices.Sort(far)
	params = map[string]any{"audiences": audiences(scope), "far": slices.Compact(far)}
	others, err := list(ctx, s, question{statement: outlineFarCypher, params: params}, actorOutline)
	return append(actors, others...), links, err
}

// tied is an actor with the links that run out of it, and those from other areas to it.
type tied struct {
	actor graph.ActorOutline
	links []graph.LinkOutline
	far   []string // the ends in other areas
}

func tiedOutline(r *row) tied {
	t := tied{actor: actorOutline(r)}
	t.links = decoded(r.rows(), func(r *row) graph.LinkOutline {
		from, to := t.actor.ID, r.text()
		if near := r.truth(); !near {
			t.far = append(t.far, to)
		}
		if outward := r.truth(); !outward {
			from, to = to, from
		}
		return graph.LinkOutline{
			FromID: from, ToID: to, Type: graph.LinkType(r.text()), Strength: int8(r.number()), Until: graph.PartialDate(r.text()), UpdatedAt: r.instant(), CreatedAt: r.instant(),
		}
	})
	return t
}

func actorOutline(r *row) graph.ActorOutline {
	return graph.ActorOutline{
		ID: r.text(), Kind: graph.ActorKind(r.text()), Name: r.text(), NameKey: r.text(), AreaID: r.text(), Classification: graph.Classification(r.text()),
		Sourced: r.truth(), Assessed: r.truth(), Created: int32(graph.DayOf(r.instant())),
	}
}
