package sqlite

import (
	"cmp"
	"context"
	"slices"

	"github.com/allymap/allymap/graph"
)

const wholeActorsSQL = `
WITH here (no) AS MATERIALIZED (SELECT r.no FROM area r WHERE r.id = ?2)
SELECT group_concat(a.card, char(30))
FROM actor a
WHERE a.no IN (
  SELECT p.actor
  FROM here h CROSS JOIN place p ON p.area = h.no AND p.list = 'name'
  WHERE substr(?1, p.audience, 1) = x'01'
  UNION ALL
  SELECT l.to_no
  FROM here h CROSS JOIN link l ON l.from_area = h.no AND l.to_area < h.no
  WHERE substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'
  UNION ALL
  SELECT l.to_no
  FROM here h CROSS JOIN link l ON l.from_area = h.no AND l.to_area > h.no
  WHERE substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'
  UNION ALL
  SELECT l.from_no
  FROM here h CROSS JOIN link l ON l.to_area = h.no AND l.from_area <> l.to_area
  WHERE substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'
)`

const wholeLinksSQL = `
SELECT group_concat(e.card, char(30))
FROM (
  SELECT l.card
  FROM link l
  WHERE l.from_area = (SELECT r.no FROM area r WHERE r.id = ?2)
    AND substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'
  UNION ALL
  SELECT l.card
  FROM link l
  WHERE l.to_area = (SELECT r.no FROM area r WHERE r.id = ?2) AND l.from_area <> l.to_area
    AND substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'
) e`

// Whole sorts here: a sort in the database would carry every column with it.
func (s *Store) Whole(ctx context.Context, scope graph.Scope, areaID string) ([]*graph.Actor, []*graph.Link, error) {
	keyed, err := askCards(ctx, s, scope, wholeActorsSQL, keyedActor, areaID)
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(keyed, func(a, b grouped[*graph.Actor]) int { return cmp.Compare(a.key, b.key) })
	found, err := askCards(ctx, s, scope, wholeLinksSQL, link, areaID)
	if err != nil {
		return nil, nil, err
	}
	return records(keyed), byID(found), nil
}
