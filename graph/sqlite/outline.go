package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const outlineActorsSQL = `
WITH here (no) AS MATERIALIZED (SELECT r.no FROM area r WHERE r.id = ?2)
SELECT group_concat(concat_ws(char(31), a.id, a.kind, a.name, a.name_key, a.area, a.classification, a.source IS NOT NULL, EXISTS (
    SELECT 1 FROM assessment s
    WHERE s.actor = a.no AND s.date_key > '' AND substr(?1, s.audience, 1) = x'01' AND substr(?1, s.issue_audience, 1) = x'01'
  )), char(30))
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

const outlineLinksSQL = `
SELECT group_concat(concat_ws(char(31), e.from_id, e.to_id, e.type, ifnull(e.strength, ''), e.updated_at), char(30))
FROM (
  SELECT l.from_id, l.to_id, l.type, l.strength, l.updated_at
  FROM link l
  WHERE l.from_area = (SELECT r.no FROM area r WHERE r.id = ?2)
    AND substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'
  UNION ALL
  SELECT l.from_id, l.to_id, l.type, l.strength, l.updated_at
  FROM link l
  WHERE l.to_area = (SELECT r.no FROM area r WHERE r.id = ?2) AND l.from_area <> l.to_area
    AND substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'
) e`

// Outline reads as Whole does, and a third of the columns.
func (s *Store) Outline(ctx context.Context, scope graph.Scope, areaID string) ([]graph.ActorOutline, []graph.LinkOutline, error) {
	actors, err := askCards(ctx, s, scope, outlineActorsSQL, func(c *card) graph.ActorOutline {
		return graph.ActorOutline{
			ID: c.text(), Kind: graph.ActorKind(c.text()), Name: c.text(), NameKey: c.text(), AreaID: c.text(), Classification: graph.Classification(c.text()),
			Sourced: c.number() > 0, Assessed: c.number() > 0,
		}
	}, areaID)
	if err != nil {
		return nil, nil, err
	}
	links, err := askCards(ctx, s, scope, outlineLinksSQL, func(c *card) graph.LinkOutline {
		return graph.LinkOutline{FromID: c.text(), ToID: c.text(), Type: graph.LinkType(c.text()), Strength: int8(c.number()), UpdatedAt: c.time()}
	}, areaID)
	return actors, links, err
}
