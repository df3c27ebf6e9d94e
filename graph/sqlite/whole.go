package sqlite

import (
	"cmp"
	"context"
	"slices"

	"github.com/allymap/allymap/graph"
)

const wholeActorsSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
, here (no) AS MATERIALIZED (SELECT r.no FROM area r WHERE r.id = ?2)
SELECT a.id, a.kind, a.name, a.name_language, a.other_names, a.identifiers, a.summary, a.source, a.languages, a.tags,
  a.area, a.visibility, a.job_title, a.contact_details, a.classification, a.website, a.version, a.created_at,
  a.updated_at, a.created_by, a.name_key
FROM actor a
WHERE a.no IN (
  SELECT p.actor
  FROM here h CROSS JOIN place p ON p.area = h.no AND p.list = 'name'
  WHERE p.audience IN seen
  UNION ALL
  SELECT l.to_no
  FROM here h CROSS JOIN link l ON l.from_area = h.no AND l.to_area < h.no
  WHERE l.audience IN seen AND l.from_audience IN seen AND l.to_audience IN seen
  UNION ALL
  SELECT l.to_no
  FROM here h CROSS JOIN link l ON l.from_area = h.no AND l.to_area > h.no
  WHERE l.audience IN seen AND l.from_audience IN seen AND l.to_audience IN seen
  UNION ALL
  SELECT l.from_no
  FROM here h CROSS JOIN link l ON l.to_area = h.no AND l.from_area <> l.to_area
  WHERE l.audience IN seen AND l.from_audience IN seen AND l.to_audience IN seen
)`

const wholeLinksSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT l.id, l.type, l.from_id, l.to_id, l.area, l.strength, l.mutual, l.role, l.since, l.until, l.basis, l.source, l.note, l.visibility,
  l.version, l.created_at, l.updated_at, l.created_by
FROM link l
WHERE l.from_area = (SELECT r.no FROM area r WHERE r.id = ?2)
  AND l.audience IN seen AND l.from_audience IN seen AND l.to_audience IN seen
UNION ALL
SELECT l.id, l.type, l.from_id, l.to_id, l.area, l.strength, l.mutual, l.role, l.since, l.until, l.basis, l.source, l.note, l.visibility,
  l.version, l.created_at, l.updated_at, l.created_by
FROM link l
WHERE l.to_area = (SELECT r.no FROM area r WHERE r.id = ?2) AND l.from_area <> l.to_area
  AND l.audience IN seen AND l.from_audience IN seen AND l.to_audience IN seen`

// Whole sorts here: a sort in the database would carry every column with it.
func (s *Store) Whole(ctx context.Context, scope graph.Scope, areaID string) ([]*graph.Actor, []*graph.Link, error) {
	if nothing(scope) {
		return []*graph.Actor{}, []*graph.Link{}, nil
	}
	keyed, err := list(ctx, s.reader, wholeActorsSQL, keyedActors, seenBy(scope), areaID)
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(keyed, func(a, b grouped[*graph.Actor]) int { return cmp.Compare(a.key, b.key) })
	found, err := list(ctx, s.reader, wholeLinksSQL, links, seenBy(scope), areaID)
	if err != nil {
		return nil, nil, err
	}
	return records(keyed), byID(found), nil
}
