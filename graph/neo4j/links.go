package neo4j

import (
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

const linksCypher = `
MATCH (a:Record)
WHERE a.id IN $of AND a.audience IN $audiences
CALL (a) {
  MATCH (a)-[r]-(b:Actor)
  WHERE r.audience IN $audiences AND b.audience IN $audiences
    AND CASE WHEN $types IS NULL THEN true ELSE type(r) IN $types END
    AND ($direction = 'BOTH' OR type(r) IN $symmetric OR (startNode(r) = a) = ($direction = 'OUT'))
  WITH r, b, b.fold + $gap + r.id AS key
  WHERE key > $above AND key < $below
  RETURN r, b, key
  ORDER BY key
  LIMIT $limit
}
RETURN a.id, key, startNode(r) = a,
  r.id, type(r), startNode(r).id, endNode(r).id, r.area, r.strength, r.mutual, r.role, r.since, r.until, r.basis, r.source, r.note, r.visibility,
  r.version, r.createdAt.epochMillis, r.updatedAt.epochMillis, r.createdBy,
  b.id, b.kind, b.name, b.nameLanguage, b.otherNames, b.identifiers, b.summary, b.source, b.languages, b.tags, b.area,
  b.visibility, b.jobTitle, b.contactDetails, b.classification, b.website, b.noIntermediary, b.version, b.createdAt.epochMillis,
  b.updatedAt.epochMillis, b.createdBy`

const linksDownCypher = `
MATCH (a:Record)
WHERE a.id IN $of AND a.audience IN $audiences
CALL (a) {
  MATCH (a)-[r]-(b:Actor)
  WHERE r.audience IN $audiences AND b.audience IN $audiences
    AND CASE WHEN $types IS NULL THEN true ELSE type(r) IN $types END
    AND ($direction = 'BOTH' OR type(r) IN $symmetric OR (startNode(r) = a) = ($direction = 'OUT'))
  WITH r, b, b.fold + $gap + r.id AS key
  WHERE key > $above AND key < $below
  RETURN r, b, key
  ORDER BY key DESC
  LIMIT $limit
}
RETURN a.id, key, startNode(r) = a,
  r.id, type(r), startNode(r).id, endNode(r).id, r.area, r.strength, r.mutual, r.role, r.since, r.until, r.basis, r.source, r.note, r.visibility,
  r.version, r.createdAt.epochMillis, r.updatedAt.epochMillis, r.createdBy,
  b.id, b.kind, b.name, b.nameLanguage, b.otherNames, b.identifiers, b.summary, b.source, b.languages, b.tags, b.area,
  b.visibility, b.jobTitle, b.contactDetails, b.classification, b.website, b.noIntermediary, b.version, b.createdAt.epochMillis,
  b.updatedAt.epochMillis, b.createdBy`

// Links sorts each actor's own links, whose order depends on the other ends' names as they are now.
func (s *Store) Links(ctx context.Context, scope graph.Scope, f graph.LinkFilter, r graph.Range) (map[string][]*graph.Link, error) {
	statement := linksCypher
	if r.Descending {
		statement = linksDownCypher
	}
	params := bounds(r, linkFilter(scope, f))
	params["gap"] = gap
	return lists(ctx, s, question{statement, params, len(f.Of) * r.Limit}, r.Descending, func(r *row) belonging[*graph.Link] {
		at, key, outward := r.text(), r.text(), r.truth()
		l := link(r)
		if outward {
			l.To = actor(r)
		} else {
			l.From = actor(r)
		}
		return belonging[*graph.Link]{to: at, key: key, record: l}
	})
}

func linkFilter(scope graph.Scope, f graph.LinkFilter) map[string]any {
	if f.Direction == "" {
		f.Direction = graph.Both
	}
	return map[string]any{
		"audiences": audiences(scope), "of": asStrings(f.Of), "types": allOr(f.Types), "direction": string(f.Direction), "symmetric": symmetric,
	}
}

// symmetric are the types that read the same from both ends.
var symmetric = func() []string {
	var out []string
	for _, d := range graph.LinkTypes {
		if d.Symmetric {
			out = append(out, string(d.Type))
		}
	}
	return out
}()

const tiesCypher = `
MATCH (a:Record)
WHERE a.id IN $of AND a.audience IN $audiences
MATCH (a)-[r]-(b:Actor)
WHERE r.audience IN $audiences AND b.audience IN $audiences AND NOT type(r) IN $not
  AND CASE WHEN $types IS NULL THEN true ELSE type(r) IN $types END AND CASE WHEN $to IS NULL THEN true ELSE b.id IN $to END
WITH a, r, b LIMIT $limit
RETURN collect([r.id, a.id, b.id, b.sort, type(r), r.strength, r.basis, r.mutual, r.until, r.updatedAt.epochMillis, b.noIntermediary])`

const tieEndsCypher = `
MATCH (a:Record)
WHERE a.id IN $of AND a.audience IN $audiences
MATCH (a)-[r]-(b:Actor)
WHERE r.audience IN $audiences AND b.audience IN $audiences AND NOT type(r) IN $not
  AND CASE WHEN $types IS NULL THEN true ELSE type(r) IN $types END AND CASE WHEN $to IS NULL THEN true ELSE b.id IN $to END
WITH b LIMIT $limit
WITH b, count(*) AS ties
RETURN collect([b.id, b.sort, ties])`

// Ties reads as little as a walk needs: of the ends alone a tenth of the rows, where many of them are tied to each other.
func (s *Store) Ties(ctx context.Context, scope graph.Scope, f graph.TieFilter, limit int) ([]graph.Tie, error) {
	params := map[string]any{
		"audiences": audiences(scope), "of": asStrings(f.Of), "to": allOr(f.To), "types": allOr(f.Types), "not": asStrings(f.Not), "limit": limit,
	}
	if f.Ends {
		return packed(ctx, s, question{tieEndsCypher, params, 1}, func(r *row) graph.Tie {
			return graph.Tie{Other: r.text(), OtherKey: plain(r.text()), Ties: r.number()}
		})
	}
	return packed(ctx, s, question{tiesCypher, params, 1}, func(r *row) graph.Tie {
		t := graph.Tie{LinkID: r.text(), At: r.text(), Other: r.text(), OtherKey: plain(r.text()), Type: graph.LinkType(r.text()), Strength: r.number(), Basis: graph.Basis(r.text())}
		mutual := r.maybeTruth()
		t.Until, t.Written, t.NoIntermediary = graph.PartialDate(r.text()), graph.DayOf(r.instant()), r.truth()
		t.OneSided, t.Ties = mutual != nil && !*mutual && t.Type.Symmetric(), 1
		return t
	})
}

const amongCypher = `
MATCH (a:Record)
WHERE a.id IN $of AND a.audience IN $audiences
RETURN collect([a.id, a.kind, a.name, a.nameLanguage, a.otherNames, a.identifiers, a.summary, a.source, a.languages, a.tags, a.area,
  a.visibility, a.jobTitle, a.contactDetails, a.classification, a.website, a.noIntermediary, a.version, a.createdAt.epochMillis,
  a.updatedAt.epochMillis, a.createdBy, COLLECT {
    MATCH (a)-[r]->(b:Actor)
    WHERE b.id IN $of AND r.audience IN $audiences AND b.audience IN $audiences
      AND CASE WHEN $types IS NULL THEN true ELSE type(r) IN $types END
    RETURN [r.id, type(r), a.id, b.id, r.area, r.strength, r.mutual, r.role, r.since, r.until, r.basis, r.source, r.note, r.visibility,
      r.version, r.createdAt.epochMillis, r.updatedAt.epochMillis, r.createdBy]
  }])`

// Among sorts here, which costs the database less.
func (s *Store) Among(ctx context.Context, scope graph.Scope, actorIDs []string, types []graph.LinkType) ([]*graph.Actor, []*graph.Link, error) {
	params := map[string]any{"audiences": audiences(scope), "of": asStrings(actorIDs), "types": allOr(types)}
	type tied struct {
		actor *graph.Actor
		links []*graph.Link // that run out of it
	}
	found, err := packed(ctx, s, question{amongCypher, params, 1}, func(r *row) tied {
		return tied{actor(r), decoded(r.rows(), link)}
	})
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(found, func(a, b tied) int { return strings.Compare(a.actor.ID, b.actor.ID) })
	actors := make([]*graph.Actor, len(found))
	links := []*graph.Link{}
	for i, f := range found {
		actors[i] = f.actor
		links = append(links, f.links...)
	}
	sortLinks(links)
	return actors, links, nil
}

func sortLinks(links []*graph.Link) {
	slices.SortFunc(links, func(a, b *graph.Link) int { return strings.Compare(a.ID, b.ID) })
}

// link reads the columns id, type, from, to, area, strength, mutual, role, since, until, basis, source, note,
// visibility, version, createdAt, updatedAt and createdBy.
func link(r *row) *graph.Link {
	return &graph.Link{
		ID: r.text(), Type: graph.LinkType(r.text()), FromID: r.text(), ToID: r.text(), AreaID: r.text(), Strength: r.maybeNumber(),
		Mutual: r.maybeTruth(), Role: maybe[string](r), Since: maybe[graph.PartialDate](r), Until: maybe[graph.PartialDate](r),
		Basis: maybe[graph.Basis](r), Source: maybe[string](r), Note: maybe[string](r), Visibility: graph.Visibility(r.text()),
		Version: r.number(), CreatedAt: r.instant(), UpdatedAt: r.instant(), CreatedBy: maybe[string](r),
	}
}

// keptLink is the link as its relationship holds it.
func keptLink(l *graph.Link) map[string]any {
	return map[string]any{"id": l.ID, "type": string(l.Type), "from": l.FromID, "to": l.ToID, "kept": map[string]any{
		"id": l.ID, "area": l.AreaID, "strength": orNull(l.Strength), "mutual": orNull(l.Mutual), "role": orNull(l.Role),
		"since": stringOrNull(l.Since), "until": stringOrNull(l.Until), "basis": stringOrNull(l.Basis), "source": orNull(l.Source),
		"note": orNull(l.Note), "visibility": string(l.Visibility), "version": l.Version, "createdAt": instant(l.CreatedAt),
		"updatedAt": instant(l.UpdatedAt), "createdBy": orNull(l.CreatedBy), "audience": l.Audience(),
	}}
}
